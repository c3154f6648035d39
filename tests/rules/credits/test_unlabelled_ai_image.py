import pytest
from credits_remarks import flagged, queries, remarks

from lint_rules.rules.credits import unlabelled_ai_image as rule

ITEM = '{{"uri": "x", "type": "picture", "by": "Ana Brodik", "description_text": "{}", "digitalsourcetype": "{}"}}'
CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@pytest.mark.parametrize(
    "kind", ["trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"]
)
def test_generated_pictures_are_pointed_at_by_their_caption(kind: str) -> None:
    assert flagged(rule, ITEM.format("The dam at Ostrel.", CODES + kind), "a.json") == ["The dam at Ostrel."]


@pytest.mark.parametrize(
    "label", ["AI-generated picture of the dam.", "The dam, generated with Midjourney.", "The dam (AI)"]
)
def test_labels_that_readers_see(label: str) -> None:
    assert not remarks(rule, ITEM.format(label, CODES + "trainedAlgorithmicMedia"), "a.json")


@pytest.mark.parametrize("kind", ["digitalCapture", "humanEdits", "", "algorithmicallyEnhanced"])
def test_other_origins(kind: str) -> None:
    assert not remarks(rule, ITEM.format("The dam.", CODES + kind), "a.json")


def test_pages_tell_it_in_linked_data() -> None:
    page = (
        '<script type="application/ld+json">{"@type": "ImageObject", "contentUrl": "http://x.y/dam.jpg", '
        '"digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource"}</script>'
        "<figure><img src='dam.jpg' alt='An AI picture'><figcaption>The dam. (Harbour News)</figcaption></figure>"
    )
    assert flagged(rule, page, "a.html") == ["The dam. (Harbour News)"]


def test_a_file_is_reminded_of_it() -> None:
    sidecar = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        f'e:DigitalSourceType="{CODES}trainedAlgorithmicMedia"/></rdf:RDF></x:xmpmeta>'
    )
    assert queries(rule, sidecar, "dam.xmp")

"""Clauses that do not hold together."""

import pytest
from phrase_examples import remarks


@pytest.mark.parametrize(
    ("text", "part", "pattern"),
    [
        ("Stressed the pilot that the quay was safe.", "Stressed the pilot that", "D56"),
        ("The mud is necessary to remove before May.", "mud is necessary to remove before", "D57"),
        ("A second flood is necessary to prepare for by digging.", "flood is necessary to prepare for by", "D57"),
        ("Soon will begin the repairs on the quay.", "Soon will begin the", "D58"),
        ("Although the regatta, which ended late, all were glad.", "Although the regatta, which ended late", "D59"),
        ("Although the heavy swell in the bay, the race went ahead.", "Although the heavy swell in the bay", "D59"),
        ("Despite the river flooded the lower road, buses ran.", "Despite the river flooded", "D59"),
        ("But empty quays and the two men have been forced to share.", "But empty quays and the two men", "D60"),
        ("They did not listen to the crew and begin to sail.", "did not listen to the crew and begin", "D61"),
        ("The island broke a pact signed by itself.", "signed by itself", "D63"),
        ("The trip ended after eating a late lunch.", "trip ended after eating", "D65"),
        ("It was a test trial testing the pumps.", "test trial testing", "D66"),
        (
            "We cannot say what kind of regattas this regatta will be remembered.",
            "what kind of regattas this regatta will be remembered",
            "D66",
        ),
        ("By the divers was found an anchor.", "By the divers was found an", "D58"),
        ("On the pier will sing choirs from nine towns.", "On the pier will sing choirs", "D58"),
        ("In the town Tarvel was put into service a crane.", "In the town Tarvel was put into service a", "D58"),
        ("Next to the weir will be built a mill for eels.", "Next to the weir will be built a", "D58"),
        ("The main task of the board the control of fees.", "task of the board the", "D60"),
        ("The board will order a repair of the repaired weir.", "repair of the repaired", "D66"),
        ("Divers will survey the survey of the wreck.", "survey the survey", "D66"),
        ("The landslide, it buried two barns.", "The landslide, it buried", "S05"),
        ("The gap which has caused by the ice was closed.", "has caused by the", "S06"),
        ("The council promised to rise the wages of divers.", "to rise the wages", "S07"),
        ("Skippers asked when will the lock open.", "asked when will the", "S09"),
        ("The mayor arrives two days ago in the port.", "arrives two days ago", "D85"),
        ("The keeper said, that it was late.", "said, that it", "D86"),
        ("The keeper of the weir, was late.", "weir, was", "D86"),
        (
            "It is unclear what sort of races this race will be remembered in the valley.",
            "what sort of races this race will be remembered",
            "D66",
        ),
        ("The bridge it was built by the army.", "The bridge it was", "D47"),
        ("It is a road which on it nobody drives.", "which on it", "S01"),
        ("The mill is belonging to the town.", "is belonging to", "S02"),
        ("The skipper has arrived yesterday from the islands.", "has arrived yesterday", "S03"),
    ],
)
def test_position(text: str, part: str, pattern: str) -> None:
    found = [(text[remark.start : remark.end], remark.pattern) for remark in remarks("translation/broken-clause", text)]
    assert found == [(part, pattern)]


def test_cures_use_the_storys_verb() -> None:
    (remark,) = remarks("translation/broken-clause", "The mayor arrives two days ago in the port.")
    assert remark.suggestion == "arrived"
    (remark,) = remarks("translation/broken-clause", "They did not listen to the crew and begin to sail.")
    assert remark.suggestion == "but began"


@pytest.mark.parametrize(
    "text",
    [
        "Announced the day before the storm, the plan was dropped.",
        "The cables are necessary to keep it upright.",
        "In August, Will Harker opened the mill; next spring will see its fair.",
        "Although the favourite in the race, he lost.",
        "Although tired, they sailed; although a keen sailor, she stayed.",
        "Although the regatta, which ended late, was wet, all were glad.",
        "Despite this success Mr Dorn left his post.",
        "But empty quays and low prices have forced two men to share.",
        "They did not stop and think, or want to pack up and leave.",
        "A pact cannot be signed by itself.",
        "The trip ended without a pact.",
        "The town marks the storm of three years ago; he faces charges over a fight two years ago.",
        "She remembers the fair ten years ago, and hard work is necessary to succeed.",
        "We cannot say which races this race will be compared to.",
        "The skipper arrived yesterday; the mill has been shut since a fire three years ago.",
        "The show shows how pumps work; the winter of that winter's storms is gone.",
        "A chart drawn days ago shows it; he says it began a week ago.",
        "It was clear, he said, that it was late.",
        "The keeper of the weir, Per Lund, was late.",
        "The bridge it bought last year has collapsed.",
        "On the pier the choirs will sing nine songs, and behind the altar will hang a net.",
        "In the spring the lock was rebuilt a second time.",
        "At the fair visitors will see a crane.",
        "The main task of the board is the control of fees, the reason for which the mayor explained.",
        "They walk the walk; it was a song of songs.",
        "The next day, they opened the lock; the weir, it seems, is safe.",
        "“Stressed the pilot that the quay was safe.”",
    ],
)
def test_silence(text: str) -> None:
    assert not remarks("translation/broken-clause", text)


def test_an_inversion_in_quoted_words_is_queried() -> None:
    (remark,) = remarks(
        "translation/broken-clause", "“It is late, but most likely, will begin the race at dawn,” she said."
    )
    assert "query the translator" in remark.message


def test_a_slip_at_the_very_end_of_the_copy() -> None:
    assert not remarks("translation/broken-clause", "The herring was sold in thee of the harbour")

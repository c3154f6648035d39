import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.credit_lines import (
    agencies,
    credit_in,
    is_agency,
    is_credit_line,
    lacks_author,
    names_nobody,
    photographer,
    trailing_credit,
    trailing_credit_span,
)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The dam (Reuters)", "Reuters"),
        ("The dam [AP]", "AP"),
        ("The dam. (AP Photo/Ana Brodik)", "AP Photo/Ana Brodik"),
        ("The dam (Ana Brodik/Harbour News via AP)", "Ana Brodik/Harbour News via AP"),
        ("The dam (SPUTNIK/Ana Brodik/REUTERS)", "SPUTNIK/Ana Brodik/REUTERS"),
        ("The dam (Photo: Ana Brodik)", "Photo: Ana Brodik"),
        ("The dam. Photo: Ana Brodik", "Photo: Ana Brodik"),
        ("The dam in 2008 Image: Ana Brodik.", "Image: Ana Brodik"),
        ("The dam © Ana Brodik 2024", "© Ana Brodik 2024"),
        ("The dam (handout)", "handout"),
        (
            "The dam (copyright Ana Brodik; reprinted with permission)",
            "copyright Ana Brodik; reprinted with permission",
        ),
    ],
)
def test_credits_at_a_captions_end(caption: str, credit: str) -> None:
    assert trailing_credit(caption) == credit
    span = trailing_credit_span(caption)
    assert span is not None
    assert caption[slice(*span)] == credit


@pytest.mark.parametrize(
    "caption",
    [
        "The mayor, Tom Vesk (left)",
        "The ferry sank in 2004 (see map)",
        "Iva Lun (D., Ostrel)",
        "The dam: big enough for the valley",
        "The mayor denied that the photo was a fake.",
    ],
)
def test_what_is_no_credit(caption: str) -> None:
    assert trailing_credit(caption) is None
    assert credit_in(caption) is None


@pytest.mark.parametrize(
    "caption",
    [
        *("The dam. Ana Brodik/AP", "Ana Brodik via Getty Images", "The dam. Ana Brodik, CC BY-SA 4.0", "Getty Images"),
        *("Courtesy of Ana Brodik", "(The Ostrel Post)", "Image source, Ana Brodik", "File photo"),
    ],
)
def test_forms_that_are_credits_beside_a_picture(caption: str) -> None:
    assert credit_in(caption)


@pytest.mark.parametrize(
    "credit", ["Internet", "Photo: Internet", "Photo: Google", "Source: open sources", "Photo: social media", "archive"]
)
def test_credits_that_name_nobody(credit: str) -> None:
    assert names_nobody(credit)


@pytest.mark.parametrize(
    "credit", ["Facebook/Ana Brodik", "Photo: Ana Brodik", "Reuters", "Twitter / Ostrel Dam", "Supplied"]
)
def test_credits_that_name_somebody(credit: str) -> None:
    assert not names_nobody(credit)


def test_photographers_are_told_from_agencies() -> None:
    assert photographer("Ana Brodik/Reuters") == "Ana Brodik"
    assert photographer("Photo: Ana Brodik") == "Ana Brodik"
    assert photographer("Getty Images") is None


def test_agencies_are_data() -> None:
    assert is_agency("Reuters")
    assert is_agency("REUTERS")
    assert not is_agency("reuters")
    assert len(agencies()) > 100


@given(st.text(max_size=300))
def test_any_caption_is_survived(caption: str) -> None:
    credit = trailing_credit(caption)
    assert credit is None or credit in caption
    is_credit_line(caption)
    credit_in(caption)
    lacks_author(caption)
    names_nobody(caption)


@pytest.mark.parametrize(
    "credit",
    [
        *("The dam. CC BY-SA 4.0", "Wikimedia Commons, CC BY 2.0", "Photo: Wikimedia Commons (CC BY-SA 3.0)"),
        *("The dam at Ostrel (CC BY-SA 4.0)", "Flickr / CC BY", "The dam in spring, CC BY-SA 4.0"),
    ],
)
def test_licences_without_an_author(credit: str) -> None:
    assert lacks_author(credit)


@pytest.mark.parametrize(
    "credit",
    [
        *("Ana Brodik, CC BY-SA 4.0", "Ana Brodik / Wikimedia Commons / CC BY-SA", "© Ana Brodik (CC BY 2.0)"),
        *("Tom Vesk, CC BY 4.0, via Wikimedia Commons", "CC BY-SA 4.0, Ana Brodik", "CC0", "Ana Brodik", ""),
        *("Photo by Ana Brodik, licensed under Creative Commons", "dam_fan99 (CC-BY-SA)"),
    ],
)
def test_licences_with_an_author(credit: str) -> None:
    assert not lacks_author(credit)

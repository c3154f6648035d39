import pytest

from lint_rules.document.credit_lines import credit_in, is_credit_line, names_nobody, trailing_credit


@pytest.mark.parametrize(
    "credit",
    [
        *("Photo: from the internet", "Photo from Instagram", "Photo taken from social networks", "Image found online"),
        *(
            "Photo: screenshot from video",
            "Photo: press service",
            "Photo: publicly available sources",
            "Foto: internet",
        ),
        *("Photo: Twitter/X", "Photo: a user of the network", "Video: circulating on social media"),
    ],
)
def test_places_where_pictures_are_found(credit: str) -> None:
    assert names_nobody(credit)
    assert credit_in(f"The dam at Ostrel on Monday. {credit}") == credit


@pytest.mark.parametrize(
    "credit",
    [
        *("Photo: press service of the Port of Ostrel", "Photo: National Archives", "Photo: Internet Archive"),
        *("Photo: Open Society Foundation", "Photo from the Facebook page of the Port of Ostrel", "Image from NASA"),
        *("Photo taken by Ana Brodik", "Photo: Google Maps", "Archive photo", "Source: Port of Ostrel"),
    ],
)
def test_somebody_behind_the_place(credit: str) -> None:
    assert not names_nobody(credit)
    assert credit_in(f"The dam at Ostrel on Monday. {credit}") == credit


def test_lines_of_their_own() -> None:
    assert is_credit_line("Photo from social networks")
    assert not is_credit_line("Videos circulated on social media.")
    assert not is_credit_line("From the archives")


def test_behind_a_captions_last_sentence() -> None:
    assert trailing_credit("The dam held on Monday. Photo from social networks") == "Photo from social networks"
    assert trailing_credit("He read it there. Photos circulated on social media.") is None
    assert trailing_credit("Chart: Level of the river by month") is None
    assert credit_in("The dam (internet)") == "internet"

"""Who is who in a story."""

from lint_rules.document import read
from lint_rules.language.clusters import Cluster
from lint_rules.language.story import Story


def people(text: str) -> dict[str, list[str]]:
    story = Story(read.read("story.txt", text.encode()))
    return {cluster.name: [mention.text for mention in cluster.mentions] for cluster in story.clusters}


def cluster(text: str, name: str) -> Cluster:
    story = Story(read.read("story.txt", text.encode()))
    return next(found for found in story.clusters if found.name == name)


def test_a_surname_belongs_to_the_person_introduced_by_it() -> None:
    text = "Mayor Ada Okello spoke. Okello sang. Ms Okello left."
    assert people(text) == {"Ada Okello": ["Ada Okello", "Okello", "Okello"]}
    assert cluster(text, "Ada Okello").title == "Mayor"


def test_a_surname_used_before_the_introduction_joins_it() -> None:
    assert people("Okello spoke. Ada Okello then sang, she said.") == {"Ada Okello": ["Okello", "Ada Okello"]}


def test_two_people_of_one_surname_stay_apart() -> None:
    found = people("Ada Okello spoke. Her brother Tom Okello sang. Okello left.")
    assert found == {"Ada Okello": ["Ada Okello"], "Tom Okello": ["Tom Okello", "Okello"]}


def test_a_title_decides_between_two() -> None:
    text = "Mayor Ada Okello spoke. Captain Tom Okello sang. Mayor Okello left."
    assert people(text)["Ada Okello"] == ["Ada Okello", "Okello"]


def test_initials_and_longer_given_names_are_the_same_person() -> None:
    assert people("Theodore Whitlow rowed. T. Whitlow won.") == {"Theodore Whitlow": ["Theodore Whitlow", "T. Whitlow"]}


def test_a_korean_surname() -> None:
    assert people("Ryu Sang-ho rowed. Ryu won.") == {"Ryu Sang-ho": ["Ryu Sang-ho", "Ryu"]}


def test_middle_initials_keep_father_and_son_apart() -> None:
    assert len(people("Theodore W. Whitlow rowed. Theodore H. W. Whitlow won.")) == 2

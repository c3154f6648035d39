"""Garbled clauses by kind of fault, each beside the English that it must not be taken for."""

import pytest
from phrase_examples import remarks

FAMILIES = ("agreement", "article", "broken-clause", "calque", "preposition")


def found(text: str) -> list[tuple[str, str | None]]:
    """What the sentence-level rules point at, with their patterns."""
    return [
        (text[remark.start : remark.end], remark.pattern)
        for family in FAMILIES
        for remark in remarks(f"translation/{family}", text)
        if remark.severity != "info"
    ]


@pytest.mark.parametrize(
    ("text", "part", "pattern"),
    [
        ("The weir was came down in the flood.", "was came", "D80"),
        ("The barge has been arrived by dusk.", "has been arrived", "D80"),
        ("Nobody from the crew did not hear the bell.", "Nobody from the crew did not", "D61"),
        ("There is many leaks in the weir.", "There is many leaks", "D77"),
        ("He counted seven lighthouse on the coast.", "seven lighthouse", "D78"),
        ("Company signed agreement with harbour about dredging.", "Company", "D70"),
        ("This weir the divers will inspect on Friday.", "This weir the divers will", "D57"),
        ("The board decided a decision about the lock.", "decided a decision", "D66"),
        ("The shed which its roof was torn off is empty.", "shed which its roof was torn", "S05"),
        ("Because of the keeper left the lock, the quay flooded.", "Because of the keeper left the", "S13"),
        ("It was decided by the board the closure of the lock.", "", "S14"),
        ("Last year the island has exported nine tonnes of eels.", "Last year the island has exported", "S03"),
        ("When the keeper will return to the lock, he will mend it.", "", "S15"),
        ("The skipper is married with the daughter of the keeper.", "is married with the daughter", "D74"),
        ("The board has announce the closure of the lock.", "has announce", "D80"),
        ("The ferry will lasts two hours.", "will lasts", "D80"),
        ("The board met for improve the lock.", "for improve", "D80"),
        ("Divers found cracks in this walls of the lock.", "this walls", "D78"),
        ("Died in the lighthouse the last keeper of the coast.", "Died in", "D56"),
        ("Was launched on Friday a fund for the nets.", "Was launched", "D56"),
        ("The wages of the divers the board has not paid since May.", "The wages of the divers the board has", "D57"),
        ("The new lock, which was opened by the mayor of the town.", "The new lock, which", "D60"),
        ("The survey surveyed by nine crews was lost.", "survey surveyed", "D66"),
        ("The catch fell during of the frost.", "during of", "D74"),
        ("The fund which headed by the keeper is empty.", "which headed by the", "S16"),
        ("The keeper, whose his boat sank, was saved.", "", "S16"),
        ("The thief confessed in the crime of his brother.", "confessed in the", "D74"),
        ("Neither the keeper nor the skipper were not on the pier.", "Neither the keeper", "D61"),
        ("Tomorrow the keeper opened the new lock in the harbour.", "Tomorrow the keeper opened", "S03"),
        ("The storm exploded and an explosion exploded in the mill.", "explosion exploded", "D66"),
        ("The divers carried out an inspection to inspect the wreck.", "inspection to inspect", "D66"),
        ("Although the gale which hit the coast tore roofs off the sheds, no victims.", "Although", "D59"),
        (
            "The village being without water for two days and the frost growing in the valley.",
            "The village being",
            "D60",
        ),
        ("The navy made explosion of the wreck.", "made explosion of", "TR01"),
    ],
)
def test_garbled(text: str, part: str, pattern: str) -> None:
    hits = found(text)
    assert any(words.startswith(part) and which == pattern for words, which in hits), hits


@pytest.mark.parametrize(
    "text",
    [
        "What the raft was became clear; all it did was float.",
        "Nobody who did not hear the bell came.",
        "Those still writing for the two remaining papers were paid in kind.",
        "A seven lighthouse tour costs nine pounds a head.",
        "The harbour board, a company of skippers, met in camera.",
        "This week the divers will inspect the weir.",
        "The weir the divers inspected on Friday has gone.",
        "The keeper received a warm reception.",
        "The barn, whose roof was torn off, is empty, a sign that its owner has left.",
        "The catch is close to that of last year, despite the fleet Tarvel sent.",
        "Since last year the island has exported nine tonnes of eels.",
        "The skipper was unsure when the keeper would return.",
        "The skipper is married with two sons.",
        "Added to that were nine claims for nets, and the cost is set to exceed the budget.",
        "The files are free for download this year, and letters went to selected skippers.",
        "Serie A titles mean little to a sports and leisure firm.",
        "The new lock, which was opened by the mayor, leaks.",
        "The debt, which increased by a third, is owed to that firm; the house that it built by the lake sank.",
        "While fishing boats last for decades, that is likely to change.",
        "Although the gale tore roofs off the sheds, no victims were found.",
        "Listened to the end, the song is a lament.",
    ],
)
def test_native(text: str) -> None:
    assert found(text) == []

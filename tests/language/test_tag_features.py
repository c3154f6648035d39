"""What the tagger sees of a word."""

from lint_rules.language.tag_features import Entry, bases, candidates, kind, plain, positions, shape, verb_state


def test_plain() -> None:
    assert plain("O’Hara") == "o'hara"
    assert plain("1912") == "0000"


def test_positions() -> None:
    assert list(positions(["The", "mayor", "of", "Miravelo", "resigned"])) == ["f", "", "", "", ""]
    assert list(positions(["Ferry", "Workers", "Strike"])) == ["h", "h", "h"]
    assert list(positions(["“", "We", "know", "”"])) == ["", "f", "", ""]


def test_shape() -> None:
    assert [shape(word, "") for word in ("dam", "Dam", "DAM", "D", "McDam", "iDam", "12", "%")] == [
        "x", "Xx", "XX", "X", "XxX", "xX", "0", ".",
    ]  # fmt: skip


def test_candidates() -> None:
    assert candidates("12,500", None) == ("CD",)
    assert candidates("7.5bn", None) == ("CD",)
    assert candidates("the", Entry(("DT",), complete=True)) == ("DT",)
    assert candidates("The", Entry(("DT",), complete=True)) == ("DT",)
    assert "NNP" not in candidates("boat", Entry(("NN", "NNP"), complete=False))
    assert {"NNP", "VBD"} <= set(candidates("Rowed", Entry(("VBD",), complete=False)))


def test_verb_state() -> None:
    state = ""
    seen = []
    for word, label in [("dam", "NN"), ("was", "VBD"), ("built", "VBN"), (",", ","), ("and", "CC"), ("that", "WDT")]:
        state = verb_state(state, word, label)
        seen.append(state)
    assert seen == ["", "b", "v", "v,", "vc", ""]


def test_kind() -> None:
    verb = Entry(("VB", "VBP"), complete=False)
    assert kind("row", verb, None) == "VB|VBP"
    assert kind("mends", None, verb) == "?sV"
    assert kind("Mends", None, verb) == "?Xs"
    assert kind("1912", None, None) == "?0"


def test_bases() -> None:
    assert "ferry" in bases("ferries")
    assert "mend" in bases("mending")
    assert "hope" in bases("hoped")
    assert "plan" in bases("planned")
    assert list(bases("dam")) == []

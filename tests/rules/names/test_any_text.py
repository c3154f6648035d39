"""Whatever the text, the rules of the family neither crash nor point beside it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from name_remarks import remarks

from lint_rules.rules import registry

RULES = [name.removeprefix("names/") for name in registry.catalogue() if name.startswith("names/")]
PIECES = st.sampled_from(
    "Orla Fennimore|Fenimore|Ms|President|al-Tamiri|Al-Tamiri|el|van|Ryu Sang-ho|Ryu Sang Ho|said|U.N.|UN|US|"
    "(|)|,|.|“|”|\n\n|Kiev|DPRK|North Korea|Kiev|the Ukraine|-|'s|’|Павленко|P\u0430vlenko|J.|K.|III|Reserve Colonel|"
    "Doctor Engineer|May|Monday|@x|é|\u200b|A|1|2nd|of|the|Mr".split("|")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "\n"])), max_size=30))
def test_remarks_and_edits_lie_in_the_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    for rule in RULES:
        for remark in remarks(rule, text):
            assert 0 <= remark.start < remark.end <= len(text)
            assert remark.message
            for edit in remark.edits:
                assert 0 <= edit.start <= edit.end <= len(text)
            for aside in remark.related:
                assert 0 <= aside.start < aside.end <= len(text)

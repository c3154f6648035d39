import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.json_tree import JsonFault, JsonNumber, JsonValue, decoded, parse

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def plain(value: JsonValue) -> object:
    if isinstance(value.data, dict):
        return {name: plain(member) for name, member in value.data.items()}
    if isinstance(value.data, list):
        return [plain(item) for item in value.data]
    return json.loads(value.data.text) if isinstance(value.data, JsonNumber) else value.data


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_it_reads_what_json_writes(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert plain(parse(text)) == value


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.booleans())
def test_strings_map_to_the_file(string: str, ascii_only: bool) -> None:
    text = json.dumps({"a": string}, ensure_ascii=ascii_only)
    value = parse(text).members["a"]
    pieces = list(decoded(text, value.source))
    assert "".join(piece for piece, _, _ in pieces) == string
    assert [start for _, start, _ in pieces[1:]] == [end for _, _, end in pieces[:-1]]
    assert all(text[start:end] == piece for piece, start, end in pieces if len(piece) == end - start)


@pytest.mark.parametrize(
    "text", ["", "[1,", '{"a":}', '{"a" 1}', "[1 2]", "{} x", "nul", '{"a":"b', "[}", "[1]]", '{"a":1,}', "[,1]"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(JsonFault):
        parse(text)


def test_a_hundred_thousand_levels_are_refused_in_words() -> None:
    with pytest.raises(JsonFault, match="nested deeper than 500 levels"):
        parse("[" * 100_000 + "]" * 100_000)


def test_a_fault_names_its_line() -> None:
    with pytest.raises(JsonFault, match="line 3"):
        parse('{\n"a": 1\n"b": 2}')

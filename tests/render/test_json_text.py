from __future__ import annotations

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from grader.render.json_text import json_text

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(values)
def test_a_program_reads_what_was_written(value: object) -> None:
    assert json.loads(json_text(value)) == value


def test_what_acts_on_a_terminal_is_an_escape_and_other_text_itself() -> None:
    assert json_text("模态\x9b\x1b[2J\x7f\u202e\U000e0041\n") == (
        '"模态\\u009b\\u001b[2J\\u007f\\u202e\\udb40\\udc41\\n"'
    )


@given(st.text(alphabet=st.characters(codec=None)))
def test_half_a_pair_of_surrogates_is_replaced(text: str) -> None:
    written = json_text(text)
    written.encode("utf-8")
    assert not {c for c in written if unicodedata.category(c) == "Cc"}
    kept = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert json.loads(written) == kept

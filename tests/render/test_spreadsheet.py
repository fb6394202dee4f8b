from __future__ import annotations

import pytest

from grader.render.spreadsheet import cell


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ann", "ann"),
        ("赵 = 1", "赵 = 1"),
        ("a-b@c", "a-b@c"),
        ("two\nlines", "two lines"),
        ("=1", "'=1"),
        (" \t=1", "'=1"),
        ("-ann", "'-ann"),
        ("＋1", "'＋1"),
        ("\u200c@x", "\u200c'@x"),
        ('"=1', "\"'=1"),
        ("a; b", "a; b"),
        ("a; =1;-2", "a; '=1;'-2"),
        (";=1", ";'=1"),
        ("'=1", "'=1"),
        ("", ""),
    ],
)
def test_text_stays_text_in_every_spreadsheet(text: str, written: str) -> None:
    assert cell(text) == written

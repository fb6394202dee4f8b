from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.render.sanitise import one_line, sanitise


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x07", "link"),
        ("\x1bPq#0\x1b\\after", "after"),
        ("\x9b31mred", "red"),
        ("\x1bc reset", " reset"),
        ("a\rb", "a\nb"),
        ("a\r\nb", "a\nb"),
        ("a\x08b\x00\x7f", "ab"),
        ("\u202egnp.exe\u2069", "gnp.exe"),
        ("a\U000e0041\u200bb", "ab"),
        ("tab\tstays\n", "tab\tstays\n"),
        ("lone \ud800", "lone \ufffd"),
        ("模态 🧑‍🔬 naïve", "模态 🧑‍🔬 naïve"),
        ("\x1b]never ends", "never ends"),
    ],
)
def test_controls_go_and_text_stays(hostile: str, harmless: str) -> None:
    assert sanitise(hostile) == harmless


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_the_result_is_stable_printable_and_valid_in_xml(text: str) -> None:
    clean = sanitise(text)
    assert sanitise(clean) == clean
    element = ElementTree.Element("text")
    element.text = clean
    assert ElementTree.fromstring(ElementTree.tostring(element)).text in (clean, None)


def test_many_unfinished_sequences_take_no_noticeable_time() -> None:
    for start in ("\x1b]", "\x9d", "\x1b[", "\x1bP"):
        assert len(sanitise(start * 200_000)) <= 400_000


def test_one_line_has_no_line_end() -> None:
    assert one_line(" a\n\n b\x1b[K\u2028c ") == "a b c"

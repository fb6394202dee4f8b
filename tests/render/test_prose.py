from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from grader.render.prose import wrapped

TEXTS = st.text(alphabet="ab 模态，。“”（）\n", max_size=200)


@given(TEXTS, st.integers(min_value=2, max_value=40))
def test_nothing_is_lost_and_nothing_too_wide(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    text = "形状应为两行六列，实际是四行三列：是不是按行（沿第零轴）叠起来了？" * 3
    for width in range(8, 40):
        for line in wrapped(text, width):
            assert line[0] not in "，：？）"
            assert line[-1] not in "（"


def test_words_are_kept_whole_where_they_fit() -> None:
    assert list(wrapped("one two three", 8)) == ["one two", "three"]


def test_a_long_word_is_cut_in_no_noticeable_time() -> None:
    """Five thousand characters printed without a blank once took four seconds to show."""
    assert list(wrapped("x" * 200_000, 80)) == ["x" * 80] * 2_500
    assert list(wrapped("长" * 100_000, 81)) == ["长" * 40] * 2_500
    assert len(list(wrapped("a\u0301" * 100_000, 80))) == 1_250
    assert "".join(wrapped("e" + "\u0301" * 100_000, 80)) == "e" + "\u0301" * 100_000

"""Tables of weights: adding up a text's, and the files that hold them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from grader.errors import CatalogError
from grader.rubric.weight_table import GREATEST, PAGE, Table, Tables, as_text, parse

SOURCE = Path("weights.txt")


def contents(rows: dict[str, list[int]], biases: list[float] | None = None) -> dict[str, Any]:
    return {"schema": 1, "parts": {"some": {"biases": biases or [0.5, -1], "rows": rows}}}


def text(rows: dict[str, list[int]], biases: list[float] | None = None) -> str:
    return as_text(contents(rows, biases))


def read(rows: dict[str, list[int]], biases: list[float] | None = None) -> Table:
    return parse(text(rows, biases).encode(), SOURCE, 1)[1]


def parsed(parts: dict[str, Any]) -> Table:
    return parse(as_text({"schema": 1, "parts": parts}).encode(), SOURCE, 1)[1]


def table(rows: dict[str, list[int]]) -> Tables:
    return Tables(read(rows))


def sums(tables: Tables, found: Iterable[str]) -> list[float]:
    return tables.log_odds(tables.numbers(tables.total(found)))


def test_the_rows_of_a_text_are_added_up_by_column_and_its_length_divided_out() -> None:
    found = table({"a": [9, 3, -6], "b": [16, 7, -4], "c": [1, 99, 99]})
    assert sums(found, {"a", "b", "unknown"}) == [0.5 + 10 / 5, -1 - 10 / 5]
    assert sums(found, {"unknown"}) == sums(found, set()) == [0.5, -1]


def test_tables_side_by_side_add_up_each_their_own_rows() -> None:
    one = read({"a": [9, 3, -6], "b": [16, 7, -4]})
    other = read({"b": [4, 6], "c": [0, 5]}, [1])
    both = Tables(one, other)
    for found in ({"a", "b"}, {"b", "c"}, {"a"}, {"c"}, {"unknown"}, set()):
        numbers = both.numbers(both.total(found))
        assert both.log_odds(numbers, 0) == sums(Tables(one), found)
        assert both.log_odds(numbers, 1) == sums(Tables(other), found)
    assert both.log_odds(both.numbers(both.total({"b", "c"})), 1) == [1 + 11 / 2]


def test_what_two_texts_share_can_be_taken_off_their_totals() -> None:
    found = table({"a": [9, 3, -6], "b": [16, 7, -4], "c": [4, -9, 5]})
    both = found.total("ab") + found.total("bc") - found.total("b")
    assert both == found.total("abc")
    assert found.log_odds(found.numbers(both)) == sums(found, "abc")


def test_so_do_the_parts_of_one_table_each_with_terms_of_its_own() -> None:
    parts = {
        "one": {"biases": [0.5, -1], "rows": {"a": [9, 3, -6], "b": [16, 7, -4]}},
        "other": {"biases": [1], "rows": {"b": [4, 6], "c": [0, 5]}},
    }
    joined = Tables(parsed(parts))
    alone = Tables(*(parsed({name: part}) for name, part in parts.items()))
    for found in ({"a", "b"}, {"b", "c"}, {"a"}, {"c"}, set()):
        numbers = joined.numbers(joined.total(found)), alone.numbers(alone.total(found))
        for part in (0, 1):
            assert joined.log_odds(numbers[0], part) == alone.log_odds(numbers[1], part)


def test_tables_can_go_to_another_process() -> None:
    found = table({"a": [9, 3, -6]})
    sums(found, {"a"})
    assert sums(deepcopy(found), {"a"}) == sums(found, {"a"})  # goes the way that pickling does


def test_every_row_of_many_pages_is_found_and_none_that_is_not_there() -> None:
    numbers = range(0, 6 * PAGE + 2, 2)
    found = table({f"t{n:03}": [1, n % 100, -(n % 100)] for n in numbers})
    assert [found.weight(f"t{n:03}", 0) for n in numbers] == [n % 100 for n in numbers]
    others = *(f"t{n + 1:03}" for n in numbers), "", "a", "t", "t00", "t0000", "z", "特"
    assert not any(found.total([term]) for term in others)


def test_great_sums_of_either_sign_stay_in_their_columns() -> None:
    many = {f"t{n}": [0, GREATEST, -GREATEST] for n in range(60_000)}
    assert sums(table(many), set(many)) == [0.5 + 60_000 * GREATEST, -1 - 60_000 * GREATEST]


def test_a_term_says_what_its_row_has_and_others_nothing() -> None:
    found = table({"特征": [4, -2, 8], "特": [1, 1, 1]})
    assert [found.weight("特征", column) for column in (0, 1)] == [-2, 8]
    assert found.weight("征", 0) == 0
    assert found.weight("\ud800", 0) == 0


def test_the_same_rows_give_the_same_text_in_any_order() -> None:
    rows = {"é": [1, 2, 3], "z z": [1, 2, 3], "z": [1, 2, 3], "特": [1, 2, 3]}
    assert text(rows) == text(dict(reversed(rows.items())))
    assert [table(rows).weight(term, 1) for term in rows] == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("row", "why"),
    [([1, 2], "2 numbers, not 3"), ([1, 2, 3, 4], "4 numbers"), ([1, 2, 128], "beyond 127")],
)
def test_a_row_of_too_many_or_too_great_numbers_is_not_written(row: list[int], why: str) -> None:
    with pytest.raises(ValueError, match=f"'odd'.*{why}"):
        text({"fine": [1, 2, 3], "odd": row})


def with_size(written: bytes) -> bytes:
    """Return a file of a single page with the size that it has now."""
    head, _, page = written.partition(b"\n")
    return json.dumps({**json.loads(head), "pages": [len(page)]}).encode() + b"\n" + page


@pytest.mark.parametrize(
    ("row", "why"),
    [("01818283ff", "5 numbers"), ("018182", "3 numbers"), ("0181828x", "Non-hexadecimal")],
)
def test_a_row_that_holds_something_else_is_named(row: str, why: str) -> None:
    written = text({"fine": [1, 2, 3], "odd": [1, 2, 4]}).replace("01818284", row)
    found = parse(with_size(written.encode()), SOURCE, 1)[1]
    broken = Tables(found)
    assert sums(broken, {"fine"}) == [2.5, 2]
    for act in (lambda: sums(broken, {"odd"}), found.read_all):
        with pytest.raises(CatalogError) as caught:
            act()
        assert "'odd'" in caught.value.text.en
        assert why in caught.value.text.en
        assert "weights.txt" in caught.value.text.zh


def test_a_row_that_is_no_text_is_named_as_well_as_can_be() -> None:
    written = text({"odd": [1, 2, 3]}).encode().replace(b"odd\t01", b"\xff\xfe\t\xff")
    with pytest.raises(CatalogError, match="word weights"):
        parse(with_size(written), SOURCE, 1)[1].read_all()


def test_a_row_on_the_page_of_others_is_named() -> None:
    rows = {f"t{n}": [1, 2, 3] for n in range(2 * PAGE)}
    head, *lines = text(rows).splitlines()
    with pytest.raises(CatalogError, match="wrong page"):
        parse("\n".join([head, *lines[::-1], ""]).encode(), SOURCE, 1)[1].read_all()


def test_a_file_of_another_version_is_told_so_whatever_its_form() -> None:
    former = '{"schema": 1, "tables": {"some": {"biases": [0], "rows": 1}}}\na\t1 1\n'
    with pytest.raises(ValueError, match="schema 1, not 2"):
        parse(former.encode(), SOURCE, 2)


HEAD = '{"schema": 1, "parts": {"some": [0]}, "pages": [9]}\n'
ROW = "a\t018181\n"


def test_a_file_of_one_row_is_read() -> None:
    _, found = parse(f"{HEAD}{ROW}".encode(), SOURCE, 1)
    assert Tables(found).weight("a", 0) == 1


@pytest.mark.parametrize(
    "written",
    [
        "",
        "nonsense\n",
        "[]\n",
        '{"schema": 2, "parts": {}, "pages": [0]}\n',
        '{"parts": {}, "pages": [0]}\n',
        '{"schema": 1, "parts": 1, "pages": [0]}\n',
        '{"schema": 1, "parts": {"some": [0]}}\n',
        '{"schema": 1, "parts": {"some": [0]}, "pages": []}\n',
        HEAD.replace("[0]", '["x"]') + ROW,
        HEAD.replace("[9]", '["many"]') + ROW,
        HEAD.replace("[9]", "9") + ROW,
        HEAD,
        HEAD + ROW + ROW,
        HEAD + ROW.replace("\n", "\r\n"),
        HEAD.replace("[9]", "[9, 9]") + ROW,
    ],
)
def test_what_is_no_such_file_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(written.encode(), SOURCE, 1)

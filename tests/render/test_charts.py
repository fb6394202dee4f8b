from __future__ import annotations

from datetime import date, timedelta

from grader.render.charts import calendar, columns, share_line

MONDAY = date(2026, 5, 4)


def test_a_calendar_has_one_cell_a_day_in_columns_of_weeks() -> None:
    today = MONDAY + timedelta(days=8)
    plot = calendar({MONDAY: 1, today: 100}, MONDAY, today)
    assert len(plot.cells) == 9
    assert [cell.level for cell in plot.cells] == [1, *[0] * 7, 4]
    first, last = plot.cells[0], plot.cells[-1]
    assert (last.day, last.count) == (today, 100)
    assert last.x > first.x  # the second week
    assert last.y > first.y  # a Tuesday
    assert all(cell.x + 11 <= plot.width and cell.y + 11 <= plot.height for cell in plot.cells)
    assert [month.month for month in plot.months] == [5]


def test_columns_stand_on_the_base_line_and_the_highest_fills_the_height() -> None:
    plot = columns([4, 0, 1], MONDAY)
    assert [column.count for column in plot.columns] == [4, 0, 1]
    assert all(column.y + column.height == plot.base for column in plot.columns)
    highest, none, quarter = (column.height for column in plot.columns)
    assert none == 0
    assert quarter == highest / 4
    assert plot.columns[2].day == MONDAY + timedelta(days=2)


def test_columns_of_nothing_are_flat() -> None:
    assert [column.height for column in columns([0, 0], MONDAY).columns] == [0, 0]


def test_a_line_needs_two_points_and_goes_up_with_the_share() -> None:
    assert share_line([]) is None
    assert share_line([(MONDAY, 0.5)]) is None
    plot = share_line([(MONDAY, 0.0), (MONDAY, 1.0)])
    assert plot is not None
    low, high = plot.points
    assert low.y > high.y
    assert low.x == plot.left
    assert high.x == plot.right
    assert {(low.y, 0.0), (high.y, 1.0)} <= set(plot.marks)

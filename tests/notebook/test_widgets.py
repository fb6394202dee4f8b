"""The buttons and the text box, clicked without a front end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("IPython")

from grader.notebook import actions as actions_module
from grader.notebook import buttons as buttons_module
from grader.notebook import shown
from grader.notebook.actions import Actions
from grader.notebook.answer_box import answer_box_shown, text_box
from grader.notebook.buttons import WIDGET_VIEW, button_row, buttons_shown
from grader.notebook.drafts import Draft
from grader.notebook.executed_cells import ExecutedCells
from grader.notebook.trusted import Answer
from tests.notebook.conftest import Shell

widgets = pytest.importorskip("ipywidgets")

REPORT = {
    "schema": 1,
    "exercise": "fusion_methods",
    "verdict": "fail",
    "score": 0.5,
    "points": 1,
    "max_points": 2,
    "isolation": "full",
    "duration_seconds": 0.1,
    "message": "Not yet.",
}


class Asked(list[tuple[Any, ...]]):
    """Stands in for the trusted process: remembers what it was asked."""

    answer = Answer(0, {"markdown": "the answer", "step": 1, "steps": 3}, "")

    def __call__(self, *arguments: Any) -> Answer:
        self.append(arguments)
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(actions_module, "ask", asked)
    monkeypatch.setattr(actions_module, "ask_about_cells", asked)
    return asked


@pytest.fixture
def actions() -> Actions:
    return Actions(ExecutedCells(Shell()))  # type: ignore[arg-type]


class Above:
    """Where an earlier verdict stands."""

    text = "earlier"

    def show(self, thing: shown.Shown) -> None:
        self.text = thing.bundle["text/plain"]


def within(widget: Any) -> Iterator[Any]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from within(child)


def button(row: Any, label: str) -> Any:
    return next(
        each
        for each in within(row)
        if isinstance(each, widgets.Button) and each.description == label
    )


def result(row: Any) -> dict[str, str]:
    output = next(each for each in within(row) if isinstance(each, widgets.Output))
    (entry,) = output.outputs
    return dict(entry["data"])


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("zh", ["检查", "提示", "看答案", "参考答案", "进度"]),
        ("en", ["Check", "Hint", "Reveal", "Solution", "Progress"]),
    ],
)
def test_buttons_speak_the_notebooks_language_and_say_what_they_do(
    actions: Actions, language: str, labels: list[str]
) -> None:
    row = button_row("fuse_features", actions, language, None)  # type: ignore[arg-type]
    made = [each for each in within(row) if isinstance(each, widgets.Button)]
    assert [each.description for each in made][:5] == labels
    assert all(each.tooltip for each in made)


def test_a_click_shows_its_result_in_place_of_the_former_one(
    actions: Actions, asked: Asked
) -> None:
    row = button_row("fuse_features", actions, "en", None)
    button(row, "Hint").click()
    assert result(row)["text/markdown"] == "**Hint 1 of 3**\n\nthe answer"
    asked.answer = Answer(1, {"message": "after a pass"}, "")
    button(row, "Solution").click()
    assert result(row)["text/plain"] == "after a pass"
    assert [arguments[0] for arguments in asked] == ["hint", "solution"]


def test_a_verdict_by_button_takes_the_place_of_the_one_above(
    actions: Actions, asked: Asked
) -> None:
    asked.answer = Answer(1, REPORT, "")
    above = Above()
    row = button_row("fuse_features", actions, "en", above)
    button(row, "Check").click()
    assert "Not passed" in result(row)["text/html"]
    assert above.text.startswith("✗ Not passed · 1/2 points · 20")


def test_a_check_that_fails_leaves_the_earlier_verdict(actions: Actions, asked: Asked) -> None:
    asked.answer = Answer(3, None, "Broken")
    above = Above()
    row = button_row("fuse_features", actions, "en", above)
    button(row, "Check").click()
    assert "mmdojo doctor" in result(row)["text/plain"]
    assert above.text == "earlier"


def test_reveal_asks_first(actions: Actions, asked: Asked) -> None:
    row = button_row("fuse_features", actions, "zh", None)
    button(row, "看答案").click()
    assert "fuse_features" in result(row)["text/plain"]
    assert asked == []
    button(row, "先不看").click()
    assert asked == []
    button(row, "看答案").click()
    button(row, "确定要看").click()
    assert asked == [("reveal", "fuse_features", "--yes", "--lang", "zh")]


def test_clicks_that_waited_while_a_check_ran_are_dropped(
    monkeypatch: pytest.MonkeyPatch, actions: Actions, asked: Asked
) -> None:
    clock = iter([0.0, 5.0, 20.0, 21.0])
    monkeypatch.setattr(buttons_module.time, "monotonic", lambda: next(clock))
    start = datetime(2030, 1, 1, tzinfo=UTC)  # by the front end's clock, whatever the kernel's
    clicks = iter([start + timedelta(seconds=after) for after in (0, 1, 4, 9)])
    monkeypatch.setattr(buttons_module, "_clicked_at", lambda: next(clicks))
    row = button_row("fuse_features", actions, "en", None)
    for _ in range(4):
        button(row, "Hint").click()
    assert len(asked) == 2


def test_an_error_of_ours_is_said_and_not_swallowed(
    monkeypatch: pytest.MonkeyPatch, actions: Actions
) -> None:
    def broken(*_: object) -> Answer:
        raise RuntimeError("a <b>bug</b>")

    monkeypatch.setattr(actions_module, "ask", broken)
    row = button_row("fuse_features", actions, "en", None)
    button(row, "Progress").click()
    assert "not your fault" in result(row)["text/plain"]
    assert "<b>" not in result(row)["text/html"]


def test_a_front_end_without_widgets_gets_the_calls_as_text(actions: Actions) -> None:
    bundle = buttons_shown("fuse_features", actions, "en").bundle
    assert set(bundle) == {WIDGET_VIEW, "text/html", "text/plain"}
    for form in ("text/html", "text/plain"):
        assert "hint(" in bundle[form]
    bundle = answer_box_shown("fusion_methods", actions, "zh").bundle
    assert "%%answer fusion_methods" in bundle["text/plain"]


def test_without_ipywidgets_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch, actions: Actions
) -> None:
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    for thing in (
        buttons_shown("fuse_features", actions, "en"),
        answer_box_shown("fusion_methods", actions, "en"),
    ):
        assert set(thing.bundle) == {"text/html", "text/plain"}


def area(box: Any) -> Any:
    return next(each for each in within(box) if isinstance(each, widgets.Textarea))


def test_what_is_typed_is_graded_and_outlives_the_kernel(actions: Actions, asked: Asked) -> None:
    asked.answer = Answer(1, REPORT, "")
    box = text_box("fusion_methods", actions, "en")
    area(box).value = "特征级融合"
    button(box, "Check").click()
    slug, sources, language = asked[0]
    assert (slug, sources[-1], language) == (
        "fusion_methods",
        "%%answer fusion_methods\n特征级融合",
        "en",
    )
    assert "Not passed" in result(box)["text/html"]
    after = Actions(ExecutedCells(Shell()))  # type: ignore[arg-type]
    assert area(text_box("fusion_methods", after, "en")).value == "特征级融合"
    assert after.cells.sources("fusion_methods")[-1].endswith("特征级融合")


def test_each_box_keeps_its_text_in_a_file_of_its_own(actions: Actions) -> None:
    first, second = Draft("pets"), Draft("pets")
    first.keep("one")
    second.keep("two")
    first.keep("one and more")
    assert first.path is not None
    assert second.path is not None
    assert first.path.read_text() == "one and more"
    assert second.path.read_text() == "two"
    assert Draft("pets").latest() == "two"
    assert Draft("pet").latest() == ""


def test_where_nothing_can_be_kept_the_learner_is_told_and_can_still_check(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, actions: Actions, asked: Asked
) -> None:
    (tmp_path / "a_file").write_text("")
    monkeypatch.setenv("MMDOJO_DATA_DIR", str(tmp_path / "a_file"))
    box = text_box("fusion_methods", actions, "en")
    area(box).value = "text"
    status = next(each for each in within(box) if isinstance(each, widgets.HTML))
    assert "Not kept" in status.value
    button(box, "Check").click()
    assert len(asked) == 1

"""What a learner sees for each kind of answer from the trusted process; no kernel needed."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("IPython")

from grader.notebook import actions, shown
from grader.notebook import commands as calls
from grader.notebook.shown import Shown
from grader.notebook.trusted import Answer
from tests.notebook.conftest import Shell


class Screen:
    """Stands in for IPython's display: keeps what is shown, the last version of each."""

    def __init__(self) -> None:
        self.shown: list[dict[str, str]] = []

    def display(self, thing: Shown, display_id: bool = False) -> Screen:
        self.shown.append(thing._repr_mimebundle_())
        return self

    def update(self, thing: Shown) -> None:
        self.shown[-1] = thing._repr_mimebundle_()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(shown, "display", screen.display)
    monkeypatch.setattr(calls, "display", screen.display)
    monkeypatch.setattr(calls, "default_language", lambda: "en")
    return screen


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture
def commands(screen: Screen, shell: Shell) -> calls.Commands:
    return calls.Commands(shell)  # type: ignore[arg-type]


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: Answer) -> list[tuple[str, ...]]:
    asked: list[tuple[str, ...]] = []

    def ask(*arguments: Any) -> Answer:
        asked.append(arguments)
        return answer

    monkeypatch.setattr(actions, "ask", ask)
    for module in (actions, calls):
        monkeypatch.setattr(module, "ask_about_cells", ask)
    return asked


def test_a_usage_error_is_said_plainly_and_not_blamed_on_the_grader(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    report = {"verdict": "error", "message": "There is no exercise 'nope'."}
    answer_with(monkeypatch, Answer(2, report, ""))
    commands.check("nope")
    assert screen.shown[-1]["text/plain"] == "There is no exercise 'nope'."


def test_a_traceback_of_the_grader_shows_as_its_last_line_only(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    answer_with(monkeypatch, Answer(1, None, "Traceback\n  File secret\nValueError: <b>x\x1b[0m"))
    commands.check("fuse_features")
    (shown,) = screen.shown
    assert shown["text/plain"].startswith("The grader gave no answer.")
    assert shown["text/plain"].endswith("(ValueError: <b>x)")
    assert "<b>" not in shown["text/html"]
    assert "secret" not in shown["text/html"]


def test_an_interrupted_check_says_so_in_place_of_the_progress(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    def interrupted(*_: Any) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(actions, "ask_about_cells", interrupted)
    commands.check("fuse_features", lang="zh")
    assert [shown["text/plain"] for shown in screen.shown] == ["已中断，没有结果。"]


@pytest.mark.parametrize(
    ("typed", "is_shown"), [("y", True), (" YES ", True), ("", False), ("n", False)]
)
def test_reveal_asks_first(
    monkeypatch: pytest.MonkeyPatch,
    screen: Screen,
    commands: calls.Commands,
    typed: str,
    is_shown: bool,
) -> None:
    asked = answer_with(monkeypatch, Answer(0, {"markdown": "## Model answer"}, ""))
    monkeypatch.setattr(builtins, "input", lambda _: typed)
    commands.reveal("fuse_features")
    assert asked == ([("reveal", "fuse_features", "--yes", "--lang", "en")] if is_shown else [])
    assert ("text/markdown" in screen.shown[-1]) is is_shown


@pytest.mark.parametrize("problem", [EOFError, NotImplementedError, KeyboardInterrupt])
def test_reveal_where_nobody_can_answer_shows_no_answer_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch,
    screen: Screen,
    commands: calls.Commands,
    problem: type[BaseException],
) -> None:
    def unanswered(_: str) -> str:
        raise problem

    asked = answer_with(monkeypatch, Answer(0, {"markdown": "secret"}, ""))
    monkeypatch.setattr(builtins, "input", unanswered)
    commands.reveal("fuse_features")
    assert asked == []
    assert len(screen.shown) == 1


@pytest.mark.parametrize(
    ("cell", "said"), [("特征级融合", "已记下你的回答"), ("Early fusion joins", "Kept.")]
)
def test_a_kept_answer_is_acknowledged_in_its_own_language(
    screen: Screen, commands: calls.Commands, cell: str, said: str
) -> None:
    commands.keep_answer("fusion_methods", cell)
    assert said in screen.shown[-1]["text/plain"]


def test_a_language_once_named_stays(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    asked = answer_with(monkeypatch, Answer(0, {"markdown": "x"}, ""))
    commands.hint("fuse_features", lang="zh")
    commands.hint("fuse_features")
    assert [arguments[-1] for arguments in asked] == ["zh", "zh"]


OPEN = {
    "exercise": "pets",
    "automatic": {"points": 1.0, "max_points": 2.0, "score": 0.5},
    "self_assessed": {"points": 1.0, "max_points": 2.0, "score": 0.5},
    "points": [
        {
            "id": "cat.sound",
            "title": "What it says",
            "verdict": "unsure",
            "evidence": "it goes <b>mew</b>",
            "reference": "It meows.",
            "judged": None,
        }
    ],
}


def test_assess_shows_the_reference_and_passes_the_learners_judgement_on(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    said = iter(["perhaps", "y"])
    monkeypatch.setattr(builtins, "input", lambda _: next(said))
    asked = answer_with(monkeypatch, Answer(0, OPEN, ""))
    commands.assess("pets")
    first, second = asked
    assert first[3:] == ("assess",)
    assert second[3:] == (
        "assess",
        "--judge",
        "cat.sound=covered",
        "--words",
        "cat.sound=it goes <b>mew</b>",
    )
    shown, summary = screen.shown
    assert "It meows." in shown["text/plain"]
    assert "<b>mew" not in shown["text/html"]
    assert "1 of 2 points" in summary["text/plain"]


def test_assess_without_anybody_to_ask_only_says_the_score(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    def nobody(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(builtins, "input", nobody)
    asked = answer_with(monkeypatch, Answer(0, OPEN, ""))
    commands.assess("pets", lang="zh")
    assert len(asked) == 1
    assert "自动评分" in screen.shown[-1]["text/plain"]


def test_assess_says_plainly_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    answer_with(monkeypatch, Answer(2, {"message": "pets is a coding exercise"}, ""))
    commands.assess("pets")
    assert "coding exercise" in screen.shown[-1]["text/plain"]


RIGHT = "import numpy as np\ndef fuse_features(a, b):\n    return np.hstack((a, b))"


@pytest.mark.parametrize(
    ("slug", "cell", "suffix"),
    [("fuse_features", RIGHT, ".py"), ("fusion_methods", "%%answer fusion_methods\nEarly.", ".md")],
)
def test_reset_keeps_a_copy_and_offers_a_fresh_cell(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    screen: Screen,
    slug: str,
    cell: str,
    suffix: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(builtins, "input", lambda _: "y")
    shell = Shell(cell, f"reset({slug!r})")
    commands = calls.Commands(shell)  # type: ignore[arg-type]
    commands.reset(slug)
    (copy,) = tmp_path.glob(f"{slug}.*{suffix}")
    assert copy.read_text() == cell
    assert copy.name in screen.shown[-1]["text/plain"]
    assert shell.next_input is not None
    assert slug in shell.next_input
    asked = answer_with(monkeypatch, Answer(2, {"message": "x"}, ""))
    commands.check(slug)
    assert cell not in asked[0][1][-1:]


def test_reset_changes_nothing_without_a_yes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, screen: Screen
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(builtins, "input", lambda _: "no")
    shell = Shell(RIGHT, "reset('fuse_features')")
    calls.Commands(shell).reset("fuse_features")  # type: ignore[arg-type]
    assert list(tmp_path.glob("*.py")) == []
    assert shell.next_input is None
    assert screen.shown[-1]["text/plain"] == "All right, nothing was changed."


def test_reset_where_no_copy_can_be_kept_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, screen: Screen
) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("grader.notebook.taking_back.write_dated", full)
    shell = Shell(RIGHT, "reset('fuse_features')")
    calls.Commands(shell).reset("fuse_features", sure=True)  # type: ignore[arg-type]
    assert "No space left" in screen.shown[-1]["text/plain"]
    assert shell.next_input is None


@pytest.mark.parametrize("call", ["reset", "answer_box"])
def test_a_misspelt_exercise_is_named(screen: Screen, commands: calls.Commands, call: str) -> None:
    getattr(commands, call)("fuse_feature", lang="zh")
    assert "fuse_features" in screen.shown[-1]["text/plain"]


def test_a_text_box_for_code_is_declined(screen: Screen, commands: calls.Commands) -> None:
    commands.answer_box("fuse_features")
    assert "coding exercise" in screen.shown[-1]["text/plain"]


def test_progress_shows_bars_and_says_so_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, screen: Screen, commands: calls.Commands
) -> None:
    track = {"name": "Fusion", "total": 2, "passed": 1, "started": 0, "new": 1}
    data = {"passed": 1, "total": 2, "due_today": 0, "streak": 2, "tracks": [track]}
    answer_with(monkeypatch, Answer(0, data, ""))
    commands.progress()
    assert "1 of 2 passed" in screen.shown[-1]["text/plain"]
    answer_with(monkeypatch, Answer(0, {"passed": "many"}, ""))
    commands.progress()
    assert "mmdojo doctor" in screen.shown[-1]["text/plain"]

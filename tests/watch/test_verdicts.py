from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import psutil
import pytest

from grader.report import Report
from grader.watch.verdicts import Answer, Verdicts, Wish
from tests.waiting import until

RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x\n"
ENDLESS = "def double(x):\n    while True: pass\n"


class Asked:
    """Verdicts with the queue that their answers come by."""

    def __init__(self) -> None:
        self.answers: SimpleQueue[Answer] = SimpleQueue()
        self.verdicts = Verdicts(self.answers.put, "en")

    def next(self) -> tuple[Wish, Report]:
        """Heed answers until one is a verdict, as a session does."""

        def look() -> tuple[Wish, Report] | None:
            self.verdicts.look_after()
            return None if self.answers.empty() else self.verdicts.heed(self.answers.get())

        judged = until(look, "no verdict")
        assert judged is not None
        return judged


@pytest.fixture
def asked(make_exercise, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Asked]:
    make_exercise()
    monkeypatch.setenv("MMDOJO_CONTENT", str(tmp_path / "content"))
    found = Asked()
    yield found
    found.verdicts.close()
    assert _children() == []


@pytest.fixture
def wish(make_exercise: Callable[..., object], tmp_path: Path) -> Callable[[str], Wish]:
    exercise = make_exercise()
    solution = tmp_path / "content" / "solutions" / "trial" / "doubling" / "solution.py"
    solution.parent.mkdir(parents=True)
    solution.write_text(RIGHT, encoding="utf-8")

    def make(source: str) -> Wish:
        path = tmp_path / f"answer_{len(list(tmp_path.glob('answer_*')))}.py"
        path.write_text(source, encoding="utf-8")
        return Wish(exercise, path, record=False)  # type: ignore[arg-type]

    return make


def _children() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if _is_resident(each)]


def _resident_process() -> psutil.Process:
    """Return the one there is; a process that has just begun has no command line for a moment."""
    (process,) = until(_children, "no resident process")
    return process


def _is_resident(process: psutil.Process) -> bool:
    try:
        return "grader.watch.resident" in " ".join(process.cmdline())
    except psutil.Error:  # it has just ended
        return False


def test_one_file_after_the_other(asked: Asked, wish: Callable[[str], Wish]) -> None:
    for source, verdict in ((WRONG, "fail"), (RIGHT, "pass"), ("def double(", "fail")):
        asked.verdicts.ask(made := wish(source))
        assert asked.verdicts.busy
        judged, report = asked.next()
        assert (judged, report.verdict) == (made, verdict), report.message
        assert not asked.verdicts.busy


@pytest.mark.skipif(os.name != "posix", reason="an interrupt is a signal")
def test_a_newer_wish_ends_the_one_under_way(asked: Asked, wish: Callable[[str], Wish]) -> None:
    asked.verdicts.ask(wish(WRONG))
    asked.next()
    process = _resident_process()
    started = time.monotonic()
    asked.verdicts.ask(wish(ENDLESS))  # its check may take 20 s
    until(lambda: _is_at_work(process), "it never began")
    asked.verdicts.ask(wish(WRONG))
    asked.verdicts.ask(last := wish(RIGHT))
    judged, report = asked.next()
    assert judged == last
    assert report.verdict == "pass"
    assert time.monotonic() - started < 15
    assert _children() == [process]  # and what it keeps warm


def _is_at_work(process: psutil.Process) -> bool:
    """Say whether it has had a learner's endless loop under way for a while."""
    spent = 0.0
    for each in process.children(recursive=True):
        with contextlib.suppress(psutil.Error):  # it has just ended
            spent += sum(each.cpu_times()[:2])
    return spent > 1.0


def test_what_is_dropped_is_never_answered(asked: Asked, wish: Callable[[str], Wish]) -> None:
    asked.verdicts.ask(wish(WRONG))
    asked.verdicts.drop()
    asked.verdicts.ask(last := wish(RIGHT))
    assert asked.next()[0] == last


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_a_process_that_dies_is_an_error_and_the_next_wish_is_graded(
    asked: Asked, wish: Callable[[str], Wish]
) -> None:
    asked.verdicts.ask(wish(ENDLESS))
    process = _resident_process()
    process.send_signal(signal.SIGKILL)
    _, report = asked.next()
    assert report.verdict == "error"
    assert "Save again" in report.message
    asked.verdicts.ask(wish(RIGHT))
    assert asked.next()[1].verdict == "pass"

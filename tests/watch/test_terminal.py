"""`mmdojo watch` in a real terminal, driven by real keys."""

from __future__ import annotations

import shutil
import signal
import sys

import pytest

from tests.cli.conftest import RIGHT, WRONG
from tests.watch.conftest import left_behind, processes_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux"),
]
WATCH = f"{sys.executable} -m grader watch --lang en"
# What a shell says of the terminal afterwards: whether it waits for Enter and echoes.
AFTERWARDS = "; echo status=$?; stty -a | grep -ow -e -icanon -e icanon -e -echo -e echo"


def test_an_evening_in_a_terminal(started, terminal) -> None:
    screen = terminal(WATCH + AFTERWARDS)
    text = screen.wait("write your answer")
    assert "Title of doubling" in text
    assert "Prompt en" in text  # the task of an untouched exercise
    started.write("practice/doubling.py", WRONG)
    text = screen.wait("mend the first")
    assert text.count("It doubles") == 1  # each frame replaces the one before
    screen.press("h")
    screen.wait("hint 1 of doubling")
    screen.do("resize-window", "-x", "50", "-y", "40")
    screen.wait("n next\np previous")  # wrapped by us, not by the terminal
    screen.press("l")
    screen.wait("A number and Enter")
    screen.press("3", "Enter")
    screen.wait("Title of pets  pets")
    screen.press("p")
    screen.wait("mend the first")
    started.write("practice/doubling.py", RIGHT)
    text = screen.wait("Title of pets  pets")
    assert "Passed: Title of doubling" in text
    screen.press("Up", "F5")  # no keys of ours
    (started.here / "practice" / "pets.md").unlink()
    (started.here / "practice" / "pets.ipynb").unlink()
    screen.wait("There is no file")
    screen.press("q")
    text = screen.wait("status=")
    screen.wait("icanon")
    assert "status=0" in text
    assert "-icanon" not in screen.text()
    assert "-echo" not in screen.text()
    assert left_behind(started.root) == []


def test_ctrl_c_ends_it_quietly_even_while_it_grades(started, terminal) -> None:
    started.write("practice/doubling.py", "def double(x):\n    while True: pass\n")
    screen = terminal(WATCH + AFTERWARDS)
    screen.wait("Checking")
    screen.press("C-c")
    text = screen.wait("icanon")
    assert "status=0" in text
    assert "-icanon" not in text
    assert "Traceback" not in text
    assert left_behind(started.root) == []


def test_a_dumb_terminal_gets_lines_that_fit(started, terminal) -> None:
    screen = terminal(f"TERM=dumb {WATCH}", width=60)
    screen.wait("(then Enter)")
    screen.wait("write your answer")
    screen.press("h", "Enter")
    text = screen.wait("hint 1 of doubling")
    assert "\nonce." in text  # the terminal itself would have broken it within a word


def test_stopped_and_continued_or_ended_from_outside_the_terminal_stays_sane(
    started, terminal
) -> None:
    screen = terminal(WATCH + AFTERWARDS)
    screen.wait("write your answer")
    (watch,) = processes_of(started.root, *WATCH.split()[-5:])
    watch.send_signal(signal.SIGCONT)
    screen.press("h")
    screen.wait("hint 1 of doubling")
    watch.send_signal(signal.SIGTERM)
    text = screen.wait("icanon")
    assert "status=0" in text
    assert "-icanon" not in text
    assert left_behind(started.root) == []

from __future__ import annotations

import os
from queue import SimpleQueue

import pytest

from grader.watch.keys import END, Keys, understood

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("h", ["h"]),
        ("Hq", ["h", "q"]),
        ("\x1b[A\x1b[1;5C\x1bOPh", ["h"]),  # arrows and F1 are no letters
        ("\x1b", []),
        ("ｈ？", ["h", "?"]),  # from an input method in full-width mode
        ("是", ["是"]),
    ],
)
def test_what_a_terminal_sends_is_understood(sent: str, keys: list[str]) -> None:
    assert understood(sent) == keys


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch):
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    stream = os.fdopen(theirs, "r", encoding="utf-8")
    yield ours, stream
    stream.close()
    os.close(ours)


def test_single_keys_need_no_enter_and_the_terminal_is_put_back(terminal) -> None:
    ours, stream = terminal
    before = termios.tcgetattr(stream)
    heard: SimpleQueue[str] = SimpleQueue()
    with Keys(stream, heard.put) as keys:
        assert keys.single
        os.write(ours, "h好".encode())
        assert [heard.get(timeout=10) for _ in range(2)] == ["h", "好"]
        os.write(ours, "是".encode()[:1])  # a character may come in two parts
        os.write(ours, "是".encode()[1:])
        assert heard.get(timeout=10) == "是"
        assert termios.tcgetattr(stream) != before
    assert termios.tcgetattr(stream) == before


def test_ctrl_d_ends_it(terminal) -> None:
    ours, stream = terminal
    heard: SimpleQueue[str] = SimpleQueue()
    with Keys(stream, heard.put):
        os.write(ours, b"\x04")
        assert heard.get(timeout=10) == END


def test_a_dumb_terminal_gives_lines(terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, stream = terminal
    monkeypatch.setenv("TERM", "dumb")
    heard: SimpleQueue[str] = SimpleQueue()
    with Keys(stream, heard.put) as keys:
        assert not keys.single
        os.write(ours, " Ｈint\n\x04".encode())
        assert heard.get(timeout=10) == "hint"
        assert heard.get(timeout=10) == END

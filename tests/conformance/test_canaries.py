"""The canaries notice what the programs of this suite would do to them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from canaries import Canaries
from leftovers import Leftovers, adopting_orphans
from programs import HeaderError, read_program

linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux keeps these")
DAEMON = """
import os, sys
if os.fork() == 0:
    os.setsid()
    os.execvp("sleep", ["sleep", "300"])
"""


@pytest.fixture
def canaries() -> Iterator[Canaries]:
    with Canaries() as canaries:
        yield canaries


def test_nothing_is_reported_where_nothing_happened(canaries: Canaries) -> None:
    target = canaries.target()
    leftovers = Leftovers(target["marker"], target["key"])
    assert canaries.harm() == []
    assert leftovers.processes() == []
    assert leftovers.files() == []
    assert leftovers.kernel_objects() == []
    assert leftovers.scratch() == []


def connect(target: dict[str, Any]) -> None:
    socket.create_connection(("127.0.0.1", target["tcp"])).close()


def send_datagram(target: dict[str, Any]) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as peer:
        peer.sendto(b"hello", target["datagrams"])


def connect_abstractly(target: dict[str, Any]) -> None:
    with socket.socket(socket.AF_UNIX) as peer:
        peer.connect("\0" + target["abstract"])


def write_into_pipe(target: dict[str, Any]) -> None:
    pipe = os.open(target["fifo"], os.O_WRONLY | os.O_NONBLOCK)
    os.write(pipe, b"hello")
    os.close(pipe)


def set_attribute(target: dict[str, Any]) -> None:
    os.setxattr(target["folder"] + "/keep.txt", "user.planted", b"here")


def stop(target: dict[str, Any]) -> None:
    os.kill(target["pid"], signal.SIGSTOP)
    os.waitpid(target["pid"], os.WUNTRACED)  # it takes a moment


HARM: dict[str, Callable[[dict[str, Any]], object]] = {
    "a changed file": lambda target: Path(target["checks"]).write_text("changed"),
    "a new file": lambda target: Path(target["folder"], "new").touch(),
    "a lost file": lambda target: Path(target["folder"], "keep.txt").unlink(),
    "another mode": lambda target: Path(target["folder"], "run.sh").chmod(0o777),
    "another time": lambda target: os.utime(target["folder"] + "/keep.txt", (1, 1)),
    "another link": lambda target: os.link(target["other"], target["other"] + "2"),
    "a connection": connect,
    "a datagram": send_datagram,
    "words in a pipe": write_into_pipe,
    "a stop": stop,
    "a lower priority": lambda target: os.setpriority(os.PRIO_PROCESS, target["pid"], 10),
}
HARM_ON_LINUX: dict[str, Callable[[dict[str, Any]], object]] = {
    "an attribute": set_attribute,
    "an abstract connection": connect_abstractly,
    "another scheduler": lambda target: os.sched_setscheduler(
        target["pid"], os.SCHED_IDLE, os.sched_param(0)
    ),
}


@pytest.mark.parametrize(
    "name", [*HARM, *(pytest.param(name, marks=linux) for name in HARM_ON_LINUX)]
)
def test_harm_to_a_canary_is_noticed(canaries: Canaries, name: str) -> None:
    (HARM | HARM_ON_LINUX)[name](canaries.target())
    assert len(canaries.harm()) >= 1


def test_a_canary_process_that_ended_is_noticed(canaries: Canaries) -> None:
    canaries.process.kill()
    canaries.process.wait()
    assert canaries.harm() == ["the canary process ended: -9"]


def test_every_hidden_file_has_a_token_of_its_own(canaries: Canaries) -> None:
    target = canaries.target()
    for name in ("solution", "checks", "rubric", "other", "secret", "shared"):
        text = Path(target[name]).read_text(encoding="utf-8")
        assert sum(token in text for token in canaries.tokens.values()) == 1, name
    assert len(set(canaries.tokens.values())) == len(canaries.tokens)


@linux
def test_an_orphan_is_found_and_ended() -> None:
    with adopting_orphans():
        leftovers = Leftovers("canary-without-name", 1)
        subprocess.run([sys.executable, "-c", DAEMON], check=True)
        assert len(leftovers.processes()) == 1
        leftovers.clear()
        assert leftovers.processes() == []


def test_a_marked_file_and_a_scratch_folder_are_found_and_deleted(
    canaries: Canaries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leftovers._SECONDS_FOR_OTHERS", 0)
    leftovers = Leftovers(canaries.marker, 1)
    file = Path(tempfile.gettempdir(), canaries.marker)
    file.touch()
    # A name that no other test's folder has, which might be idle for a moment.
    folder = Path(tempfile.mkdtemp(prefix=f"mmdojo-{canaries.marker}-"))
    assert folder in leftovers.scratch()
    assert set(leftovers.files()) == {file, folder}
    monkeypatch.setattr(leftovers, "scratch", lambda: [folder])
    leftovers.clear()
    assert leftovers.files() == []
    assert not folder.exists()


@pytest.mark.parametrize(
    "header",
    [
        "# reason: assertion",
        "# promise: a\n# reason: sadness",
        "# promise: a",
        "# promise: a\n# verdict: pass\n# reason: timeout",
        "# promise: a\n# reason: timeout\n# unmet: process",
        "# promise: a\n# reason: timeout\n# colour: red",
        "# promise: a\n# promise: b\n# reason: timeout",
    ],
)
def test_a_header_that_is_not_complete_is_refused(tmp_path: Path, header: str) -> None:
    path = tmp_path / "programs" / "program.py"
    path.parent.mkdir()
    path.write_text(f"{header}\n\nx = 1\n", encoding="utf-8")
    with pytest.raises(HeaderError):
        read_program(path)

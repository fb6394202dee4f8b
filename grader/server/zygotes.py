"""The server's zygotes, and how the process that runs a command borrows one."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.content import hidden_folders
from grader.errors import GraderError
from grader.sandbox.backends import among_packages
from grader.sandbox.host import WorkerHost
from grader.sandbox.zygote_host import Needs, ZygoteHost, ZygoteProcess

_PACKET = 65_536
_LEND_SECONDS = 15.0


class ZygotePool:
    """Keeps one zygote per need and set of hidden folders, started when first asked for."""

    def __init__(self) -> None:
        self._zygotes: dict[str, ZygoteProcess] = {}

    def warm(self, needs: Needs, hidden: Sequence[str] | None = None) -> ZygoteProcess:
        """Return the zygote for these needs; it may be still importing.

        `hidden` are folders that its workers may not read, by default those of our own exercises.
        """
        if hidden is None:
            hidden = [str(folder) for folder in among_packages(hidden_folders())]
        key = json.dumps([needs, list(hidden)])
        zygote = self._zygotes.get(key)
        if zygote is not None and not zygote.is_alive():
            zygote.close()
            zygote = None
        if zygote is None:
            zygote = self._zygotes[key] = ZygoteProcess(needs, [Path(each) for each in hidden])
        return zygote

    def serve(self, line: socket.socket) -> ZygoteProcess | Ended | None:
        """Answer one wish of a command for a zygote.

        Returns the zygote, None if there was none to give, or how the command ended where it has
        said that.
        """
        message = line.recv(_PACKET)
        if not message:
            return None
        wish = json.loads(message)
        if "status" in wish:
            return Ended(wish["status"], wish["run"])
        zygote = self.warm(wish["needs"], wish["hidden"])
        try:
            control = zygote.attach()
        except GraderError:
            line.sendall(b"none")
            return None
        with control:
            socket.send_fds(line, [b"here"], [control.fileno()])
        return zygote

    def lend(self, needs: Needs, _: Sequence[Path]) -> WorkerHost:
        """Return a host on one of them, for a rehearsal in this process."""
        return ZygoteHost(self.warm(needs).attach())

    def describe(self) -> list[dict[str, object]]:
        """Return what each zygote imports and its process id."""
        return [
            {"needs": json.loads(key)[0], "pid": zygote.pid}
            for key, zygote in self._zygotes.items()
            if zygote.is_alive()
        ]

    def close(self) -> None:
        """End them all."""
        for zygote in self._zygotes.values():
            zygote.close()
        self._zygotes.clear()


@dataclass(frozen=True)
class Ended:
    """A command's exit status, and what the program that it checked was run with, as JSON."""

    status: int
    run: dict[str, Any] | None

    def encode(self) -> bytes:
        """Return what a command says over its line when it ends."""
        return json.dumps({"status": self.status, "run": self.run}).encode()


class BorrowedZygotes:
    """What a command has of the server's zygotes: it asks over a line for a control socket."""

    def __init__(self, line: socket.socket, *, usual: bool = False) -> None:
        """Ask over `line`; with `usual`, for those of our own exercises whatever is needed."""
        self._line = line
        self._usual = usual

    def lend(self, needs: Needs, hidden: Sequence[Path]) -> WorkerHost | None:
        """Return a host on one of them; None if the server has none to lend."""
        folders = None if self._usual else [str(folder) for folder in hidden]
        wish = {"needs": needs, "hidden": folders}
        self._line.settimeout(_LEND_SECONDS)
        with contextlib.suppress(OSError):
            self._line.sendall(json.dumps(wish).encode())
            _, descriptors, _, _ = socket.recv_fds(self._line, _PACKET, 1)
            if descriptors:
                return ZygoteHost(socket.socket(fileno=descriptors[0]))
        return None

"""A fresh process for every worker: where there is no zygote, with what the platform has."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import psutil

from grader.errors import GraderError
from grader.isolated_python import isolated_python
from grader.sandbox.host import (
    Ending,
    Isolation,
    StartedWorker,
    WorkerHost,
    broken,
    numpy_root,
    worker_environment,
)
from grader.sandbox.limits import Limits
from grader.sandbox.zygote_host import Needs

_END_SECONDS = 5.0
_RUN = (
    "sys.path.extend(p for p in [sys.argv.pop()] if p not in sys.path); "
    "from grader.sandbox.fresh_worker import main; main()"
)


class ProcessHost(WorkerHost):
    """Workers that each import what they need anew.

    They are limited in time and output, on POSIX systems in more, and killed with all that they
    started and that can still be found. They may read and write the user's files and use the
    network. Tried on Linux only.
    """

    isolation: Isolation = "partial"

    def __init__(self, needs: Needs) -> None:
        self._needs = needs
        self._process: subprocess.Popen[bytes] | None = None
        self._scratch: Path | None = None
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()

    def start(self, limits: Limits, output: IO[bytes]) -> StartedWorker:
        """Start a worker, which tells its process id itself."""
        self._scratch = Path(tempfile.mkdtemp(prefix="mmdojo-"))
        arguments = [self._needs, str(self._scratch), json.dumps(limits.as_json())]
        ours, theirs = socket.socketpair()
        windows = sys.platform == "win32"
        with theirs:
            try:
                self._process = subprocess.Popen(
                    isolated_python(_RUN, *arguments, numpy_root(), options=("-B", "-u")),
                    stdin=subprocess.PIPE if windows else theirs.fileno(),
                    stdout=output,
                    stderr=self._errors,
                    env=worker_environment(),
                    cwd=self._scratch,
                    start_new_session=True,
                )
            except OSError as error:
                raise self.broken(str(error)) from error
            if sys.platform == "win32":
                assert self._process.stdin is not None
                self._process.stdin.write(theirs.share(self._process.pid))
                self._process.stdin.close()
        return StartedWorker(ours, None)

    def end(self, grace_seconds: float = 0.0) -> Ending:
        """End the worker and its descendants."""
        process, self._process = self._process, None
        if process is None:
            return Ending()
        family = _family(process.pid)
        try:
            code: int | None = process.wait(grace_seconds)
        except subprocess.TimeoutExpired:
            code = None
        members = _stopped([*family, *_family(process.pid)])
        for member in members:
            with contextlib.suppress(psutil.Error):
                member.kill()
        psutil.wait_procs(members, timeout=_END_SECONDS)
        process.wait()
        if self._scratch is not None:
            _delete(self._scratch)
            self._scratch = None
        if code is None:
            return Ending()
        return Ending(exit_code=code) if code >= 0 else Ending(signal=-code)

    def broken(self, detail: str) -> GraderError:
        """Return the error that says what the worker said last."""
        return broken(self._errors, detail)

    def close(self) -> None:
        """End the worker."""
        self.end()
        self._errors.close()


def _delete(folder: Path) -> None:
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:  # folders nested more deeply than Python can follow
        subprocess.run(["rm", "-rf", "--", str(folder)], check=False)


def _stopped(processes: Sequence[psutil.Process]) -> list[psutil.Process]:
    """Stop processes and what descends from them, so that none of them can start another.

    One that is started between a look and the kill would be nobody's child, and not be found.
    """
    found: dict[int, psutil.Process] = {}
    fresh = {each.pid: each for each in processes}
    limit = time.monotonic() + _END_SECONDS
    while fresh and time.monotonic() < limit:
        for process in fresh.values():
            with contextlib.suppress(psutil.Error):
                process.suspend()
        found |= fresh
        fresh = {}
        for process in found.values():
            with contextlib.suppress(psutil.Error):
                fresh |= {each.pid: each for each in process.children() if each.pid not in found}
    return [*found.values(), *fresh.values()]


def _family(process: int) -> list[psutil.Process]:
    """Return a process and what descends from it or is in its session, as far as it is found.

    Its session tells of children whose parent has ended, unless they have a session of their own.
    """
    found = []
    with contextlib.suppress(psutil.Error):
        leader = psutil.Process(process)
        found = [*leader.children(recursive=True), leader]
    if sys.platform != "win32":
        known = {each.pid for each in found}
        for other in psutil.pids():
            with contextlib.suppress(psutil.Error, OSError):
                if other not in known and os.getsid(other) == process:
                    found.append(psutil.Process(other))
    return found

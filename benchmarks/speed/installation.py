"""The mmdojo that is measured: its command, with data, runtime folder and server of its own."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from speed.timing import Finished, demand, timed_command

_QUIET_SECONDS, _LONGEST_SECONDS = 0.3, 120.0
_QUIET_SHARE = 0.05
# What belongs to whoever runs the benchmark and would change what is measured.
_NOT_OURS = ("MMDOJO_", "PYTEST_", "PYTHON", "JUPYTER_", "IPYTHON")
_PLACES = (
    "TMPDIR",
    "IPYTHONDIR",
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
)
_SAME_FOR_ALL = {
    "LC_ALL": "C.UTF-8",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "KERAS_BACKEND": "tensorflow",
}


def clean_variables(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of the user's own is read or written."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_OURS)}
    places = {name: folder / name.lower() for name in _PLACES}
    for place in places.values():
        place.mkdir(parents=True)
    return kept | _SAME_FOR_ALL | {name: str(place) for name, place in places.items()}


class Installation:
    """Runs `mmdojo` with a background server that is nobody else's; a context manager."""

    def __init__(self, folder: Path, content: Path | None = None) -> None:
        """Keep everything in `folder`; `content` replaces the exercises."""
        runtime = folder / "run"
        runtime.mkdir(parents=True)
        runtime.chmod(0o700)
        self.folder = folder
        self.variables = clean_variables(folder) | {
            "MMDOJO_DATA_DIR": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(runtime),
        }
        if content is not None:
            self.variables["MMDOJO_CONTENT"] = str(content)
        self._server: psutil.Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def check(self, slug: str, answer: Path) -> float:
        """Grade a right answer as a learner would; return the seconds.

        Raises:
            WrongVerdictError: it did not pass.
        """
        done = self._run("check", slug, "--file", str(answer), "--no-record")
        demand(done.status == 0, f"mmdojo check {slug} did not pass", done)
        return done.seconds

    def report(self, slug: str, answer: Path) -> Mapping[str, Any]:
        """Grade any answer; return its report."""
        command = ["check", slug, "--file", str(answer), "--no-record", "--format", "json"]
        return _json_of(self._run(*command))

    def stop(self) -> None:
        """End the background server."""
        self._server = None
        done = self._run("stop")
        demand(done.status == 0, "mmdojo stop failed", done)

    def settle(self) -> None:
        """Wait until the server has done what it does between submissions.

        Raises:
            TimeoutError: it never comes to rest.
        """
        server = self.server()
        if server is None:
            return
        deadline = time.monotonic() + _LONGEST_SECONDS
        before = _busy_seconds(server)
        while time.monotonic() < deadline:
            time.sleep(_QUIET_SECONDS)
            now = _busy_seconds(server)
            if now.keys() == before.keys():
                spent = sum(now.values()) - sum(before.values())
                if spent <= _QUIET_SHARE * _QUIET_SECONDS:
                    return
            before = now
        raise TimeoutError(f"the server is still busy {_LONGEST_SECONDS:g} s after a command")

    def server(self) -> psutil.Process | None:
        """Return the running server's process, None where none runs."""
        if self._server is None or not self._server.is_running():
            found = _json_of(self._run("doctor", "--format", "json")).get("server", {})
            running = found.get("running") and found.get("pid")
            self._server = psutil.Process(found["pid"]) if running else None
        return self._server

    def _run(self, *arguments: str) -> Finished:
        command = str(Path(sys.executable).with_name("mmdojo"))
        return timed_command([command, *arguments], self.variables, self.folder)


def tree(process: psutil.Process) -> list[psutil.Process]:
    """Return a process and all that descend from it."""
    return [process, *process.children(recursive=True)]


def _json_of(done: Finished) -> Mapping[str, Any]:
    demand(done.output.startswith("{"), "mmdojo answered without a JSON object", done)
    answer: Mapping[str, Any] = json.loads(done.output)
    return answer


def _busy_seconds(server: psutil.Process) -> dict[int, float]:
    """Return the CPU time that each of its processes has used; none once it has ended."""
    spent = {}
    with contextlib.suppress(psutil.NoSuchProcess):
        for process in tree(server):
            with contextlib.suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                spent[process.pid] = times.user + times.system
    return spent

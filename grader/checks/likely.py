"""What the next command will most likely need, got ready before anybody asks for it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from grader.catalog import Exercise
from grader.content import hidden_folders
from grader.errors import DojoError
from grader.sandbox.backends import CONFINED, chosen, open_host
from grader.sandbox.limits import Limits
from grader.sandbox.session import Sandbox
from grader.sandbox.zygote_host import Needs


@dataclass(frozen=True)
class Run:
    """What the checks of a program are run with."""

    checks: str
    needs: Needs
    hidden: tuple[str, ...]
    limits: Limits
    backend: str

    @classmethod
    def of(cls, exercise: Exercise) -> Self:
        """Return what the checks of an exercise are run with, here and now.

        Raises:
            UsageError: the environment asks for a backend that isn't there.
        """
        return cls(
            checks=str(exercise.checks_path),
            needs=exercise.metadata.needs or "numpy",
            hidden=tuple(map(str, hidden_folders(exercise.folder.parents[2]))),
            limits=exercise.metadata.worker_limits,
            backend=chosen(),
        )

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**asdict(self), "limits": self.limits.as_json()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `as_json` returned."""
        limits = Limits(**data["limits"])
        return cls(**{**data, "hidden": tuple(data["hidden"]), "limits": limits})

    def open_sandbox(self, source: str) -> Sandbox:
        """Return where a program can be run: one that is ready, or a new one.

        Raises:
            GraderError: this machine can't run it.
        """
        if _ready and _ready[0][0] == self:
            _, sandbox = _ready.pop()
            if sandbox.is_waiting():
                sandbox.replace_program(source)
                return sandbox
            with contextlib.suppress(DojoError):
                sandbox.close()
        host = open_host(self.needs, [Path(folder) for folder in self.hidden])
        return Sandbox(source, host, self.limits)


def prepare(run: Run) -> None:
    """Have a worker wait for the program of such a run; only of NumPy, since others are large."""
    if run.needs != "numpy" or run.backend != CONFINED or chosen() != CONFINED:
        return
    with contextlib.suppress(DojoError):  # then it is started when it is asked for
        sandbox = run.open_sandbox("")
        sandbox.start()
        _ready[:] = [(run, sandbox)]


def descriptors() -> list[int]:
    """Return the numbers of what is open for a program that is still to come."""
    return [number for _, sandbox in _ready for number in sandbox.descriptors()]


_ready: list[tuple[Run, Sandbox]] = []

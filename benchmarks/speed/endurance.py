"""Whether the background server grows over many submissions."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil
from rich.console import Console
from rich.progress import track

from grader.catalog import load_catalog
from speed.installation import Installation, tree
from speed.results import Goal, Section
from speed.timing import WrongVerdictError

_SLUG = "fuse_features"
_EARLY, _SUBMISSIONS = 20, 200
# A process that holds on to what it graded would grow by far more.
_MOST_GROWTH = 0.02


@dataclass(frozen=True)
class Footprint:
    """What a server and all its processes hold."""

    processes: int
    descriptors: int
    resident_bytes: int

    @classmethod
    def of(cls, server: psutil.Process) -> Footprint:
        """Look at the server now."""
        processes = tree(server)
        return cls(
            len(processes),
            sum(each.num_fds() for each in processes),
            sum(each.memory_info().rss for each in processes),
        )


def endurance_section() -> Section:
    """Grade one answer many times through one server."""
    answer = load_catalog().get(_SLUG).solution / "solution.py"
    looks = {}
    with (
        tempfile.TemporaryDirectory(prefix="verdict-speed-") as folder,
        Installation(Path(folder) / "own") as installation,
    ):
        numbers = range(1, _SUBMISSIONS + 1)
        for number in track(numbers, "in a row", console=Console(stderr=True), transient=True):
            installation.check(_SLUG, answer)
            if number in (_EARLY, _SUBMISSIONS):
                looks[number] = _look(installation)
    early, late = looks[_EARLY], looks[_SUBMISSIONS]
    rows = [
        ("processes", str(early.processes), str(late.processes)),
        ("open descriptors", str(early.descriptors), str(late.descriptors)),
        ("resident memory", _megabytes(early), _megabytes(late)),
    ]
    columns = ("of the server and its processes", f"after {_EARLY}", f"after {_SUBMISSIONS}")
    title = f"{_SUBMISSIONS} submissions in a row through one server"
    return Section(title, columns, rows, [_goal(early, late)])


def _look(installation: Installation) -> Footprint:
    server = installation.server()
    if server is None:
        raise WrongVerdictError("mmdojo doctor knows of no running server")
    installation.settle()
    return Footprint.of(server)


def _goal(early: Footprint, late: Footprint) -> Goal:
    growth = late.resident_bytes / early.resident_bytes - 1
    same = (early.processes, early.descriptors) == (late.processes, late.descriptors)
    return Goal(
        f"growth from submission {_EARLY} to {_SUBMISSIONS}",
        f"no process, no descriptor, memory ≤ {_MOST_GROWTH:.0%}",
        f"{late.processes - early.processes:+d} processes, "
        f"{late.descriptors - early.descriptors:+d} descriptors, memory {growth:+.1%}",
        same and growth <= _MOST_GROWTH,
    )


def _megabytes(footprint: Footprint) -> str:
    return f"{footprint.resident_bytes / 1e6:,.0f} MB"

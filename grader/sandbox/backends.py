"""Choose what starts workers: the strongest that this platform offers."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from grader.errors import UsageError
from grader.sandbox.host import Isolation, WorkerHost
from grader.sandbox.zygote_host import Needs, ZygoteHost
from grader.text import Text

BACKEND_VARIABLE = "MMDOJO_BACKEND"
CONFINED, PROCESS = "confined", "process"


class WarmZygotes(Protocol):
    """Lends zygotes that have been started before, such as a server's."""

    def lend(self, needs: Needs, hidden: Sequence[Path]) -> WorkerHost | None:
        """Return a host on a warm zygote; None if there is none for these needs."""


_warm: WarmZygotes | None = None


def use_warm_zygotes(zygotes: WarmZygotes | None) -> None:
    """Take workers from these from now on, where they have what is needed; None: from none."""
    global _warm
    _warm = zygotes


def available() -> list[str]:
    """Return the names of the backends that work here, the strongest first."""
    return [CONFINED, PROCESS] if sys.platform == "linux" else [PROCESS]


def chosen() -> str:
    """Return the backend's name: the strongest, or the one that $MMDOJO_BACKEND names.

    Raises:
        UsageError: there is no such backend here.
    """
    names = available()
    name = os.environ.get(BACKEND_VARIABLE) or names[0]
    if name not in names:
        raise UsageError(
            Text(
                zh=f"{BACKEND_VARIABLE}={name} 在这里不可用，可用的有：{'、'.join(names)}。",
                en=f"{BACKEND_VARIABLE}={name} is not to be had here; there is {', '.join(names)}.",
            )
        )
    return name


def open_host(needs: Needs, hidden: Sequence[Path] = ()) -> WorkerHost:
    """Return what starts workers for one submission; it is to be closed.

    Args:
        needs: what learner code imports.
        hidden: folders that no worker may read, wherever they lie.
    """
    if chosen() == PROCESS:
        from grader.sandbox.process_host import ProcessHost  # imported late: it needs psutil

        return ProcessHost(needs)
    hidden = among_packages(hidden)
    warm = _warm.lend(needs, hidden) if _warm is not None else None
    return warm or ZygoteHost.alone(needs, hidden)


def among_packages(folders: Sequence[Path]) -> list[Path]:
    """Return those folders that lie where a worker may read unless it is told otherwise."""
    places = [Path(each) for each in sys.path if each.endswith(("site-packages", "dist-packages"))]
    places += [Path(sysconfig.get_path("stdlib")), Path("/usr/lib"), Path("/lib")]
    return [each for each in folders if any(each.is_relative_to(place) for place in places)]


def expected_isolation() -> Isolation:
    """Return the level that a worker will have here, without starting one."""
    if chosen() == PROCESS:
        return "partial"
    from grader.sandbox.confinement.confinement import CALLS, FILES, offered

    return "full" if {FILES, CALLS} <= set(offered()) else "partial"

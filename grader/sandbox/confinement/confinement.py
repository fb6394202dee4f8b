"""Put the layers together: prepared once in the zygote, entered by every worker it forks."""

from __future__ import annotations

import os
import platform
import sys

from grader.sandbox.confinement import cgroups, landlock, namespaces, seccomp
from grader.sandbox.confinement.kernel import (
    die_with_parent,
    drop_capabilities,
    gain_no_privileges,
    hide_memory,
)
from grader.sandbox.confinement.readable_paths import (
    DEVICES,
    PROCESSORS_AND_MEMORY,
    readable_paths,
)

FILES, CALLS, NAMESPACES, CGROUPS = "files", "calls", "namespaces", "cgroups"


def offered() -> tuple[str, ...]:
    """Return the layers that this kernel has; namespaces are not tried here."""
    machine = platform.machine()
    layers = []
    if landlock.version() >= landlock.LEAST_VERSION:
        layers.append(FILES)
    if seccomp.available(machine):
        layers.append(CALLS)
    return tuple(layers)


class Confinement:
    """The layers that this kernel has, ready to be entered.

    Args:
        hidden: files and folders that no worker may read although they lie where it may.
    """

    def __init__(self, hidden: list[str]) -> None:
        self.machine = platform.machine()
        offer = offered()
        self.layers = offer
        # Without the filter a worker could meddle in the namespace that all workers share.
        if CALLS in offer and FILES in offer and namespaces.enter():
            self.layers = (*offer, NAMESPACES)
        if cgroups.allowed():
            self.layers = (*self.layers, CGROUPS)
        self._hidden = hidden
        self._readable: landlock.Ruleset | None = None
        self._top_level: list[str] = []
        self._scratches = 0

    def prepare(self) -> None:
        """Find out what may be read, once all that is imported is on the path."""
        if FILES in self.layers:
            self._readable = landlock.Ruleset(landlock.READ)
            # An installed copy of this package has exercises and solutions inside.
            copies = [f"{folder}/grader" for folder in sys.path]
            paths = [*readable_paths([*self._hidden, *copies]), namespaces.SCRATCH_ROOT, "/proc"]
            self._readable.grant(landlock.read_only(paths))
            self._top_level = _top_level()

    def make_cgroup(self) -> cgroups.Cgroup | None:
        """Return new control groups for one worker; None where none can be made."""
        return cgroups.Cgroup() if CGROUPS in self.layers else None

    def make_scratch(self, megabytes: int) -> str | None:
        """Return a new writable folder of that size; None where none can be limited."""
        if NAMESPACES not in self.layers:
            return None
        self._scratches += 1
        return namespaces.make_scratch(self._scratches, megabytes)

    def remove_scratch(self, scratch: str) -> None:
        """Let go of a folder from `make_scratch`, whose worker has ended."""
        namespaces.remove_scratch(scratch)

    def descriptors(self) -> set[int]:
        """Return the descriptors that `enter` needs."""
        return set() if self._readable is None else {self._readable.descriptor}

    def enter(self, scratch: str | None) -> None:
        """Hold this process to its own files and rights; call before it starts a thread.

        Raises:
            OSError: a layer that this kernel has could not be entered.
        """
        gain_no_privileges()
        # TensorFlow reads it, and aborts where it can't. Held open, since a rule is about the file
        # that was found, and /proc makes a new one each time it has forgotten the last.
        command_line = os.open("/proc/self/cmdline", os.O_PATH)
        if self._readable is not None:
            self._readable.enforce()
            self._readable.close()
            own = landlock.Ruleset()
            own.grant(landlock.read_only(self._top_level))
            own.grant(dict.fromkeys(DEVICES, landlock.READ | landlock.WRITE))
            own.grant_at(command_line, landlock.READ)
            if scratch is not None:
                own.grant({scratch: landlock.READ | landlock.WRITE})
            own.enforce()
            own.close()
        drop_capabilities(self.machine)
        hide_memory()
        die_with_parent()

    def filter_calls(self) -> None:
        """Refuse what is left to refuse, in all threads: the last thing before learner code.

        Raises:
            OSError: this kernel has the layer, but it could not be entered.
        """
        if CALLS in self.layers:
            seccomp.enforce(self.machine, os.getpid())


def _top_level() -> list[str]:
    """Return all that the first ruleset judges: not /dev, with all scratch folders, nor /proc."""
    names = [name for name in os.listdir("/") if name not in ("dev", "proc")]  # noqa: PTH208
    return [*(f"/{name}" for name in names), *PROCESSORS_AND_MEMORY]

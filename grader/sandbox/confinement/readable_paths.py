"""Which files a worker may read: the Python installation and system libraries, nothing of ours."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator

# Shared libraries, fonts and time zones; what TensorFlow asks of processors.
_SYSTEM = (
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/share/fonts",
    "/usr/share/zoneinfo",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/sys/devices/system/cpu",
)
PROCESSORS_AND_MEMORY = ("/proc/cpuinfo", "/proc/meminfo")
DEVICES = ("/dev/null", "/dev/random", "/dev/urandom", "/dev/zero")


def readable_paths(hidden: Iterable[str]) -> list[str]:
    """Return files and folders such that no path of `hidden` is one of them or lies below one."""
    roots = {*_SYSTEM, *DEVICES, *sys.path}
    roots |= {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    away = [os.path.realpath(path) for path in hidden if os.path.lexists(path)]
    found: set[str] = set()
    for root in filter(None, roots):
        found.update(_without(os.path.realpath(root), away))
    return sorted(found)


def _without(path: str, hidden: list[str]) -> Iterator[str]:
    """Yield `path`, or what is in it where something below it is hidden."""
    if path in hidden or any(path.startswith(other + "/") for other in hidden):
        return
    if not any(other.startswith(path + "/") for other in hidden):
        yield path
        return
    try:
        names = os.listdir(path)  # noqa: PTH208
    except OSError:
        return
    for name in names:
        # What a link leads to is judged where it really lies.
        yield from _without(os.path.realpath(f"{path}/{name}"), hidden)

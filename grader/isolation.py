"""Which layers of isolation this platform gives to learner code."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from grader.sandbox.backends import CONFINED, chosen, expected_isolation
from grader.sandbox.host import Isolation
from grader.text import Text


@dataclass(frozen=True)
class Layer:
    """One layer: what it keeps learner code from, and whether it is in force."""

    name: str
    active: bool
    text: Text


@dataclass(frozen=True)
class IsolationStatus:
    """The layers, and the level that reports carry."""

    level: Isolation
    backend: str
    layers: tuple[Layer, ...]

    @property
    def missing(self) -> tuple[Layer, ...]:
        """The layers that are not in force."""
        return tuple(layer for layer in self.layers if not layer.active)


def describe_isolation() -> IsolationStatus:
    """Return the layers in force here; the level is `full` only if every promise is kept.

    Namespaces, which some systems refuse to ordinary users, add to what the other layers hold
    already, so the level doesn't depend on them.
    """
    backend = chosen()
    found: set[str] = set()
    if backend == CONFINED:
        from grader.sandbox.confinement import cgroups, confinement, namespaces

        if cgroups.allowed():
            found.add(confinement.CGROUPS)
        found |= set(confinement.offered())
        if found >= {confinement.FILES, confinement.CALLS} and namespaces.allowed():
            found.add(confinement.NAMESPACES)
    posix = sys.platform != "win32"
    layers = (
        Layer(
            "process",
            True,
            Text(
                zh="独立进程：看不到检查代码和答案，超时或崩溃都不影响评分",
                en="a process of its own: holds no checks or answers, may hang or crash",
            ),
        ),
        Layer(
            "limits",
            posix,
            Text(
                zh="限制 CPU 时间、文件大小和打开的文件数",
                en="limits on CPU time, file size and open files",
            ),
        ),
        Layer("memory", sys.platform == "linux", Text(zh="限制内存", en="a limit on memory")),
        Layer(
            "files",
            "files" in found,
            Text(
                zh="只能读 Python 的安装目录，别处不能读写（Landlock，Linux 6.2 起）",
                en="reads the Python installation and no other file (Landlock, Linux 6.2)",
            ),
        ),
        Layer(
            "calls",
            "calls" in found,
            Text(
                zh="不能联网、启动进程、给别的进程发信号（seccomp）",
                en="no network, no other processes, no signals to any (seccomp)",
            ),
        ),
        Layer(
            "namespaces",
            "namespaces" in found,
            Text(
                zh="看不到别的进程和网络，另有一个限定大小的工作文件夹（用户命名空间）",
                en="sees no process or network; a working folder of limited size (user namespaces)",
            ),
        ),
        Layer(
            "cgroups",
            "cgroups" in found,
            Text(
                zh="限制线程数和内核替它占用的内存（cgroup，需要有权限）",
                en="a limit on threads and on the kernel's memory for it (cgroups, where allowed)",
            ),
        ),
    )
    return IsolationStatus(expected_isolation(), backend, layers)

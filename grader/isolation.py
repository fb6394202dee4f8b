"""Which layers of isolation this platform gives to learner code."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from grader.report import Isolation
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
    layers: tuple[Layer, ...]


def describe_isolation() -> IsolationStatus:
    """Return the layers in force here.

    The level is `partial` at best: learner code runs confined in time, memory and output in a
    process that holds no answers, but it may still read the user's files and use the network.
    """
    posix = sys.platform != "win32"
    linux = sys.platform == "linux"
    layers = (
        Layer(
            "process",
            posix,
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
        Layer("memory", linux, Text(zh="限制内存", en="a limit on memory")),
        Layer(
            "cleanup",
            linux,
            Text(
                zh="结束时清掉它启动的所有进程（包括脱离的后台进程）",
                en="every process it started is ended, detached ones too",
            ),
        ),
        Layer(
            "files",
            False,
            Text(
                zh="限制读写文件（本版本尚无）",
                en="no reading or writing of other files (not in this version)",
            ),
        ),
        Layer(
            "network",
            False,
            Text(zh="禁止联网（本版本尚无）", en="no network (not in this version)"),
        ),
    )
    return IsolationStatus("partial" if posix else "none", layers)

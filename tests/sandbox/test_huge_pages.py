"""Gathering memory in huge pages changes where it lies and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MEBIBYTES = 24
PROGRAM = f"""
import os
from pathlib import Path
from grader.sandbox.huge_pages import gather

block = bytearray(os.urandom({MEBIBYTES} * 2**20))
before = bytes(block)
for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
    if line.startswith("AnonHugePages"):
        huge = int(line.split()[1])
steps = sum(1 for _ in gather())
assert block == before
block[::4096] = bytes(len(block[::4096]))
if os.fork() == 0:
    os._exit(0 if block[4096] == 0 and block[4097] == before[4097] else 1)
assert os.waitstatus_to_exitcode(os.wait()[1]) == 0
for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
    if line.startswith("AnonHugePages"):
        print(steps, int(line.split()[1]) - huge)
"""
needs_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")


def _can_collapse() -> bool:
    major, minor = (int(part) for part in os.uname().release.split(".")[:2])
    return (major, minor) >= (6, 1) and Path("/sys/kernel/mm/transparent_hugepage").exists()


@needs_linux
def test_memory_holds_the_same_afterwards_in_this_process_and_in_a_fork() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    steps, _ = map(int, done.stdout.split())
    assert steps >= MEBIBYTES // 2 - 2


@needs_linux
def test_large_blocks_lie_in_huge_pages_where_the_kernel_can() -> None:
    if not _can_collapse():
        pytest.skip("needs Linux 6.1")
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    _, gathered_kilobytes = map(int, done.stdout.split())
    assert gathered_kilobytes > 0

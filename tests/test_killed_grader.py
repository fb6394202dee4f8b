"""A grader that is killed in the middle of a check leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from grader.catalog import Exercise

_GRADE = """
import sys
from pathlib import Path
from grader.catalog import load_catalog
from grader.grading import grade_path
grade_path(load_catalog(Path(sys.argv[1])).get("doubling"), Path(sys.argv[2]), language="en")
"""
_CHECKS = """
import os
import psutil
from grader.checks import check

@check(zh="停不下来", en="It never ends")
def test_never_ends(submission):
    folder = submission.double(1)
    family = [child.pid for child in psutil.Process().children(recursive=True)]
    with open({pipe!r}, "w") as pipe:
        print(folder, *family, file=pipe)
    submission.double(2)
"""
_ANSWER = """
import os

def double(x):
    while x == 2:
        pass
    return os.getcwd()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the worker is not told")
def test_no_process_and_no_scratch_folder_survives_a_killed_grader(
    make_exercise: Callable[..., Exercise], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    exercise = make_exercise(_CHECKS.format(pipe=str(pipe)), timeout_seconds=300.0)
    answer = tmp_path / "doubling.py"
    answer.write_text(_ANSWER, encoding="utf-8")
    root = exercise.folder.parents[2]
    grader = subprocess.Popen([sys.executable, "-c", _GRADE, str(root), str(answer)])
    with pipe.open() as said:
        scratch, *family = said.read().split()
    processes = [psutil.Process(int(pid)) for pid in family]
    assert len(processes) >= 2

    grader.send_signal(signal.SIGKILL)
    grader.wait()

    _, alive = psutil.wait_procs(processes, timeout=60)
    assert alive == []
    assert not Path(scratch).exists()

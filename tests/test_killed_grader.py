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


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")
def test_no_process_and_no_scratch_folder_survives_a_killed_grader(
    make_exercise: Callable[..., Exercise], tmp_path: Path
) -> None:
    exercise = make_exercise(timeout_seconds=300.0)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    answer = tmp_path / "doubling.py"
    answer.write_text(
        f"""
import os, subprocess
def double(x):
    child = subprocess.Popen(["sleep", "300"], start_new_session=True)
    with open({str(pipe)!r}, "w") as pipe:
        print(os.getpid(), os.getppid(), child.pid, os.getcwd(), file=pipe)
    while True:
        pass
""",
        encoding="utf-8",
    )
    root = exercise.folder.parents[2]
    grader = subprocess.Popen([sys.executable, "-c", _GRADE, str(root), str(answer)])
    with pipe.open() as said:
        worker, zygote, child, scratch = said.read().split()
    processes = [psutil.Process(int(pid)) for pid in (worker, zygote, child)]
    assert Path(scratch).is_dir()

    grader.send_signal(signal.SIGKILL)
    grader.wait()

    _, alive = psutil.wait_procs(processes, timeout=60)
    assert alive == []
    assert not Path(scratch).exists()

"""Run the fuzzer for a while: nothing that a worker can send may crash the trusted process."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

FUZZER = Path(__file__).with_name("wire_fuzzer.py")
SECONDS = 15
MEMORY_MB = 512
FEWEST_RUNS = 2_500  # of tens of thousands on an idle machine

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64",
    reason="atheris has wheels for Linux on x86-64 only",
)


def fuzz(target: str, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(FUZZER), target, str(folder / "corpus"), *options]
    command += [f"-rss_limit_mb={MEMORY_MB}", "-print_final_stats=1", f"-artifact_prefix={folder}/"]
    # Linux has a process begin with the peak of what started it, and pytest may be large by now.
    small = ["sh", "-c", '"$@"; exit $?', "sh"]
    return subprocess.run(
        [*small, *command], capture_output=True, encoding="utf-8", errors="replace"
    )


def runs_of(done: subprocess.CompletedProcess[str]) -> int:
    found = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    assert found, done.stderr[-2_000:]
    return int(found[1])


@pytest.mark.slow
@pytest.mark.parametrize("target", ["frames", "replies"])
def test_nothing_that_a_worker_sends_is_a_crash(target: str, tmp_path: Path) -> None:
    done = fuzz(target, tmp_path, f"-max_total_time={SECONDS}", "-timeout=10")
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-2_000:]
    assert runs_of(done) > FEWEST_RUNS


@pytest.mark.slow
def test_the_fuzzer_finds_a_crash_where_there_is_one(tmp_path: Path) -> None:
    """Else its silence means nothing: `planted` fails on any array of dates in a dict."""
    done = fuzz("planted", tmp_path, "-runs=200000", f"-max_total_time={8 * SECONDS}")
    assert done.returncode != 0
    assert "planted" in done.stdout + done.stderr
    assert list(tmp_path.glob("crash-*"))

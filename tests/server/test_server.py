"""The warm server, by what its users meet: the same results, sooner, and nothing in the way."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Dojo
from tests.server.conftest import WarmDojo
from tests.waiting import until

WRONG = "def double(x):\n    return x\n"
ENDLESS = "def double(x):\n    while True:\n        pass\n"
ROOT = Path(__file__).parents[2]


def without_times(report: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(report)
    del found["duration_seconds"]
    return found


def without_numbers(text: str) -> str:
    return re.sub(r"\d+\.\d+", "_", text)


def test_the_first_check_starts_a_server_and_the_next_is_run_by_it(warm: WarmDojo) -> None:
    assert warm.status == {"running": False}
    assert warm.check() == 0
    first = warm.pid
    assert first is not None
    before = warm.status["commands"]
    assert warm.check() == 0
    assert warm.pid == first
    assert warm.status["commands"] == int(str(before)) + 1


@pytest.mark.parametrize("answer", ["def double(x):\n    return 2 * x\n", WRONG, "1 / 0", "def("])
def test_a_verdict_is_the_same_with_and_without_a_server(warm: WarmDojo, answer: str) -> None:
    path = warm.dojo.write("doubling.py", answer)
    for form in ("json", "junit", "text"):
        line = ("check", "doubling", "--file", path, "--no-record", "--format", form)
        alone = warm.dojo.run(*line, MMDOJO_SERVER="off")
        served = warm.dojo.run(*line)
        assert served.returncode == alone.returncode
        assert served.stderr == alone.stderr
        if form == "json":
            assert without_times(served.stdout) == without_times(alone.stdout)
        else:
            assert without_numbers(served.stdout) == without_numbers(alone.stdout)


def test_a_command_has_the_folder_language_and_input_of_whoever_gave_it(warm: WarmDojo) -> None:
    dojo = warm.dojo
    assert warm.check() == 0
    other = dojo.root / "elsewhere"
    other.mkdir()
    (other / "mine.py").write_text(WRONG, encoding="utf-8")
    relative = ("check", "doubling", "--file", "mine.py")
    done = dojo.run(*relative, cwd=other, LANG="zh_CN.UTF-8")
    assert done.returncode == 1
    assert "翻倍" in done.stdout
    assert dojo.run("check", "doubling", "--file", "mine.py").returncode == 2
    revealed = dojo.run("reveal", "doubling", stdin="y\n")
    assert revealed.returncode == 0
    assert "return 2 * x" in revealed.stdout
    assert dojo.statuses()["doubling"] == "passed"


def test_commands_at_the_same_time_do_not_mix(warm: WarmDojo) -> None:
    assert warm.check() == 0
    paths = [warm.dojo.write(f"{n}.py", f"def double(x):\n    return {n} * x") for n in range(6)]

    def verdict(path: Path) -> str:
        report = warm.dojo.json("check", "doubling", "--file", path, "--no-record")
        return str(report["verdict"])

    with ThreadPoolExecutor(3) as pool:
        verdicts = list(pool.map(verdict, paths))
    assert verdicts == ["fail", "fail", "pass", "fail", "fail", "fail"]


def test_a_changed_checks_file_is_read_anew(warm: WarmDojo) -> None:
    assert warm.check() == 0
    checks = warm.dojo.content / "exercises" / "trial" / "doubling" / "checks.py"
    checks.write_text(checks.read_text().replace("== 6", "== 9"), encoding="utf-8")
    assert warm.check() == 1


def start_endless(warm: WarmDojo) -> subprocess.Popen[str]:
    """Start a check that never ends, and return once it is under way in the server."""
    assert warm.check() == 0
    path = warm.dojo.write("endless.py", ENDLESS)
    process = subprocess.Popen(
        [sys.executable, "-m", "grader", "check", "doubling", "--file", path],
        cwd=warm.dojo.here,
        env=warm.dojo.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not warm.status["processes"]:
        assert process.poll() is None
    return process


def test_an_interrupt_reaches_the_command_and_nothing_is_recorded(warm: WarmDojo) -> None:
    process = start_endless(warm)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in errors
    assert warm.check() == 0


def test_a_client_that_is_killed_takes_its_command_with_it(warm: WarmDojo) -> None:
    process = start_endless(warm)
    running = [psutil.Process(pid) for pid in warm.status["processes"]]  # type: ignore[attr-defined]
    assert running
    process.kill()
    process.communicate()
    _, left = psutil.wait_procs(running, timeout=60)
    assert left == []
    assert warm.check() == 0


def test_a_server_that_was_killed_is_replaced(warm: WarmDojo) -> None:
    assert warm.check() == 0
    first = warm.pid
    assert first is not None
    family = psutil.Process(first).children(recursive=True)
    os.kill(first, signal.SIGKILL)
    _, left = psutil.wait_procs(family, timeout=60)
    assert left == []  # a zygote ends when nobody holds its control socket any more
    assert warm.check() == 0
    assert warm.pid not in (None, first)


def spare_of(warm: WarmDojo) -> psutil.Process:
    """Return the process that waits for the next command, once it is ready."""
    assert warm.pid is not None
    while (found := warm.status.get("spare")) is None:
        assert warm.pid is not None
    return psutil.Process(int(str(found)))


def test_a_spare_process_runs_the_next_command_and_is_followed_by_another(warm: WarmDojo) -> None:
    assert warm.check() == 0
    for answer, status in ((WRONG, 1), ("def double(x):\n    return 2 * x\n", 0)):
        spare = spare_of(warm)
        assert warm.check(answer) == status
        psutil.wait_procs([spare], timeout=60)
        assert not spare.is_running()


PLAIN_CHECKS = """from grader.checks import Text, check, fail
@check(zh="翻倍", en="Doubles")
def test_doubles(submission):
    if submission.double(3) != WANTED:
        fail(Text.same("no"))
"""


def test_what_a_spare_process_has_ahead_is_used_only_as_long_as_nothing_changes(
    warm: WarmDojo,
) -> None:
    folder = warm.dojo.content / "exercises" / "trial" / "doubling"
    checks, settings = folder / "checks.py", folder / "exercise.toml"
    checks.write_text(PLAIN_CHECKS.replace("WANTED", "6"), encoding="utf-8")
    assert warm.check() == 0
    spare_of(warm)
    assert warm.check() == 0  # with the checks and the worker that it has ahead
    spare_of(warm)
    state = checks.stat()
    checks.write_text(PLAIN_CHECKS.replace("WANTED", "9"), encoding="utf-8")
    os.utime(checks, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert warm.check() == 1
    checks.write_text(PLAIN_CHECKS.replace("WANTED", "6"), encoding="utf-8")
    assert warm.check() == 0
    spare_of(warm)
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + "\n[limits]\ncpu_seconds = 7\n", encoding="utf-8")
    assert warm.check() == 0
    spare_of(warm)
    assert warm.check(WRONG) == 1


def test_a_spare_process_takes_the_streams_folder_and_language_of_the_command(
    warm: WarmDojo,
) -> None:
    assert warm.check() == 0
    spare_of(warm)
    other = warm.dojo.root / "elsewhere"
    other.mkdir()
    (other / "mine.py").write_text(WRONG, encoding="utf-8")
    done = warm.dojo.run(
        "check", "doubling", "--file", "mine.py", cwd=other, LANG="zh_CN.UTF-8", NO_COLOR="1"
    )
    assert done.returncode == 1
    assert "翻倍" in done.stdout
    assert "double" not in done.stderr  # nothing of its rehearsal


def test_a_spare_process_that_is_killed_is_replaced(warm: WarmDojo) -> None:
    assert warm.check() == 0
    first = spare_of(warm)
    first.kill()
    assert warm.check(WRONG) == 1
    assert spare_of(warm).pid != first.pid


def test_a_rehearsal_is_recorded_nowhere(warm: WarmDojo) -> None:
    assert warm.check() == 0
    spare_of(warm)
    assert warm.dojo.statuses()["doubling"] == "passed"
    assert "double" not in warm.dojo.statuses()
    folder = Path(warm.dojo.environment["MMDOJO_DATA_DIR"])
    with sqlite3.connect(folder / "progress.sqlite3") as progress:
        assert progress.execute("SELECT DISTINCT exercise FROM attempts").fetchall() == [
            ("doubling",)
        ]
    progress.close()


def has_ended(process: psutil.Process) -> bool:
    """Whether it runs no more; the server may not have taken note yet."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.mark.parametrize("waiting", [True, False], ids=["with a spare", "at once"])
def test_a_zygote_that_was_killed_is_replaced(warm: WarmDojo, waiting: bool) -> None:
    assert warm.check() == 0
    if waiting:  # for a spare process, which holds one of its workers
        spare_of(warm)
    (zygote,) = warm.status["zygotes"]  # type: ignore[attr-defined]
    process = psutil.Process(int(zygote["pid"]))
    family = [*process.children(recursive=True), process]
    for member in family:
        with suppress(psutil.NoSuchProcess):  # a worker that has just ended by itself
            member.kill()
    # One that dies during a check is that check's error.
    until(lambda: all(map(has_ended, family)), "they live on")
    assert warm.check() == 0
    assert warm.check(WRONG) == 1


def test_stop_says_whether_there_was_a_server(warm: WarmDojo) -> None:
    assert "No server" in warm.dojo.run("stop").stdout
    assert warm.check() == 0
    pid = warm.pid
    assert pid is not None
    assert "has ended" in warm.dojo.run("stop").stdout
    _, left = psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], 30)
    assert left == []
    assert warm.status == {"running": False}


def test_an_idle_server_ends_by_itself(warm: WarmDojo) -> None:
    warm.dojo.environment["MMDOJO_SERVER_IDLE_SECONDS"] = "1"
    assert warm.check() == 0
    pid = warm.pid
    if pid is not None:  # it may have ended while doctor started
        psutil.wait_procs([psutil.Process(pid)], timeout=60)
    assert warm.status == {"running": False}


@pytest.mark.parametrize("name", ["a_new_module.py", "text.py"])
def test_a_server_is_replaced_when_its_installation_changes(warm: WarmDojo, name: str) -> None:
    installed = warm.dojo.root / "installed"
    shutil.copytree(ROOT / "grader", installed / "grader")
    path = warm.dojo.write("doubling.py", WRONG)
    line = ("check", "doubling", "--file", path)
    environment = {"PYTHONPATH": str(installed)}
    assert warm.dojo.run(*line, **environment).returncode == 1
    first = warm.dojo.json("doctor", **environment)["server"]["pid"]
    with (installed / "grader" / name).open("a") as module:
        module.write("# something else\n")
    assert warm.dojo.run(*line, **environment).returncode == 1
    second = warm.dojo.json("doctor", **environment)["server"]["pid"]
    assert second != first
    psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=60)
    assert not psutil.pid_exists(first)
    assert "has ended" in warm.dojo.run("stop", **environment).stdout


def test_a_folder_that_others_may_enter_is_not_trusted_with_a_socket(warm: WarmDojo) -> None:
    folder = warm.runtime / f"mmdojo-{os.getuid()}"
    folder.mkdir(mode=0o755)
    assert warm.check() == 0
    assert warm.status == {"running": False}
    assert list(folder.iterdir()) == []


def test_the_socket_and_its_folder_are_the_users_alone(warm: WarmDojo) -> None:
    assert warm.check() == 0
    (folder,) = warm.runtime.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.stat().st_uid == os.getuid()


def test_without_a_place_for_a_socket_everything_works(dojo: Dojo) -> None:
    path = dojo.write("doubling.py", WRONG)
    done = dojo.run(
        "check", "doubling", "--file", path, MMDOJO_SERVER="on", XDG_RUNTIME_DIR="/proc/none"
    )
    assert done.returncode == 1


def test_many_checks_leave_no_descriptor_and_no_process_behind(warm: WarmDojo) -> None:
    def family() -> tuple[int, int]:
        pid = warm.pid
        assert pid is not None
        spare_of(warm)
        server = psutil.Process(pid)
        return server.num_fds(), len(server.children(recursive=True))

    for _ in range(3):
        assert warm.check() == 0
    before = family()
    for number in range(12):
        assert warm.check(WRONG if number % 2 else "import os\nos._exit(0)\n") == 1
    assert warm.check() == 0
    after = family()
    # The spare worker may or may not have been forked yet.
    assert after[0] == before[0]
    assert abs(after[1] - before[1]) <= 1

"""Each layer alone, in a process of its own: what it refuses, and what still works."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from grader.errors import GraderError
from grader.sandbox import zygote_host
from grader.sandbox.backends import open_host
from grader.sandbox.confinement import namespaces, seccomp
from grader.sandbox.confinement.confinement import CALLS, FILES, offered
from grader.sandbox.confinement.readable_paths import readable_paths
from grader.sandbox.failures import LearnerRaised
from grader.sandbox.limits import Limits
from grader.sandbox.proxy import SubmissionProxy
from grader.sandbox.session import Sandbox

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="these layers are Linux's")
needs_landlock = pytest.mark.skipif(FILES not in offered(), reason="needs Landlock 3")
needs_seccomp = pytest.mark.skipif(CALLS not in offered(), reason="needs seccomp")

PREAMBLE = """
import ctypes, errno, json, os, platform, signal, socket, sys
from grader.sandbox.confinement import kernel, landlock, seccomp
libc = ctypes.CDLL(None, use_errno=True)
answers = {}

def call(name, function, *arguments):
    try:
        answers[name] = function(*arguments) and "done" or "done"
    except OSError as error:
        answers[name] = errno.errorcode[error.errno]
    except ValueError:  # what the resource module makes of EPERM
        answers[name] = "EPERM"

def raw(number, *arguments):
    if libc.syscall(ctypes.c_long(number), *arguments) == -1:
        raise OSError(ctypes.get_errno(), "raw")
"""


def run(program: str, **values: Any) -> dict[str, str]:
    """Run a program after the preamble; return its `answers`."""
    code = f"{PREAMBLE}\n{textwrap.dedent(program)}\nprint(json.dumps(answers))"
    given = [f"{name} = {value!r}" for name, value in values.items()]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join([*given, code])], capture_output=True, timeout=60
    )
    assert done.returncode == 0, done.stderr.decode()
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


@needs_landlock
def test_landlock_leaves_what_is_granted_and_refuses_the_rest(tmp_path: Path) -> None:
    for name in ("open", "closed", "scratch"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x")
    program = """
        kernel.gain_no_privileges()
        rules = landlock.Ruleset()
        rules.grant(landlock.read_only([f"{folder}/open", f"{folder}/nowhere"]))
        rules.grant({f"{folder}/scratch": landlock.READ | landlock.WRITE})
        rules.enforce()
        rules.close()
        def write(path): open(path, "a").close()
        def read(path): open(path).close()
        call("read open", read, f"{folder}/open/file")
        call("list open", os.listdir, f"{folder}/open")
        call("write open", write, f"{folder}/open/file")
        call("truncate open", os.truncate, f"{folder}/open/file", 0)
        call("new in open", write, f"{folder}/open/new")
        call("read closed", read, f"{folder}/closed/file")
        call("list closed", os.listdir, f"{folder}/closed")
        call("write scratch", write, f"{folder}/scratch/new")
        call("remove scratch", os.unlink, f"{folder}/scratch/new")
        call("link out", os.symlink, f"{folder}/closed", f"{folder}/scratch/link")
        call("move out", os.rename, f"{folder}/scratch/file", f"{folder}/open/moved")
        call("run", os.execv, "/bin/true", ["true"])
        other = socket.socket()
        call("connect", other.connect, ("127.0.0.1", 9))
    """
    answers = run(program, folder=str(tmp_path))
    allowed = {name for name, answer in answers.items() if answer == "done"}
    assert allowed == {"read open", "list open", "write scratch", "remove scratch"}
    assert set(answers.values()) <= {"done", "EACCES", "EXDEV"}


@needs_seccomp
def test_seccomp_refuses_calls_that_reach_beyond_the_process() -> None:
    program = """
        parent, own = os.getppid(), os.getpid()
        pair = socket.socketpair()
        x86 = platform.machine() == "x86_64"
        kernel.gain_no_privileges()
        seccomp.enforce(platform.machine(), own)
        call("fork", os.fork)
        call("spawn", os.posix_spawn, "/bin/true", ["true"], {})
        call("exec", os.execv, "/bin/true", ["true"])
        call("kill parent", os.kill, parent, 0)
        call("kill all", os.kill, -1, 0)
        call("kill group", os.kill, 0, 0)
        call("internet", socket.socket, socket.AF_INET, socket.SOCK_DGRAM)
        call("unix", socket.socket, socket.AF_UNIX)
        call("netlink", socket.socket, socket.AF_NETLINK, socket.SOCK_RAW)
        call("datagrams", socket.socketpair, socket.AF_UNIX, socket.SOCK_DGRAM)
        call("send to", pair[0].sendto, b"x", "/tmp/none")
        call("chmod", os.chmod, "/tmp", 0o777)
        call("utime", os.utime, "/tmp")
        call("fifo", os.mkfifo, "/tmp/mmdojo-test-fifo")
        call("link", os.link, "/etc/passwd", "/tmp/mmdojo-test-link")
        call("memory file", os.memfd_create, "x")
        call("group", os.setpgid, 0, 0)
        import resource, fcntl, termios
        call("raise limit", resource.setrlimit, resource.RLIMIT_CORE, (0, 0))
        call("limit of parent", resource.prlimit, parent, resource.RLIMIT_CPU)
        call("owner", fcntl.fcntl, 0, fcntl.F_SETOWN, parent)
        call("type", fcntl.ioctl, 0, termios.TIOCSTI, b"x")
        call("ptrace", raw, 101 if x86 else 117, 16, parent, 0, 0)
        call("unshare", raw, 272 if x86 else 97, 0x10000000)
        call("io_uring", raw, 425, 8, 0)
        call("prctl", raw, 157 if x86 else 167, 1, 0)
        assert set(answers.values()) == {"EPERM"}, answers
    """
    assert len(run(program)) == 25


@needs_seccomp
def test_seccomp_leaves_what_a_program_needs() -> None:
    program = """
        import resource, threading, tempfile, time
        import numpy as np
        kernel.gain_no_privileges()
        seccomp.enforce(platform.machine(), os.getpid())
        call("thread", lambda: threading.Thread(target=int).start())
        call("file", lambda: tempfile.TemporaryFile().write(b"x"))
        call("pair", socket.socketpair)
        call("pipe", os.pipe)
        call("limits", resource.getrlimit, resource.RLIMIT_AS)
        call("sleep", time.sleep, 0)
        call("random", os.urandom, 8)
        call("own signal", os.kill, os.getpid(), 0)
        call("alarm", signal.setitimer, signal.ITIMER_REAL, 0)
        call("arrays", lambda: np.linalg.svd(np.random.default_rng(0).random((50, 50))))
        call("stat", os.stat, "/")
    """
    answers = run(program)
    assert len(answers) == 11
    assert set(answers.values()) == {"done"}


@needs_seccomp
def test_newer_calls_are_absent_and_those_of_another_abi_are_deadly() -> None:
    assert run(
        """
        kernel.gain_no_privileges()
        seccomp.enforce(platform.machine(), os.getpid())
        call("future", raw, 4_000)
        call("clone3", raw, 435, 0, 0)
        """
    ) == {"future": "ENOSYS", "clone3": "ENOSYS"}
    code = (
        PREAMBLE + "kernel.gain_no_privileges()\nseccomp.enforce(platform.machine(), os.getpid())"
        "\nlibc.syscall(ctypes.c_long(0x40000000 + 39))"
    )
    if platform.machine() == "x86_64":
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
        assert done.returncode < 0


def test_what_is_hidden_and_what_leads_there_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = tmp_path / "site-packages"
    for name in ("numpy", "grader/_content", "course"):
        (packages / name).mkdir(parents=True)
    (packages / "six.py").write_text("")
    (packages / "sly").symlink_to(packages / "course")
    monkeypatch.setattr(sys, "path", [str(packages)])
    whole = readable_paths([])
    assert str(packages) in whole
    hidden = [str(packages / "grader"), str(packages / "course"), str(tmp_path / "nowhere")]
    found = [path for path in readable_paths(hidden) if path.startswith(str(tmp_path))]
    assert found == [str(packages / "numpy"), str(packages / "six.py")]


def test_a_machine_that_the_tables_do_not_know_has_no_filter() -> None:
    assert not seccomp.available("riscv64")


@needs_landlock
@needs_seccomp
@pytest.mark.parametrize(
    ("sabotage", "layers"),
    [
        ("landlock.version = lambda: 0", {CALLS}),
        ("landlock.version = lambda: 2", {CALLS}),
        ("seccomp.available = lambda machine: False", {FILES}),
    ],
)
def test_a_kernel_without_a_layer_is_partial_and_says_so(
    monkeypatch: pytest.MonkeyPatch, sabotage: str, layers: set[str]
) -> None:
    monkeypatch.setattr(zygote_host, "_RUN", _sabotaged(sabotage))
    with Sandbox("def f(x): return x", open_host("numpy"), Limits()) as box:
        assert SubmissionProxy(box).f(1) == 1
        assert box.isolation == "partial"


@needs_landlock
@needs_seccomp
@pytest.mark.parametrize("layer", ["landlock.Ruleset.enforce", "seccomp.enforce"])
def test_a_worker_that_cannot_enter_a_layer_is_our_failure_and_runs_nothing(
    monkeypatch: pytest.MonkeyPatch, layer: str
) -> None:
    broken = f"def refuse(*_): raise OSError('no way in')\n{layer} = refuse"
    monkeypatch.setattr(zygote_host, "_RUN", _sabotaged(broken))
    program = "open('/tmp/mmdojo-ran', 'w')\ndef f(x): return x"
    with (
        Sandbox(program, open_host("numpy"), Limits()) as box,
        pytest.raises(GraderError, match="no way in"),
    ):
        SubmissionProxy(box).f(1)
    assert not Path("/tmp/mmdojo-ran").exists()


@pytest.mark.skipif(not namespaces.allowed(), reason="this user may make no namespaces")
def test_each_worker_has_an_empty_folder_that_holds_so_much_and_no_more() -> None:
    program = """
        import os
        def f(megabytes):
            seen = os.listdir(".")
            for number in range(megabytes):
                with open(str(number), "wb") as file:
                    file.write(bytes(2**20))
            return seen
    """
    limits = Limits(scratch_mb=3)
    host = open_host("numpy")
    with Sandbox(textwrap.dedent(program), host, limits) as box:
        proxy = SubmissionProxy(box)
        assert proxy.f(2) == []
        with pytest.raises(LearnerRaised) as caught:
            proxy.f(9)
        assert "No space left" in caught.value.detail


def _sabotaged(statements: str) -> str:
    code = "from grader.sandbox.confinement import landlock, seccomp\n" + statements
    return f"sys.argv.pop(); exec({code!r}); from grader.sandbox.zygote import main; main()"

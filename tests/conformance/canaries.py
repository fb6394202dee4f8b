"""What a hostile program may want to read, change, reach or stop, and whether it did."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import resource
import secrets
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import psutil

REPOSITORY = Path(__file__).parents[2]
SECRET_VARIABLE = "MMDOJO_TEST_SECRET"
SECONDS = {"fuse_features": 2, "build_model": 20}
# What programs answer, and what stands beside it; each test looks at every file there.
_CONTENT = ("fusion/fuse_features", "fusion/build_model", "fusion/fusion_methods")
_WITH_TOKENS = (
    "exercises/*/*/checks.py",
    "solutions/*/*/solution.py",
    "solutions/*/*/rubric.toml",
)
_RIGHT = """
import numpy as np


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
"""


class Canaries:
    """A machine in small: content to grade with, other people's files, processes and listeners.

    Every file that no program may read carries a token of its own. `marker` is the name that
    programs give to what they start or create; `won` is the word that a program prints when an
    attack that leaves no trace has worked.
    """

    def __init__(self) -> None:
        self._stack = contextlib.ExitStack()
        self.marker = f"canary{secrets.token_hex(6)}"
        self.won = f"won{secrets.token_hex(6)}"
        self.tokens: dict[str, str] = {}

    def __enter__(self) -> Self:
        # Not pytest's folder: the paths of unix sockets must be short.
        root = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="canaries-"))
        self.root = Path(root)
        self._write_content()
        self._write_files()
        self._start_process()
        self._listen()
        self._before = _picture(self.root)
        self._settings_before = self._settings()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def token(self, place: str) -> str:
        """Make up a word that occurs nowhere else, and remember what it stands in."""
        return self.tokens.setdefault(place, f"token{secrets.token_hex(8)}")

    @property
    def content(self) -> Path:
        """The folder with the copy of `exercises/` and `solutions/`."""
        return self.root / "content"

    def target(self) -> dict[str, Any]:
        """Return what every program is told: the worst case is one that knows all paths."""
        fusion = self.content / "solutions" / "fusion" / "fuse_features"
        folder = self.root / "folder"
        return {
            "solution": str(fusion / "solution.py"),
            "checks": str(self.content / "exercises" / "fusion" / "fuse_features" / "checks.py"),
            "rubric": str(self.content / "solutions" / "fusion" / "fusion_methods" / "rubric.toml"),
            "secret": str(self.root / "private" / "secret.txt"),
            "other": str(self.root / "students" / "alice" / "fuse_features.py"),
            "folder": str(folder),
            "fifo": str(folder / "pipe"),
            "home": str(Path.home()),
            "repository": str(REPOSITORY),
            "packages": str(Path(np.__file__).parents[1]),
            "pid": self.process.pid,
            "grader_pid": os.getpid(),
            "tcp": self._tcp.getsockname()[1],
            "udp": self._udp.getsockname()[1],
            "unix": str(self.root / "unix"),
            "abstract": self.marker,
            "datagrams": str(self.root / "datagrams"),
            "shared": str(self._shared),
            "key": int(self.marker[-6:], 16),
            "marker": self.marker,
            "won": self.won,
        }

    def write_program(self, source: str, name: str) -> Path:
        """Write a program, behind the line that tells it of its targets, to where it is graded."""
        path = self.root / "students" / "mallory" / name
        path.write_text(f"TARGET = {self.target()!r}\n{source}", encoding="utf-8")
        self._before = _picture(self.root)
        return path

    def harm(self) -> list[str]:
        """Return everything that is not as it was; nothing, if all is well."""
        return [
            *_differences(self._before, _picture(self.root)),
            *self._harm_to_process(),
            *self._received(),
        ]

    def _write_content(self) -> None:
        for name in ("exercises", "solutions"):
            without = shutil.ignore_patterns("right", "wrong", "__pycache__")
            for slug in _CONTENT:
                shutil.copytree(
                    REPOSITORY / name / slug, self.content / name / slug, ignore=without
                )
        for slug, seconds in SECONDS.items():
            path = self.content / "exercises" / "fusion" / slug / "exercise.toml"
            text = path.read_text(encoding="utf-8")
            setting = re.compile(r"(?m)^timeout_seconds = .*$")
            path.write_text(setting.sub(f"timeout_seconds = {seconds}", text), encoding="utf-8")
        target = (
            "exercises/*/*/checks.py",
            "solutions/*/*/solution.py",
            "solutions/*/*/rubric.toml",
        )
        for pattern in target:
            for path in self.content.glob(pattern):
                with path.open("a", encoding="utf-8") as file:
                    file.write(f"# {self.token(path.name)}\n")

    def _write_files(self) -> None:
        for name in ("students/alice", "students/mallory", "private", "folder/sub"):
            (self.root / name).mkdir(parents=True)
        right = f"# {self.token('other')}\n{_RIGHT}"
        (self.root / "students" / "alice" / "fuse_features.py").write_text(right, "utf-8")
        (self.root / "private" / "secret.txt").write_text(self.token("secret"), "utf-8")
        folder = self.root / "folder"
        (folder / "keep.txt").write_text("keep\n", encoding="utf-8")
        (folder / "sub" / "deep.bin").write_bytes(bytes(range(256)))
        (folder / "run.sh").write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / "run.sh").chmod(0o750)
        (folder / "link").symlink_to("keep.txt")
        os.mkfifo(folder / "pipe")
        self._fifo = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
        self._stack.callback(os.close, self._fifo)
        memory = Path("/dev/shm")
        self._shared = (memory if memory.is_dir() else self.root) / f"shared-{secrets.token_hex(4)}"
        self._shared.write_text(self.token("shared"), encoding="utf-8")
        self._stack.callback(self._shared.unlink, missing_ok=True)

    def _start_process(self) -> None:
        secret = self.token("environment")
        self.process = subprocess.Popen(
            ["sleep", "600"],
            env={"PATH": os.environ["PATH"], SECRET_VARIABLE: secret},
            start_new_session=True,
        )
        self._stack.callback(self.process.wait)
        self._stack.callback(self.process.kill)

    def _listen(self) -> None:
        self._tcp = self._on_loopback(socket.SOCK_STREAM)
        self._udp = self._on_loopback(socket.SOCK_DGRAM)
        datagrams = self._socket(socket.AF_UNIX, socket.SOCK_DGRAM, str(self.root / "datagrams"))
        self._datagrams = [("udp", self._udp), ("datagrams", datagrams)]
        streams = [("tcp", self._tcp)]
        unix = self._socket(socket.AF_UNIX, socket.SOCK_STREAM, str(self.root / "unix"))
        streams.append(("unix", unix))
        if sys.platform == "linux":
            name = "\0" + self.marker
            streams.append(("abstract", self._socket(socket.AF_UNIX, socket.SOCK_STREAM, name)))
        for _, listener in streams:
            listener.listen()
        self._streams = streams

    def _on_loopback(self, kind: int) -> socket.socket:
        """Return a socket on a port that the system gives to nobody by itself.

        Other tests' clients, such as a notebook's, try again and again to reach a port that was
        given to a kernel and may be given to us next.
        """
        for port in range(20_000 + os.getpid() % 5_000, 32_000):
            with contextlib.suppress(OSError):  # taken
                return self._socket(socket.AF_INET, kind, ("127.0.0.1", port))
        raise RuntimeError("no port is free")

    def _socket(self, family: int, kind: int, address: Any) -> socket.socket:
        made = self._stack.enter_context(socket.socket(family, kind))
        made.setblocking(False)
        made.bind(address)
        return made

    def _settings(self) -> dict[str, Any]:
        """Return what another process may change about the canary process and this one."""
        return {
            f"{setting} of {role}": value
            for role, pid in (("the canary", self.process.pid), ("the grader", os.getpid()))
            for setting, value in _settings_of(pid).items()
        }

    def _harm_to_process(self) -> list[str]:
        if self.process.poll() is not None:
            return [f"the canary process ended: {self.process.returncode}"]
        state = psutil.Process(self.process.pid).status()
        found = [f"the canary process is {state}"] if state == psutil.STATUS_STOPPED else []
        now = self._settings()
        return found + [
            f"{name} was {value}, is {now[name]}"
            for name, value in self._settings_before.items()
            if now[name] != value
        ]

    def _received(self) -> list[str]:
        found = []
        for name, listener in self._streams:
            with contextlib.suppress(BlockingIOError):
                listener.accept()[0].close()
                found.append(f"{name}: a connection")
        for name, listener in self._datagrams:
            with contextlib.suppress(BlockingIOError):
                found.append(f"{name}: {listener.recv(100)!r}")
        with contextlib.suppress(BlockingIOError):
            if data := os.read(self._fifo, 100):
                found.append(f"fifo: {data!r}")
        return found


def _settings_of(pid: int) -> dict[str, Any]:
    process = psutil.Process(pid)
    settings: dict[str, Any] = {"niceness": process.nice()}
    if sys.platform == "linux":
        settings["processors"] = process.cpu_affinity()
        settings["scheduler"] = os.sched_getscheduler(pid)
        settings["open files"] = resource.prlimit(pid, resource.RLIMIT_NOFILE)
        settings["oom score"] = Path(f"/proc/{pid}/oom_score_adj").read_text(encoding="ascii")
    return settings


def _picture(root: Path) -> dict[str, tuple[Any, ...]]:
    return {str(path.relative_to(root)): _picture_of(path) for path in [root, *root.rglob("*")]}


def _picture_of(path: Path) -> tuple[Any, ...]:
    status = path.lstat()
    content = ""
    if stat.S_ISLNK(status.st_mode):
        content = str(path.readlink())
    elif stat.S_ISREG(status.st_mode):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
    extra: tuple[Any, ...] = ()
    if sys.platform == "linux":
        names = os.listxattr(path, follow_symlinks=False)
        extra = tuple((name, os.getxattr(path, name, follow_symlinks=False)) for name in names)
    owner = (status.st_uid, status.st_gid)
    return (oct(status.st_mode), owner, status.st_nlink, status.st_mtime_ns, content, extra)


def _differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [
        textwrap.shorten(f"{name}: {before.get(name)} became {after.get(name)}", 300)
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]

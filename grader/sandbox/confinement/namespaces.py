"""Give the zygote, and with it every worker, a world without other processes, network or IPC.

Needs user namespaces, which some systems refuse to ordinary users. Where they are to be had, each
worker also gets a scratch folder of limited size, in memory. Source: namespaces(7), tmpfs(5).
"""

from __future__ import annotations

import ctypes
import os
import signal

from grader.sandbox.confinement.kernel import (
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_PRIVATE,
    MS_REC,
    check,
    detach_mount,
    die_with_parent,
    libc,
    mount,
)

_NEW_MOUNT, _NEW_IPC, _NEW_USER, _NEW_PID, _NEW_NET = (
    0x0002_0000,
    0x0800_0000,
    0x1000_0000,
    0x2000_0000,
    0x4000_0000,
)
# There everywhere, used by nothing that a worker needs, and best hidden from it anyway.
SCRATCH_ROOT = "/dev/shm"
_MOST_FILES = 10_000


def enter() -> bool:
    """Move this process into namespaces of its own; return False where that is refused.

    What goes on is a child, the first process of the new namespace, which the kernel ends together
    with every other process in it. This process only waits for it, and never returns.
    """
    if not allowed():
        return False
    _unshare()
    child = os.fork()
    if child:
        _wait_for(child)
    die_with_parent()
    _mount_root()
    return True


def allowed() -> bool:
    """Say whether this user may do all of it, by trying it in a child."""
    child = os.fork()
    if child == 0:
        try:
            _unshare()
            _mount_root()
            make_scratch(0, 1)
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def make_scratch(number: int, megabytes: int) -> str:
    """Return a new empty folder that holds so much at the most."""
    folder = f"{SCRATCH_ROOT}/{number}"
    os.mkdir(folder, 0o700)  # noqa: PTH102 - no pathlib in workers
    options = f"size={megabytes}m,nr_inodes={_MOST_FILES},mode=700"
    mount("tmpfs", folder, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, options)
    return folder


def remove_scratch(folder: str) -> None:
    """Let go of a scratch folder and all that is in it."""
    detach_mount(folder)
    os.rmdir(folder)  # noqa: PTH106


def _unshare() -> None:
    user, group = os.getuid(), os.getgid()
    flags = _NEW_USER | _NEW_MOUNT | _NEW_IPC | _NEW_PID | _NEW_NET
    check(libc.unshare(ctypes.c_int(flags)), "unshare")
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")


def _mount_root() -> None:
    mount("none", "/", None, MS_REC | MS_PRIVATE, None)
    mount("tmpfs", SCRATCH_ROOT, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=64k,mode=700")


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:  # noqa: PTH123
        file.write(text)


def _wait_for(child: int) -> None:
    # It must hold nothing that would tell the other side that somebody is still there.
    os.closerange(0, 4096)
    signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGKILL))
    _, status = os.waitpid(child, 0)
    os._exit(max(0, min(255, os.waitstatus_to_exitcode(status))))

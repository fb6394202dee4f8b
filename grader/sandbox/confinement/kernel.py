"""Calls into the Linux kernel that Python does not wrap: prctl, capabilities, mounts."""

from __future__ import annotations

import ctypes
import os
import signal

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38

MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 0x2, 0x4, 0x8, 0x4000, 0x40000
MNT_DETACH = 2

_SYS_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITY_VERSION_3 = 0x20080522
_CAPABILITIES = 64  # bits in the two 32-bit sets of version 3

libc = ctypes.CDLL(None, use_errno=True)


def check(result: int, what: str) -> int:
    """Return a call's result, or raise what errno says.

    Raises:
        OSError: the call failed; the message names it.
    """
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(what: str, number: int, *arguments: object) -> int:
    """Make a system call by number; `what` names it in an error.

    Raises:
        OSError: it failed.
    """
    return check(libc.syscall(ctypes.c_long(number), *arguments), what)


def prctl(what: str, option: int, value: int) -> None:
    """Change a property of this process.

    Raises:
        OSError: it failed.
    """
    zero = ctypes.c_ulong(0)
    check(libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero), what)


def die_with_parent() -> None:
    """Be killed when the parent ends."""
    prctl("die with parent", PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of orphaned descendants, so that they can be found and ended."""
    prctl("adopt orphans", PR_SET_CHILD_SUBREAPER, 1)


def hide_memory() -> None:
    """Close this process's memory to other processes of the same user (ptrace, /proc/*/mem)."""
    prctl("hide memory", PR_SET_DUMPABLE, 0)


def gain_no_privileges() -> None:
    """Never gain rights by running a program; also what Landlock and seccomp ask for."""
    prctl("no new privileges", PR_SET_NO_NEW_PRIVS, 1)


def drop_capabilities(machine: str) -> None:
    """Give up what makes root more than an ordinary user.

    Raises:
        OSError: it failed.
    """
    zero = ctypes.c_ulong(0)
    for capability in range(_CAPABILITIES):
        # Fails without CAP_SETPCAP, when there is nothing to drop, and past the last one.
        if libc.prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), zero, zero, zero) == -1:
            break
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    number = _SYS_CAPSET[machine]
    syscall("capset", number, ctypes.byref(header), ctypes.byref(nothing))


def mount(source: str, target: str, kind: str | None, flags: int, options: str | None) -> None:
    """Mount a file system.

    Raises:
        OSError: it failed.
    """

    def text(value: str | None) -> bytes | None:
        return None if value is None else os.fsencode(value)

    result = libc.mount(
        text(source), text(target), text(kind), ctypes.c_ulong(flags), text(options)
    )
    check(result, f"mount {target}")


def detach_mount(target: str) -> None:
    """Take a mount away, now or as soon as nobody uses it.

    Raises:
        OSError: it failed.
    """
    check(libc.umount2(os.fsencode(target), MNT_DETACH), f"umount {target}")

"""Refuse the system calls that a worker has no need of, with a seccomp filter.

Landlock judges paths; this covers what it doesn't: starting processes, sockets, signals and memory
of others, modes and times of files, namespaces, and every call that is not on the list. A refused
call fails with EPERM, which Python shows as PermissionError. Source: seccomp(2); classic BPF as in
the kernel's networking/filter.rst.
"""

from __future__ import annotations

import ctypes
import errno
import struct

from grader.sandbox.confinement.kernel import syscall
from grader.sandbox.confinement.syscall_numbers import ALLOWED, FILTERED, NEWEST

# AUDIT_ARCH_* of `uapi/linux/audit.h`: a process may also make calls of another ABI (x32, i386).
_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SYS_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _GET_ACTION_AVAIL = 1, 2
_ALL_THREADS = 1  # SECCOMP_FILTER_FLAG_TSYNC

_KILL, _ALLOW, _ERRNO = 0x8000_0000, 0x7FFF_0000, 0x0005_0000
_DENY, _ABSENT = _ERRNO | errno.EPERM, _ERRNO | errno.ENOSYS

_LOAD, _EQUAL, _GREATER, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x54, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16

# VM, FS, FILES, SIGHAND, THREAD and SYSVSEM of clone(2): what every C library asks for a thread.
# One with open files of its own, say, would get round the limit on them.
_THREAD = 0x0005_0F00
_NEW_NAMESPACES = 0x7E02_0000
_F_SETOWN, _F_SETSIG, _F_SETOWN_EX, _F_SETLEASE, _F_NOTIFY = 8, 10, 15, 1024, 1026
_PR_SET_NAME, _PR_GET_NAME = 15, 16
_SOCK_TYPE, _SOCK_STREAM = 0xF, 1
_TCGETS, _TIOCGWINSZ, _FIONREAD, _FIONBIO, _FIONCLEX, _FIOCLEX = (
    0x5401,
    0x5413,
    0x541B,
    0x5421,
    0x5450,
    0x5451,
)

_Instruction = tuple[int, int, int, int]


def available(machine: str) -> bool:
    """Say whether this kernel filters system calls and the tables know this machine's."""
    if machine not in _ARCHITECTURES:
        return False
    action = ctypes.c_uint32(_KILL)
    try:
        syscall("seccomp", _SYS_SECCOMP[machine], _GET_ACTION_AVAIL, 0, ctypes.byref(action))
    except OSError:
        return False
    return True


def enforce(machine: str, process: int) -> None:
    """Filter the calls of every thread of this process, whose id is `process`, for good.

    Raises:
        OSError: the kernel refused; nothing is enforced.
    """
    program = b"".join(struct.pack("HBBI", *each) for each in _program(machine, process))
    code = ctypes.create_string_buffer(program, len(program))
    description = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    number = _SYS_SECCOMP[machine]
    syscall("seccomp", number, _SET_MODE_FILTER, _ALL_THREADS, description)


def _program(machine: str, process: int) -> list[_Instruction]:
    column = ("x86_64", "aarch64").index(machine)
    rules: list[_Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        rules += [(_ANY_BIT, 0, 1, 0x4000_0000), (_RETURN, 0, 0, _KILL)]  # the x32 ABI
    for row in ALLOWED.values():
        if (number := row[column]) is not None:
            rules += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ALLOW)]
    for name, row in FILTERED.items():
        if (number := row[column]) is not None:
            block = _arguments(name, process)
            rules += [(_EQUAL, 0, len(block), number), *block]
    return [*rules, (_GREATER, 0, 1, NEWEST), (_RETURN, 0, 0, _ABSENT), (_RETURN, 0, 0, _DENY)]


def _arguments(name: str, process: int) -> list[_Instruction]:
    """Return what judges the arguments of one call; it always ends the program."""
    match name:
        case "clone":  # a thread is no process
            return [*_argument(0), (_AND, 0, 0, _THREAD | _NEW_NAMESPACES), *_compare(_THREAD)]
        case "clone3":  # its flags lie in memory; glibc falls back to clone
            return [(_RETURN, 0, 0, _ABSENT)]
        case "kill" | "tgkill":
            return _one_of(0, process)
        case "prctl":
            return _one_of(0, _PR_SET_NAME, _PR_GET_NAME)
        case "prlimit64":  # reading its own limits, not setting any
            return [
                *_argument(0),
                (_EQUAL, 2, 0, 0),
                (_EQUAL, 1, 0, process),
                (_RETURN, 0, 0, _DENY),
                *_is_null(2),
            ]
        case "ioctl":
            return _one_of(1, _TCGETS, _TIOCGWINSZ, _FIONREAD, _FIONBIO, _FIONCLEX, _FIOCLEX)
        case "fcntl":  # those that could send signals to others, or hold them up
            denied = (_F_SETOWN, _F_SETSIG, _F_SETOWN_EX, _F_SETLEASE, _F_NOTIFY)
            return _one_of(1, *denied, found=_DENY, other=_ALLOW)
        case "socketpair":  # a datagram socket could still send to a named one
            return [*_argument(1), (_AND, 0, 0, _SOCK_TYPE), *_compare(_SOCK_STREAM)]
        case "sendto":
            return _is_null(4)
    raise AssertionError(name)


def _argument(index: int, high: bool = False) -> list[_Instruction]:
    """Load the low (or high) half of an argument; both machines are little-endian."""
    return [(_LOAD, 0, 0, _FIRST_ARGUMENT + 8 * index + 4 * high)]


def _verdict(otherwise: int) -> list[_Instruction]:
    return [(_RETURN, 0, 0, _DENY), (_RETURN, 0, 0, otherwise)]


def _compare(value: int) -> list[_Instruction]:
    return [(_EQUAL, 1, 0, value), *_verdict(_ALLOW)]


def _one_of(
    index: int, *values: int, found: int = _ALLOW, other: int = _DENY
) -> list[_Instruction]:
    tests = [(_EQUAL, len(values) - n, 0, value) for n, value in enumerate(values)]
    return [*_argument(index), *tests, (_RETURN, 0, 0, other), (_RETURN, 0, 0, found)]


def _is_null(index: int) -> list[_Instruction]:
    return [
        *_argument(index),
        (_EQUAL, 1, 0, 0),
        (_RETURN, 0, 0, _DENY),
        *_argument(index, high=True),
        *_compare(0),
    ]

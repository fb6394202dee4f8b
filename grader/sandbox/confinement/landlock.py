"""Confine this process's use of files and TCP with Landlock (Linux 5.13; used from 6.2 on).

Source: kernel documentation, userspace-api/landlock.rst; numbers from `uapi/linux/landlock.h`.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import Iterable, Mapping

from grader.sandbox.confinement.kernel import syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # the same on every machine
_ASK_VERSION = 1
_PATH_BENEATH = 1

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << n for n in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (
    1 << n for n in range(6, 13)
)
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
READ = READ_FILE | READ_DIR
WRITE = WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG
_EVERYTHING = (1 << 16) - 1
_OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
# Version 3 brought control over truncate(2), without which any writable file could be emptied.
LEAST_VERSION = 3
_TCP = 0b11  # bind, connect
_SIGNALS_AND_ABSTRACT_SOCKETS = 0b11


def version() -> int:
    """Return the version of the kernel's Landlock interface; 0 where there is none."""
    try:
        return syscall("landlock version", _CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    except OSError:
        return 0


class Ruleset:
    """What may be done to which files; everything else that is `handled` is refused.

    Args:
        handled: the rights that are refused where no rule grants them; None for all that this
            kernel knows, with TCP, signals to outsiders and abstract sockets.
    """

    def __init__(self, handled: int | None = None) -> None:
        known = version()
        rights = _EVERYTHING if known >= 5 else _EVERYTHING & ~IOCTL_DEV
        self.handled = rights if handled is None else handled
        words = [self.handled]
        if known >= 4:
            words.append(_TCP if handled is None else 0)
        if known >= 6:
            words.append(_SIGNALS_AND_ABSTRACT_SOCKETS if handled is None else 0)
        attributes = (ctypes.c_uint64 * len(words))(*words)
        size = ctypes.c_size_t(ctypes.sizeof(attributes))
        reference = ctypes.byref(attributes)
        self.descriptor = syscall("landlock ruleset", _CREATE_RULESET, reference, size, 0)

    def grant(self, rules: Mapping[str, int]) -> None:
        """Grant rights on paths and all below them; a path that doesn't exist is left out."""
        for path, rights in rules.items():
            try:
                place = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except OSError:
                continue
            try:
                self.grant_at(place, rights)
            finally:
                os.close(place)

    def grant_at(self, place: int, rights: int) -> None:
        """Grant rights on the file or folder behind a descriptor."""
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_A_FILE
        if rights := rights & self.handled:
            # struct { u64 rights; s32 descriptor; }, packed: 12 bytes.
            rule = rights.to_bytes(8, "little") + place.to_bytes(4, "little")
            syscall("landlock rule", _ADD_RULE, self.descriptor, _PATH_BENEATH, rule, 0)

    def enforce(self) -> None:
        """Hold this thread, and all that it starts from now on, to the rules.

        Raises:
            OSError: the kernel refused; nothing is enforced.
        """
        syscall("landlock restrict", _RESTRICT_SELF, self.descriptor, 0)

    def close(self) -> None:
        """Let go of the ruleset; what is enforced stays so."""
        os.close(self.descriptor)


def read_only(paths: Iterable[str]) -> dict[str, int]:
    """Return rules that let these files and folders be read."""
    return dict.fromkeys(paths, READ)

"""Where the warm server of this user and this installation is to be found.

Imported by the thin client: it must cost next to nothing.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32

from grader.isolated_python import PACKAGE

SERVER_VARIABLE = "MMDOJO_SERVER"
_PRIVATE = 0o700


def is_wanted() -> bool:
    """Say whether a server can and may be used here: $MMDOJO_SERVER=off says no."""
    return sys.platform == "linux" and os.environ.get(SERVER_VARIABLE, "on") != "off"


def identity() -> str:
    """Return what makes two installations differ: the environment and the package's place."""
    return f"{sys.prefix}\n{sys.version}\n{PACKAGE}"


def runtime_folder() -> str | None:
    """Return the user's own folder for sockets, made if need be; None where it isn't private."""
    base = os.environ.get("XDG_RUNTIME_DIR") or "/tmp"
    folder = f"{base}/mmdojo-{os.getuid()}"
    try:
        os.makedirs(folder, _PRIVATE, exist_ok=True)  # noqa: PTH103
        found = os.lstat(folder)
    except OSError:
        return None
    private = found.st_uid == os.getuid() and found.st_mode & 0o777 == _PRIVATE
    is_folder = found.st_mode & 0o170000 == 0o040000
    return folder if private and is_folder else None


def base_path() -> str | None:
    """Return the path, less its suffix, of this installation's socket, lock and log."""
    folder = runtime_folder()
    return None if folder is None else f"{folder}/{crc32(identity().encode()):08x}"

"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_new(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all, and only if there is none; return whether it was made."""
    temporary = _temporary(path, content)
    try:
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError:  # no hard links on this file system
            with contextlib.suppress(FileExistsError), path.open("xb") as file:
                file.write(content)
                return True
            return False
        return True
    finally:
        temporary.unlink()


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, in place of the one that is there."""
    temporary = _temporary(path, content)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _temporary(path: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)  # mkstemp makes files that only their owner may read
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary

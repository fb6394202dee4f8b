"""Keep a text under a name with the date in it, beside what it is a copy of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from grader.atomic_files import write_new

_MOST_IN_A_SECOND = 100


def write_dated(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write a new file `stem`.`date-time``suffix`, whole or not at all; return its path.

    No file is ever written over: a second one in the same second gets a number.

    Raises:
        OSError: it can't be written.
    """
    stamp = f"{datetime.now():%Y%m%d-%H%M%S}"
    for number in range(1, _MOST_IN_A_SECOND):
        nth = f"-{number:02}" if number > 1 else ""
        path = folder / f"{stem}.{stamp}{nth}{suffix}"
        if write_new(path, content):
            return path
    raise FileExistsError(str(folder / f"{stem}.{stamp}{suffix}"))

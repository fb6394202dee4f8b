"""Wait for what another process does: look again and again, up to a deadline."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

DEADLINE_SECONDS = 90
_SECONDS_BETWEEN_LOOKS = 0.02
_Found = TypeVar("_Found")


def until(
    look: Callable[[], _Found], what: str | Callable[[], str], seconds: float = DEADLINE_SECONDS
) -> _Found:
    """Return the first thing found that is true; fail, saying what never came, at the deadline."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, what if isinstance(what, str) else what()
        threading.Event().wait(_SECONDS_BETWEEN_LOOKS)
    return found

"""Tell of every file that is saved in the learner's folders, also in one made anew."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

# One save comes as several changes; what follows within this time belongs to it.
_DEBOUNCE_MS, _STEP_MS = 200, 10
_LOOK_MS = 300


class Saves:
    """Watches folders from a thread of its own until closed.

    Args:
        folders: which, whether or not they exist; not what lies below them.
        tell: takes the names of the files that changed, were made or deleted.
    """

    def __init__(self, folders: Sequence[Path], tell: Callable[[frozenset[str]], None]) -> None:
        self._folders = folders
        self._tell = tell
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End."""
        self._stop.set()
        self._thread.join(5)

    def _run(self) -> None:
        anew = False
        while not self._stop.is_set():
            present = _identities(self._folders)
            if present:
                self._watch(present, anew)
            else:
                self._stop.wait(_LOOK_MS / 1000)
            anew = True

    def _watch(self, present: dict[Path, tuple[int, int]], anew: bool) -> None:
        """Watch the folders that there are until one comes or goes."""
        from watchfiles import watch

        try:
            for changes in watch(
                *present,
                watch_filter=None,
                debounce=_DEBOUNCE_MS,
                step=_STEP_MS,
                rust_timeout=_LOOK_MS,
                yield_on_timeout=True,
                stop_event=self._stop,
                recursive=False,
                raise_interrupt=False,
            ):
                names = {Path(path).name for _, path in changes}
                if anew:  # in a folder that came or went, files may be other ones
                    names |= _names(present)
                    anew = False
                if names:
                    self._tell(frozenset(names))
                if _identities(self._folders) != present:
                    return
        except FileNotFoundError:  # it went between two looks
            return


def _identities(folders: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Return which folders are there, and as which."""
    found = {}
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            continue
        found[folder] = (status.st_dev, status.st_ino)
    return found


def _names(folders: Iterable[Path]) -> set[str]:
    names: set[str] = set()
    for folder in folders:
        try:
            names |= {path.name for path in folder.iterdir()}
        except OSError:
            continue
    return names

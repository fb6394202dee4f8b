"""Keep what is typed into a text box, so that no restart loses it."""

from __future__ import annotations

from pathlib import Path

from grader.atomic_files import replace
from grader.dated_copies import write_dated
from grader.progress.location import data_folder


class Draft:
    """The text of one text box, in a dated file of its own; earlier boxes' files stay as they were.

    The file is made when there is something to keep.
    """

    def __init__(self, slug: str) -> None:
        """Take the name of an exercise that exists."""
        self._slug = slug
        self._folder = data_folder() / "answers"
        self.path: Path | None = None

    def latest(self) -> str:
        """Return what was last typed for this exercise, in whatever box; empty if nothing was."""
        try:
            found = sorted(self._folder.glob(f"{self._slug}.*.md"), key=lambda path: path.stem)
            return found[-1].read_text(encoding="utf-8", errors="replace") if found else ""
        except OSError:
            return ""

    def keep(self, text: str) -> None:
        """Write the text, whole or not at all.

        Raises:
            OSError: it can't be kept; whatever was kept before is still there.
        """
        content = text.encode("utf-8", "replace")
        if self.path is not None and self.path.exists():
            replace(self.path, content)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        self.path = write_dated(self._folder, self._slug, ".md", content)

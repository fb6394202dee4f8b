"""Where the exercises and their hidden side are kept.

Imported before a server starts its first zygote: it must cost little.
"""

from __future__ import annotations

import os
from pathlib import Path

CONTENT_VARIABLE = "MMDOJO_CONTENT"


def content_root() -> Path:
    """Return the folder that holds `exercises/` and `solutions/`.

    It is `$MMDOJO_CONTENT` where that is set, else the checkout this package runs from, else the
    copy inside the installed package.
    """
    if named := os.environ.get(CONTENT_VARIABLE):
        return Path(named).resolve()
    package = Path(__file__).resolve().parent
    checkout = package.parent
    return checkout if (checkout / "exercises").is_dir() else package / "_content"


def hidden_folders(root: Path | None = None) -> list[Path]:
    """Return the folders that no worker may read.

    They are those below `root` (default: `content_root()`), and what rubrics are made of.
    """
    root = root or content_root()
    rubrics = Path(__file__).resolve().parent / "rubric"
    return [*(root / name for name in ("exercises", "solutions", "notebooks")), rubrics]

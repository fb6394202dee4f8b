"""Where mmdojo keeps a user's data."""

from __future__ import annotations

import os
from pathlib import Path

DATA_VARIABLE = "MMDOJO_DATA_DIR"


def data_folder() -> Path:
    """Return `$MMDOJO_DATA_DIR` where that is set, else the operating system's place for data."""
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir("mmdojo", appauthor=False))

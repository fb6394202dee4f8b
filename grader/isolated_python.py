"""The command line of another Python that runs this very package, whatever surrounds it.

Imported by the thin client: it must cost next to nothing.
"""

from __future__ import annotations

import os
import sys

PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - pathlib is slow

# Isolated mode hides the current folder and the user's variables; what it hides of the path is
# only put back for the import of this package, so that nothing there can pose as another module.
_IMPORT = "import sys; sys.path.insert(0, sys.argv.pop(1)); import grader; del sys.path[0]; "


def isolated_python(code: str, *arguments: str, options: tuple[str, ...] = ()) -> list[str]:
    """Return the command that runs `code` with `arguments` in `sys.argv[1:]`."""
    start = [sys.executable, "-I", "-X", "utf8", *options, "-c", _IMPORT + code]
    return [*start, os.path.dirname(PACKAGE), *arguments]  # noqa: PTH120

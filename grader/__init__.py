"""mmdojo: grades practice exercises for multimodal machine-learning interviews."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` would cost every command some milliseconds
    from IPython.core.interactiveshell import InteractiveShell

__version__ = "0.1.0"


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Serve `%load_ext grader`."""
    # Imported late: the worker imports this package too, and must stay small and know nothing.
    from grader.notebook.extension import load

    load(shell)

"""mmdojo: grades practice exercises for multimodal machine-learning interviews."""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"


def load_ipython_extension(shell: Any) -> None:
    """Serve `%load_ext grader`."""
    # Imported late: the worker imports this package too, and must stay small and know nothing.
    from grader.notebook.extension import load

    load(shell)

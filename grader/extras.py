"""Which optional parts of mmdojo are installed, and the commands that get the others."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

from grader.catalog import Exercise
from grader.text import Text

INSTALL_TENSORFLOW = "pip install 'mmdojo[tensorflow]'"
INSTALL_JUPYTER = "pip install 'mmdojo[jupyter]'"


def missing_tensorflow(exercises: Sequence[Exercise]) -> Text | None:
    """Return what to install for those exercises that need TensorFlow; None if nothing is lacking.

    TensorFlow is looked for, never imported.
    """
    slugs = [each.slug for each in exercises if each.metadata.needs == "tensorflow"]
    if not slugs or importlib.util.find_spec("tensorflow") is not None:
        return None
    names = ", ".join(slugs)
    return Text(
        zh=f"{names} 需要 TensorFlow，请安装：{INSTALL_TENSORFLOW}",
        en=f"TensorFlow is missing, which {names} needs: {INSTALL_TENSORFLOW}",
    )

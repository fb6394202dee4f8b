"""How every template of ours is read: undefined names are errors, blocks leave no blank lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


def template_environment(
    *, escapes: bool = True, finalize: Callable[[Any], Any] | None = None
) -> Environment:
    """Return an environment for grader/render/templates.

    Args:
        escapes: whether what is written is escaped for HTML.
        finalize: applied to everything that a template writes, before that.
    """
    return Environment(
        loader=PackageLoader("grader.render", "templates"),
        autoescape=escapes,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize,
    )

"""Write JSON that can be shown: what acts on a terminal, or hides, stands in it as an escape."""

from __future__ import annotations

import json
import re

from grader.render.sanitise import UNFIT_TO_SHOW


def json_text(value: object) -> str:
    """Return a value as JSON, from which every program reads the same text.

    Half a surrogate pair, which many programs refuse even as an escape, becomes U+FFFD.
    """
    return UNFIT_TO_SHOW.sub(_escape, json.dumps(value, ensure_ascii=False, indent=2))


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return json.dumps(character)[1:-1] if character != "\x7f" else "\\u007f"

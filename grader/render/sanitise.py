"""Make text that a learner's code produced safe to show: no control sequences, no tricks."""

from __future__ import annotations

import re

_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor moves
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90-\x9f]*(?:\x1b\\|\x07|\x9c)"  # OSC, DCS …
    r"|\x1b[ -/]*[0-~]"  # two-character escapes such as a terminal reset
)
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls; tab and newline stay
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, overrides, isolates
    "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # zero-width, annotations
    "\U000e0000-\U000e007f"  # tag characters, which can hide a whole message
)
_NO_TEXT = "\ud800-\udfff\ufffe\uffff"
_LINE_END = re.compile(f"\r\n|[{_LINE_ENDS}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_NOT_TEXT = re.compile(f"[{_NO_TEXT}]")
#: Each character that `sanitise` takes out or replaces.
UNFIT_TO_SHOW = re.compile(f"[{_LINE_ENDS}{_UNSEEN}{_NO_TEXT}]")


def sanitise(text: str) -> str:
    """Return `text` without anything that acts on a terminal, reorders text or hides in it.

    Line ends become newlines; what no XML or UTF-8 file may contain becomes U+FFFD.
    """
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _LINE_END.sub("\n", text)
    return _NOT_TEXT.sub("\ufffd", _INVISIBLE.sub("", text))


def one_line(text: str) -> str:
    """Return `sanitise(text)` with every run of white space as one blank."""
    return " ".join(sanitise(text).split())

"""A kernel and a screen, as far as the notebook's commands see them."""

from __future__ import annotations


class History:
    def __init__(self, *cells: str) -> None:
        self.input_hist_raw = ["", *cells]


class Shell:
    """A kernel in which the given cells were run."""

    def __init__(self, *cells: str) -> None:
        self.history_manager = History(*cells)
        self.next_input: str | None = None

    def run(self, *cells: str) -> None:
        self.history_manager.input_hist_raw += cells

    @property
    def execution_count(self) -> int:
        return len(self.history_manager.input_hist_raw)

    def set_next_input(self, text: str, replace: bool) -> None:
        assert not replace
        self.next_input = text

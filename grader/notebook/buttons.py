"""Buttons under an exercise that do what the calls do, where the front end has widgets."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from IPython.core.getipython import get_ipython

from grader.notebook import shown
from grader.notebook.actions import Actions
from grader.notebook.shown import Place, Shown, show_when_done
from grader.text import Language, Text

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

_LABELS = {
    "check": Text(zh="检查", en="Check"),
    "hint": Text(zh="提示", en="Hint"),
    "reveal": Text(zh="看答案", en="Reveal"),
    "solution": Text(zh="参考答案", en="Solution"),
    "progress": Text(zh="进度", en="Progress"),
}
_TOOLTIPS = {
    "check": Text(zh="检查你运行过的答案", en="Grade the answer that you have run"),
    "hint": Text(zh="给出下一条提示，共三条", en="Show the next of three hints"),
    "reveal": Text(zh="放弃并查看答案，会先问你", en="Give up and see the answer; asks first"),
    "solution": Text(zh="通过之后查看参考答案和解析", en="The model answer, once you have passed"),
    "progress": Text(zh="看看做到哪里了", en="How far you are"),
}
_ASK = Text(
    zh="现在就看 {slug} 的答案吗？会记入进度。",
    en="Show the answer to {slug} now? It will be recorded.",
)
_YES = Text(zh="确定要看", en="Show it")
_NO = Text(zh="先不看", en="Not yet")
_HIDDEN = Text(zh="好，答案先不看。", en="All right, the answer stays hidden.")
_COMMANDS = Text(
    zh='这里没有按钮。在单元格里运行：\ncheck("{slug}")、hint("{slug}")、reveal("{slug}")、'
    'solution("{slug}") 或 progress()。',
    en='There are no buttons here. Run in a cell:\ncheck("{slug}"), hint("{slug}"), '
    'reveal("{slug}"), solution("{slug}") or progress().',
)


def buttons_shown(
    slug: str, actions: Actions, language: Language, above: Place | None = None
) -> Shown:
    """Return a row of buttons with a place for results below; a list of calls without widgets.

    `above` is where an older verdict stands, which gives way to one that a button brings.
    """
    calls = shown.message(_COMMANDS.in_language(language).format(slug=slug), language)
    try:
        row = button_row(slug, actions, language, above)
    except Exception:  # no ipywidgets, or one that this kernel can't talk through
        return calls
    return as_shown(row, calls)


def as_shown(widget: Any, instead: Shown) -> Shown:
    """Return a widget as something to show, with what stands for it where there are no widgets."""
    view = (widget._repr_mimebundle_() or {}).get(WIDGET_VIEW)
    return Shown({**instead.bundle, WIDGET_VIEW: view} if view else instead.bundle)


class WidgetOutput:
    """A place below widgets. Its content is set, not captured, so that no other output gets in."""

    def __init__(self) -> None:
        import ipywidgets

        self.widget = ipywidgets.Output()

    def show(self, shown: Shown) -> None:
        """Show this in place of what was shown here before."""
        entry = {"output_type": "display_data", "data": shown.bundle, "metadata": {}}
        self.widget.outputs = (entry,)


def button(
    label: Text, tooltip: Text, language: Language, on_click: Callable[[], None], style: str = ""
) -> Any:
    """Return a button; clicks that wait while its work is being done are dropped."""
    import ipywidgets

    made = ipywidgets.Button(
        description=label.in_language(language),
        tooltip=tooltip.in_language(language),
        button_style=style,
    )
    made.layout.width = "auto"
    made.layout.min_width = "5.5em"
    patience = _Patience()

    def clicked(_: object) -> None:
        if patience.takes(_clicked_at()):
            started = time.monotonic()
            on_click()
            patience.worked(time.monotonic() - started)

    made.on_click(clicked)
    return made


class _Patience:
    """Tells an impatient second click from one that followed the result.

    Only the front end's clock is compared with itself: the kernel's may differ.
    """

    def __init__(self) -> None:
        self._free_at: datetime | None = None
        self._last: datetime | None = None

    def takes(self, at: datetime | None) -> bool:
        self._last = at
        return at is None or self._free_at is None or at >= self._free_at

    def worked(self, seconds: float) -> None:
        self._free_at = self._last + timedelta(seconds=seconds) if self._last else None


def _clicked_at() -> datetime | None:
    shell = get_ipython()
    parent: Mapping[str, Any] = getattr(shell, "parent_header", None) or {}
    at = parent.get("header", {}).get("date")
    return at if isinstance(at, datetime) else None


def button_row(slug: str, actions: Actions, language: Language, above: Place | None) -> Any:
    """Return the buttons as a widget; raises what it will where there are no widgets."""
    import ipywidgets

    place = WidgetOutput()
    question = ipywidgets.HBox()
    question.layout.display = "none"

    def doing(work: Callable[[], Shown]) -> Callable[[], None]:
        def do() -> None:
            question.layout.display = "none"
            show_when_done(work, place, language)

        return do

    def check() -> Shown:
        verdict = actions.check(slug, language)
        if above is not None and verdict.line:
            # What is below the buttons ends with the kernel; this is saved with the notebook.
            line = f"{verdict.line} · {datetime.now():%Y-%m-%d %H:%M}"
            _say(above, Text.same(line), language)
        return verdict

    work: dict[str, Callable[[], Shown]] = {
        "check": check,
        "hint": lambda: actions.help("hint", slug, language),
        "solution": lambda: actions.help("solution", slug, language),
        "progress": lambda: actions.progress(language),
    }
    reveal = doing(lambda: actions.help("reveal", slug, language))
    decline = doing(lambda: shown.message(_HIDDEN.in_language(language), language))
    asked = Text(zh=_ASK.zh.format(slug=slug), en=_ASK.en.format(slug=slug))
    yes = button(_YES, asked, language, reveal)
    no = button(_NO, _HIDDEN, language, decline)
    question.children = (yes, no)

    def ask_first() -> None:
        _say(place, asked, language)
        question.layout.display = "flex"
        yes.focus()

    row = [
        button(
            label,
            _TOOLTIPS[name],
            language,
            ask_first if name == "reveal" else doing(work[name]),
            "primary" if name == "check" else "",
        )
        for name, label in _LABELS.items()
    ]
    line = ipywidgets.HBox(row)
    line.layout.flex_flow = "row wrap"
    return ipywidgets.VBox([line, question, place.widget])


def _say(place: Place, text: Text, language: Language) -> None:
    place.show(shown.message(text.in_language(language), language))

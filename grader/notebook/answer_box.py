"""A text box for a free-text answer, whose text outlives the kernel."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from grader.notebook import shown
from grader.notebook.actions import Actions
from grader.notebook.buttons import WidgetOutput, as_shown, button
from grader.notebook.drafts import Draft
from grader.notebook.shown import Shown, show_when_done
from grader.render.page import language_tag
from grader.text import Language, Text

_LABEL = Text(zh="你的回答", en="Your answer")
_PLACEHOLDER = Text(zh="写在这里，边写边存。", en="Write here. It is kept as you type.")
_CHECK = Text(zh="检查", en="Check")
_CHECK_WHAT = Text(zh="检查框里的回答", en="Grade the answer in the box")
_EMPTY = Text(
    zh="写下的内容会随时保存，重启内核也不会丢。",
    en="What you write is kept at once; a restart of the kernel loses nothing.",
)
_RESTORED = Text(zh="这是你上次写的内容。", en="This is what you wrote last time.")
_KEPT = Text(zh="{time} 已保存到 {path}", en="Kept at {time} in {path}")
_NOT_KEPT = Text(
    zh="没能保存（{reason}），请自己留一份。检查照常可用。请检查磁盘空间和权限，"
    "或用 MMDOJO_DATA_DIR 指定别的文件夹。",
    en="Not kept ({reason}): copy it somewhere yourself. It can still be graded. Check disk space "
    "and permissions, or name another folder with MMDOJO_DATA_DIR.",
)
_INSTEAD = Text(
    zh="这里没有文本框。新建一个代码单元格，第一行写 %%answer {slug}，下面写答案，"
    '运行后再运行 check("{slug}")。',
    en="There is no text box here. Begin a code cell with the line %%answer {slug}, write your "
    'answer below it and run it; then run check("{slug}").',
)


def answer_box_shown(slug: str, actions: Actions, language: Language) -> Shown:
    """Return a box with the text that was last typed for an exercise, and a button to grade it."""
    instead = shown.message(_INSTEAD.in_language(language).format(slug=slug), language)
    try:
        box = text_box(slug, actions, language)
    except Exception:  # no ipywidgets, or one that this kernel can't talk through
        return instead
    return as_shown(box, instead)


def text_box(slug: str, actions: Actions, language: Language) -> Any:
    """Return the box as a widget; raises what it will where there are no widgets."""
    import ipywidgets

    draft = Draft(slug)
    before = draft.latest()
    area = ipywidgets.Textarea(
        value=before,
        description=_LABEL.in_language(language),
        placeholder=_PLACEHOLDER.in_language(language),
        rows=10,
    )
    area.style.description_width = "initial"
    area.layout.width = "860px"
    area.layout.max_width = "100%"
    status = ipywidgets.HTML()
    place = WidgetOutput()

    def tell(text: str) -> None:
        lang = language_tag(language)
        status.value = f'<span lang="{lang}" role="status">{escape(text)}</span>'

    def keep(_: object) -> None:
        actions.cells.keep_typed(slug, area.value)
        try:
            draft.keep(area.value)
        except OSError as error:
            reason = error.strerror or str(error)
            tell(_NOT_KEPT.in_language(language).format(reason=reason))
            return
        time = f"{datetime.now():%H:%M}"
        tell(_KEPT.in_language(language).format(time=time, path=draft.path))

    area.observe(keep, names="value")
    if before:
        actions.cells.keep_typed(slug, before)
    tell((_RESTORED if before else _EMPTY).in_language(language))
    check = button(
        _CHECK,
        _CHECK_WHAT,
        language,
        lambda: show_when_done(lambda: actions.check(slug, language), place, language),
        "primary",
    )
    check.layout.align_self = "flex-start"
    return ipywidgets.VBox([area, check, status, place.widget])

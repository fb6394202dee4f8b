"""Render a self-contained HTML page, everything in it sanitised and escaped.

A page's template extends `page.html.j2`: blocks `title` and `body`, and where they are wanted
`header` (by default the title as a heading) and `footer`. The classes that it may use (`panel`,
`tiles`, `number`, `scroll`, `pair`, `good`, `bad`, `warn`, `dim`) are in `page_style.html.j2`.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from grader.render.sanitise import sanitise
from grader.render.templating import template_environment
from grader.text import Language, Text


def page_html(template: str, language: Language, **values: Any) -> str:
    """Return the page that a template makes of `values`.

    In the template a `Text` is written in `language`, numbers as they are, all else sanitised and
    escaped; `lang` is the document's language tag, `text(zh, en)` a sentence in both languages.
    """
    return _environment(language).get_template(template).render(**values)


def language_tag(language: Language) -> str:
    """Return what HTML's `lang` takes."""
    return "zh-CN" if language == "zh" else "en"


@cache
def _environment(language: Language) -> Environment:
    def shown(value: Any) -> Any:
        if isinstance(value, Text):
            value = value.in_language(language)
        if isinstance(value, Markup):
            return value
        return sanitise(value) if isinstance(value, str) else value

    environment = template_environment(finalize=shown)
    environment.globals |= {
        "lang": language_tag(language),
        "language": language,
        "text": lambda zh, en: zh if language == "zh" else en,
    }
    return environment

from __future__ import annotations

import pytest

from grader.text import Text, default_language


def test_a_text_needs_both_languages() -> None:
    with pytest.raises(ValueError, match="both"):
        Text(zh="有", en="")


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh_CN.UTF-8", "zh"), ("zh_TW", "zh"), ("en_US.UTF-8", "en"), ("C.UTF-8", "en")],
)
def test_the_locale_decides_the_language(
    monkeypatch: pytest.MonkeyPatch, locale: str, language: str
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", locale)
    assert default_language() == language

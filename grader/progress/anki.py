"""Write the questions and case studies as an Anki deck: the prompt in front, the answer behind.

A note's id is made of the exercise and the language, so importing a later deck updates the notes
and keeps what Anki knows of them. Coding exercises stay out: they are practised by writing code.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.catalog import KIND_NAMES, Catalog, Exercise
from grader.errors import UsageError
from grader.learning_order import track_name
from grader.progress.exchange import write_new_file
from grader.render.answers import without_title
from grader.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    import genanki

INSTALL_ANKI = "pip install 'mmdojo[anki]'"
# Drawn once at random, as Anki asks; another number would be another deck to it.
_MODEL_ID = 1_689_204_517
_DECK_IDS: dict[Language, int] = {"zh": 2_047_311_905, "en": 1_350_868_274}
_DECK_NAMES = Text(zh="mmdojo::多模态面试问答", en="mmdojo::Multimodal interview questions")
_STYLE = """
.card { max-width: 42em; margin: 0 auto; text-align: left; line-height: 1.6; font-size: 17px;
  font-family: system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
.about { color: #777; font-size: 13px; }
h1 { font-size: 1.3em; } h2 { font-size: 1.1em; }
table { border-collapse: collapse; } td, th { border: 1px solid #999; padding: 0.2em 0.5em; }
td:first-child { white-space: nowrap; }
pre { white-space: pre-wrap; }
"""


def export_anki(catalog: Catalog, language: Language | None, path: Path) -> int:
    """Write a new `.apkg` file in one language, or both for None; return the number of notes.

    Raises:
        UsageError: genanki is not installed, or the file exists or can't be written.
    """
    try:
        import genanki
    except ImportError as error:
        raise UsageError(
            Text(
                zh=f"导出 Anki 牌组需要 genanki，请安装：{INSTALL_ANKI}",
                en=f"An Anki deck needs genanki, which is missing: {INSTALL_ANKI}",
            )
        ) from error
    languages = LANGUAGES if language is None else (language,)
    decks = [_deck(catalog, each) for each in languages]
    written = io.BytesIO()
    genanki.Package(decks).write_to_file(written)
    write_new_file(path, written.getvalue())
    return sum(len(deck.notes) for deck in decks)


def _deck(catalog: Catalog, language: Language) -> genanki.Deck:
    import genanki

    deck = genanki.Deck(_DECK_IDS[language], _DECK_NAMES.in_language(language))
    model = _model()
    for exercise in catalog:
        if not exercise.is_code:
            deck.add_note(
                genanki.Note(
                    model=model,
                    fields=_fields(exercise, language),
                    guid=_guid(exercise.slug, language),
                    tags=["mmdojo", exercise.metadata.track, exercise.metadata.kind],
                )
            )
    return deck


def _model() -> genanki.Model:
    import genanki

    front = '<div class="about">{{About}}</div>{{Front}}'
    return genanki.Model(
        _MODEL_ID,
        "mmdojo",
        fields=[{"name": name} for name in ("Front", "Back", "About", "Exercise")],
        templates=[
            {
                "name": "mmdojo",
                "qfmt": front,
                "afmt": front + '<hr id="answer">{{Back}}<div class="about">{{Exercise}}</div>',
            }
        ],
        css=_STYLE,
        sort_field_index=3,
    )


def _fields(exercise: Exercise, language: Language) -> Sequence[str]:
    metadata = exercise.metadata
    about = Text(
        zh=f"{track_name(metadata.track).zh} · {KIND_NAMES[metadata.kind].zh} · "
        f"{metadata.minutes} 分钟",
        en=f"{track_name(metadata.track).en} · {KIND_NAMES[metadata.kind].en} · "
        f"{metadata.minutes} min",
    )
    model = without_title(exercise.model_answer(language))
    answer = f"{model}\n\n---\n\n{exercise.explanation(language)}"
    return [
        _html(exercise.prompt(language)),
        _html(answer),
        about.in_language(language),
        exercise.slug,
    ]


def _html(markdown: str) -> str:
    from markdown_it import MarkdownIt

    # Raw HTML is escaped, not passed on.
    return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown))


def _guid(slug: str, language: Language) -> str:
    return hashlib.sha256(f"mmdojo {slug} {language}".encode()).hexdigest()[:16]

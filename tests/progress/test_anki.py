from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.catalog import Catalog, load_catalog
from grader.errors import UsageError
from grader.progress.anki import export_anki

pytest.importorskip("genanki")


@dataclass(frozen=True)
class Deck:
    """What stands in an `.apkg`: the fields of each note by its id, cards, decks, note types."""

    notes: dict[str, list[str]]
    cards: int
    decks: dict[str, str]
    types: set[str]


def read_deck(path: Path) -> Deck:
    with zipfile.ZipFile(path) as packed:
        packed.extract("collection.anki2", path.parent)
    database = sqlite3.connect(path.parent / "collection.anki2")
    try:
        notes = {
            guid: fields.split("\x1f")
            for guid, fields in database.execute("SELECT guid, flds FROM notes")
        }
        (cards,) = database.execute("SELECT count(*) FROM cards").fetchone()
        decks, models = map(
            json.loads, database.execute("SELECT decks, models FROM col").fetchone()
        )
    finally:
        database.close()
        (path.parent / "collection.anki2").unlink()
    return Deck(notes, cards, {key: each["name"] for key, each in decks.items()}, set(models))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def test_the_prompt_is_in_front_and_the_model_answer_behind(
    catalog: Catalog, tmp_path: Path
) -> None:
    assert export_anki(catalog, "zh", tmp_path / "zh.apkg") == 4
    deck = read_deck(tmp_path / "zh.apkg")
    by_slug = {fields[3]: fields for fields in deck.notes.values()}
    assert set(by_slug) == {each.slug for each in catalog if not each.is_code}
    assert deck.cards == 4
    front, back, about, _ = by_slug["fusion_methods"]
    assert "多模态数据怎么融合" in front
    assert "<h2>特征级融合（早期融合）</h2>" in back
    assert "特征级融合" not in front
    assert "<table>" in back
    assert about == "融合 · 问答 · 8 分钟"


def test_both_languages_are_two_decks(catalog: Catalog, tmp_path: Path) -> None:
    assert export_anki(catalog, None, tmp_path / "both.apkg") == 8
    deck = read_deck(tmp_path / "both.apkg")
    assert len(deck.notes) == 8
    names = set(deck.decks.values())
    assert {"mmdojo::多模态面试问答", "mmdojo::Multimodal interview questions"} <= names


def test_ids_stay_so_that_a_later_deck_updates_an_earlier_one(
    catalog: Catalog, tmp_path: Path
) -> None:
    export_anki(catalog, None, tmp_path / "first.apkg")
    export_anki(catalog, None, tmp_path / "second.apkg")
    first, second = read_deck(tmp_path / "first.apkg"), read_deck(tmp_path / "second.apkg")
    assert first == second
    # Other numbers would make Anki add every note a second time: they may never change.
    assert set(first.types) == {"1689204517"}
    assert {"2047311905", "1350868274"} <= set(first.decks)
    guids = {fields[3]: guid for guid, fields in first.notes.items() if "英" not in fields[2]}
    assert len(guids) == 4


def test_an_existing_file_is_not_overwritten(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "mine.apkg"
    path.write_bytes(b"mine")
    with pytest.raises(UsageError, match="not overwritten"):
        export_anki(catalog, "en", path)
    assert path.read_bytes() == b"mine"


def test_without_genanki_the_message_says_what_to_install(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(UsageError, match=r"pip install 'mmdojo\[anki\]'"):
        export_anki(catalog, "en", tmp_path / "en.apkg")

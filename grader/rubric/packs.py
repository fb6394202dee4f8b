"""Synonyms that rubrics share: packs of terms in the TOML files of `vocabulary/`, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import tomli

from grader.errors import RuleError

VOCABULARY = Path(__file__).with_name("vocabulary")
_PACK = re.compile(r"@[a-z0-9_]+")
_PACK_NAME = re.compile(r"\n([a-z0-9_]+) *=")  # a literal first is what makes it quick


def packs_among(terms: Iterable[str]) -> list[str]:
    """Return those of some terms that are a whole pack by its name."""
    return [term for term in terms if term.startswith("@") and _PACK.fullmatch(term)]


@lru_cache(maxsize=1)
def shared_vocabulary() -> Mapping[str, tuple[str, ...]]:
    """Return the synonym packs by name; each file is read when one of its packs is asked for.

    Raises:
        ValueError: a file has no pack, or one that stands elsewhere, too; the message names the
            file. Asking for a pack raises it where its file is no TOML.
        OSError: a file can't be read.
    """
    return _Packs(vocabulary_files())


class _Packs(Mapping[str, tuple[str, ...]]):
    """The packs of some files, of which the names are found without parsing them."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._texts: dict[str, tuple[Path, str]] = {}
        self._parsed: dict[Path, dict[str, tuple[str, ...]]] = {}
        for path in files:
            text = path.read_text(encoding="utf-8")
            names = _PACK_NAME.findall("\n" + text)
            if not names:
                raise RuleError(
                    zh=f"{path.name}：里面没有词包；请写一个，或删掉文件",
                    en=f"{path.name}: there is no pack in it; write one, or remove the file",
                )
            for name in names:
                if name in self._texts:
                    before = self._texts[name][0].name
                    raise RuleError(
                        zh=f"{path.name}：{before} 里也有词包 {name}，请改掉一个名字",
                        en=f"{path.name}: {before} has a pack {name}, too; rename one",
                    )
                self._texts[name] = path, text

    def __getitem__(self, name: str) -> tuple[str, ...]:
        path, text = self._texts[name]
        if path not in self._parsed:
            self._parsed[path] = _parsed_packs(path, text)
        return self._parsed[path][name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def _parsed_packs(path: Path, text: str) -> dict[str, tuple[str, ...]]:
    try:
        found = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise RuleError(
            zh=f"{path.name}：不是合法的 TOML：{error}", en=f"{path.name}: no valid TOML: {error}"
        ) from error
    for name, terms in found.items():
        if not isinstance(terms, list):
            raise RuleError(
                zh=f"{path.name}：{name} 不是列表；请把词写在方括号里",
                en=f"{path.name}: {name} is no list; put its terms in brackets",
            )
    return {name: tuple(terms) for name, terms in found.items()}


def vocabulary_files() -> list[Path]:
    """Return the files with synonym packs."""
    return sorted(VOCABULARY.glob("*.toml"))


def expand(terms: Iterable[str]) -> tuple[str, ...]:
    """Replace `@name` by the shared pack of that name.

    Raises:
        KeyError: there is no such pack.
    """
    return _expanded(tuple(terms))


@lru_cache(maxsize=5_000)
def _expanded(terms: tuple[str, ...]) -> tuple[str, ...]:
    packs = frozenset(packs_among(terms))
    if not packs:
        return tuple(dict.fromkeys(terms))
    found: dict[str, None] = {}
    for term in terms:
        own = expand(shared_vocabulary()[term[1:]]) if term in packs else (term,)
        found |= dict.fromkeys(own)
    return tuple(found)

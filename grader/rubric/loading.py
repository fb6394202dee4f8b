"""Read rubrics with what stands beside them; those that haven't changed are kept."""

from __future__ import annotations

from pathlib import Path

from grader.rubric.format import AdoptedPhrases, Rubric
from grader.rubric.packs import vocabulary_files
from grader.rubric.word_weights import FILE_NAME
from grader.schema_files import read_toml

ADOPTED = "adopted.toml"
_FileState = tuple[int, int, int] | None
_MOST_KEPT = 32
_kept: dict[Path, tuple[tuple[_FileState, ...], Rubric]] = {}


def load_rubric(path: Path) -> Rubric:
    """Read a rubric; one that was read before and has not changed since is kept.

    Phrases that were adopted from learners (`adopted.toml` beside it) count as further ways, and
    `word_weights.txt` beside it is read when it is first needed.

    Raises:
        CatalogError: it is missing or breaks a rule; the message names the place.
    """
    beside, weights = path.with_name(ADOPTED), path.with_name(FILE_NAME)
    seen = tuple(map(_state, (path, beside, weights, *vocabulary_files())))
    if seen[0] is not None and (kept := _kept.get(path)) is not None and kept[0] == seen:
        return kept[1]
    rubric = read_toml(path, Rubric, "rubric")
    if seen[1] is not None:
        rubric = rubric.with_phrases(read_toml(beside, AdoptedPhrases, "adopted").adopted)
    if seen[2] is not None:
        rubric = rubric.with_word_weights_of(weights)
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[path] = seen, rubric
    return rubric


def _state(path: Path) -> _FileState:
    """Return what changes when a file is written; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino

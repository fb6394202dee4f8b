"""Where an answer names the concepts of a rubric."""

from __future__ import annotations

from collections.abc import Iterable, Set
from itertools import pairwise

from grader.rubric.anchors import Mention
from grader.rubric.clauses import Document
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Lexicon
from grader.rubric.wording import ALSO_CALLED


def find_mentions(
    document: Document, lexicon: Lexicon, rubric: Rubric, aside: Set[int]
) -> list[Mention]:
    """Return the mentions of concepts, in order, by the longest name that stands there.

    Args:
        document: the answer.
        lexicon: finds the names in it.
        rubric: has them.
        aside: sentences that don't count.
    """
    found: list[tuple[int, int, str | None, bool]] = [
        (start, end, None, False) for start, end in lexicon.find_any(rubric.mentions)
    ]
    for concept in rubric.concepts:
        places = lexicon.find_any(concept.aliases)
        found.extend((start, end, concept.id, False) for start, end in places)
        places = lexicon.find_any(concept.descriptions)
        found.extend((start, end, concept.id, True) for start, end in places)
        for start, end in lexicon.find_any(concept.labels):
            if document.stands_alone(start, end):
                found.append((start, end, concept.id, False))
    mentions = [
        mention
        for mention in _longest(found)
        if document.clauses[document.clause_at(mention.start)].sentence not in aside
    ]
    mistaken = [
        later for earlier, later in pairwise(mentions) if _are_equated(document, earlier, later)
    ]
    return [mention for mention in mentions if mention not in mistaken]


def _are_equated(document: Document, earlier: Mention, later: Mention) -> bool:
    """Whether two concepts are said to be one: “early fusion, also called late fusion”."""
    if earlier.concept == later.concept:
        return False
    return bool(ALSO_CALLED.fullmatch(document.text, earlier.end, later.start))


def _longest(
    found: Iterable[tuple[int, int, str | None, bool]],
) -> list[Mention]:
    """Keep the longest of overlapping matches; those without a concept only take up room."""
    kept: list[Mention] = []
    end = -1
    for start, stop, concept, weak in sorted(found, key=lambda item: (item[0], -item[1])):
        if start < end:
            continue
        end = stop
        if concept is not None:
            kept.append(Mention(start, stop, concept, weak))
    return kept

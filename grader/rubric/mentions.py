"""Where an answer names the concepts of a rubric."""

from __future__ import annotations

from collections.abc import Iterable, Set

from grader.rubric.anchors import Mention
from grader.rubric.clauses import Document
from grader.rubric.format import Rubric
from grader.rubric.lexicon import Lexicon
from grader.rubric.wording import ALSO_CALLED, IN_BRACKETS


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
    disputed = [
        {concept.id, point.disputed.concept}
        for concept in rubric.concepts
        for point in concept.points
        if point.disputed
    ]
    mentions = [
        mention
        for mention in _longest(found)
        if document.clauses[document.clause_at(mention.start)].sentence not in aside
    ]
    kept: list[Mention] = []
    for mention in mentions:
        if kept and _are_equated(document, kept[-1], mention):
            if {kept[-1].concept, mention.concept} not in disputed:
                kept[-1] = kept[-1]._replace(misnamed=mention.end)
        else:
            kept.append(mention)
    return kept


def _are_equated(document: Document, earlier: Mention, later: Mention) -> bool:
    """Whether two concepts are said to be one: “early fusion, also called late fusion”."""
    if earlier.concept == later.concept:
        return False
    if ALSO_CALLED.fullmatch(document.text, earlier.end, later.start):
        return True
    around = document.text[earlier.end : later.start] + document.text[later.end : later.end + 1]
    return IN_BRACKETS.fullmatch(around) is not None


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

"""The format of rubric.toml, and what follows from its contents."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, convert, field, to_builtins
from msgspec.structs import force_setattr

from grader.errors import RuleError
from grader.rubric.common_weights import CommonWeights, load_common_weights
from grader.rubric.decision import Decision, load_decision
from grader.rubric.literals import (
    Literals,
    Pieces,
    compile_term,
    is_plain,
    literal_term,
)
from grader.rubric.packs import expand
from grader.rubric.points import AllOf, AnyOf, Concept, Point, Term, tidy
from grader.rubric.word_weights import WordWeights, load_word_weights
from grader.rubric.wording import NEGATOR
from grader.schema_files import Strict
from grader.verdicts import PointVerdict

_LATIN = re.compile("[a-z]", re.IGNORECASE)
_LONGEST_PHRASE = 120


class Side(Strict, frozen=True):
    """One of several things that are easily exchanged: what it is called, and what is its own."""

    names: AnyOf
    own: AnyOf

    def __post_init__(self) -> None:
        """Tidy and check the terms."""
        tidy([self.names, self.own])


class Pairing(Strict, frozen=True):
    """What belongs to what, and which points are wrong where an answer has it the other way."""

    points: Annotated[list[str], Meta(min_length=1)]
    sides: Annotated[list[Side], Meta(min_length=2)]


class Example(Strict, frozen=True):
    """An answer with the verdicts it must get; run as a test."""

    text: str
    expect: Annotated[dict[str, PointVerdict], Meta(min_length=1)]


class AdoptedPhrase(Strict, frozen=True):
    """Words of a learner's that an instructor has found to make a point."""

    point: str
    phrase: str

    def __post_init__(self) -> None:
        """Take the white space off the phrase.

        Raises:
            ValueError: it is too short or too long.
        """
        self._strip("phrase")
        if not 2 <= len(self.phrase) <= _LONGEST_PHRASE:
            raise RuleError(
                zh=f"短语须有 2 到 {_LONGEST_PHRASE} 个字符：{self.phrase!r}",
                en=f"a phrase needs 2 to {_LONGEST_PHRASE} characters: {self.phrase!r}",
            )


class AdoptedPhrases(Strict, frozen=True):
    """The contents of an `adopted.toml`."""

    adopted: list[AdoptedPhrase] = field(default_factory=list)


class Rubric(Strict, frozen=True, kw_only=True, dict=True):
    """The contents of a `rubric.toml`; unknown keys are errors.

    `topic` is what an answer must speak of anywhere to count at all. `mentions` are phrases in
    which a concept's name does not mean the concept. With `tools_do_not_anchor`, a name after
    “use” or “通过” is a tool and doesn't start a new subject. `cues` list, for the last part of
    ids (such as `when`), words that show a statement to be of that kind; a statement that no rule
    understands is offered to the missing points of its kind, for the learner to judge. `pairings`
    tell what belongs to what: text tells what is said, and the voice how. `idle_words` are words
    of the examples that matter to no point, so that the linter doesn't ask for them.
    """

    schema_version: Literal[1] = field(name="schema")
    topic: list[AnyOf] = field(default_factory=list)
    mentions: list[Term] = field(default_factory=list)
    tools_do_not_anchor: bool = False
    cues: dict[str, AnyOf] = field(default_factory=dict)
    idle_words: list[Term] = field(default_factory=list)
    concepts: Annotated[list[Concept], Meta(min_length=1)]
    pairings: list[Pairing] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Tidy and check the terms, and whether ids fit together.

        Raises:
            ValueError: something is wrong.
        """
        tidy([*self.topic, self.mentions, self.idle_words, *self.cues.values()])
        self._share_equal_lists()
        self._check_ids()

    @cached_property
    def _word_weights_path(self) -> Path | None:
        return None

    @cached_property
    def adopted_ways(self) -> dict[str, list[AllOf]]:
        """The ways that were adopted for points; words don't doubt what they earn."""
        return {}

    @cached_property
    def word_weights(self) -> WordWeights | None:
        """The weights beside the rubric; None where there are none, or for other points.

        Raises:
            CatalogError: the file is broken.
        """
        if self._word_weights_path is None:
            return None
        weights = load_word_weights(self._word_weights_path)
        return weights if weights.points == tuple(self.points) else None

    @cached_property
    def decision(self) -> Decision:
        """What turns the weights into verdicts."""
        return load_decision()

    @cached_property
    def common_weights(self) -> CommonWeights:
        """The weights that go for any question."""
        return load_common_weights()

    @property
    def has_stale_word_weights(self) -> bool:
        """Whether there are weights beside the rubric, but for other points than it has now."""
        return self._word_weights_path is not None and self.word_weights is None

    @cached_property
    def points(self) -> dict[str, Point]:
        """All points by id, in the order of the file."""
        return {point.id: point for concept in self.concepts for point in concept.points}

    @cached_property
    def terms(self) -> frozenset[str]:
        """Every term that is looked for, packs expanded."""
        lists = [*self.topic, self.mentions, *self.cues.values()]
        for side in chain.from_iterable(pairing.sides for pairing in self.pairings):
            lists += [side.names, side.own]
        for concept in self.concepts:
            lists += [concept.aliases, concept.labels, concept.descriptions]
        lists += chain.from_iterable(point.lists for point in self.points.values())
        return frozenset().union(*map(expand, lists))

    @cached_property
    def literals(self) -> Literals:
        """What these terms are made of, ready to be found."""
        return Literals(self.terms)

    def negating(self, terms: AnyOf) -> tuple[tuple[str, Pieces], ...]:
        """Return those terms of a list that hold a negation, with the parts that do."""
        if (kept := self._negating.get(id(terms))) is None:
            own = []
            for term in expand(terms):
                if is_plain(term) and not NEGATOR.search(term):
                    continue
                pieces = chain.from_iterable(compile_term(term))
                if holding := tuple(each for each in pieces if NEGATOR.search(each.literal)):
                    own.append((term, holding))
            kept = self._negating[id(terms)] = terms, tuple(own)
        return kept[1]

    @cached_property
    def _negating(self) -> dict[int, tuple[AnyOf, tuple[tuple[str, Pieces], ...]]]:
        return {}

    @cached_property
    def latin_words(self) -> frozenset[str]:
        """The single Latin words that slips of the pen are mended to."""
        lists = [concept.aliases for concept in self.concepts]
        for point in self.points.values():
            lists += chain.from_iterable([*point.ways, *point.partly])
        named = frozenset[str]().union(*map(expand, lists))
        plain = named & self.literals.plain
        words = set(" ".join(filter(str.isascii, plain)).split())
        for term in filter(_LATIN.search, named - plain):  # it may be the name of a pack
            for piece in chain.from_iterable(compile_term(term)):
                if not piece.open_ended:
                    words.update(piece.literal.split())
        return frozenset(word for word in words if word.isascii() and word.isalpha())

    @cached_property
    def latin_stems(self) -> tuple[str, ...]:
        """How Latin words begin that an open-ended term matches, such as “concat”."""
        open_ended = (term for term in self.terms if "*" in term or "@" in term)
        pieces = {p for term in open_ended for p in chain.from_iterable(compile_term(term))}
        words = {piece.literal.split()[-1] for piece in pieces if piece.open_ended}
        return tuple(sorted(word for word in words if word.isascii() and len(word) >= 5))

    def with_phrases(self, phrases: Sequence[AdoptedPhrase]) -> Rubric:
        """Return a rubric in which each phrase makes its point; those of unknown points don't."""
        ways: dict[str, list[AllOf]] = {}
        for phrase in phrases:
            if term := literal_term(phrase.phrase):
                ways.setdefault(phrase.point, []).append([[term]])
        raw = to_builtins(self)
        for concept in raw["concepts"]:
            for point in concept["points"]:
                point["also"] += ways.get(point["id"], [])
        rubric = convert(raw, Rubric)
        kept = rubric.__dict__  # where a cached property keeps its value
        kept |= {"_word_weights_path": self._word_weights_path, "adopted_ways": ways}
        return rubric

    def with_word_weights_of(self, path: Path) -> Rubric:
        """Return a copy that goes by the weights of a file, read when they are first needed."""
        return self._with({"_word_weights_path": path})

    def with_word_weights(
        self,
        weights: WordWeights | None,
        decision: Decision | None = None,
        common: CommonWeights | None = None,
    ) -> Rubric:
        """Return a copy that goes by these weights, or by rules alone.

        Where given, it goes by this decision and these weights for any question, too.
        """
        given: dict[str, object] = {"word_weights": weights}
        given |= {"decision": decision} if decision else {}
        given |= {"common_weights": common} if common else {}
        return self._with(given)

    def without_topic(self) -> Rubric:
        """Return a copy for which an answer may be about anything."""
        other = self._with({})
        force_setattr(other, "topic", [])
        return other

    def _with(self, values: Mapping[str, object]) -> Rubric:
        """Return a copy for which these cached properties have these values."""
        other = copy.copy(self)
        other.__dict__.update({**self.__dict__, **values})
        return other

    def _share_equal_lists(self) -> None:
        """Make equal OR-lists one: what is found of a list is kept for that very list."""
        known = {tuple(concept.aliases): concept.aliases for concept in self.concepts}
        for point in self.points.values():
            for way in point.all_ways:
                way[:] = [known.setdefault(tuple(terms), terms) for terms in way]

    def _check_ids(self) -> None:
        ids = [point.id for concept in self.concepts for point in concept.points]
        if twice := [each for each, times in Counter(ids).items() if times > 1]:
            several = ", ".join(twice)
            raise RuleError(
                zh=f"得分点的 id 重复：{several}；请改名",
                en=f"two points share an id: {several}; rename one",
            )
        named = {name for point in self.points.values() for name in point.excludes}
        named |= {name for example in self.examples for name in example.expect}
        named |= {name for pairing in self.pairings for name in pairing.points}
        if unknown := named - set(ids):
            several = ", ".join(sorted(unknown))
            raise RuleError(
                zh=f"没有这个得分点：{several}；请改正或删除",
                en=f"no such point: {several}; correct or remove it",
            )
        disputed = {p.disputed.concept for p in self.points.values() if p.disputed}
        if unknown := disputed - {concept.id for concept in self.concepts}:
            several = ", ".join(sorted(unknown))
            raise RuleError(
                zh=f"没有这个概念：{several}；请改正或删除",
                en=f"no such concept: {several}; correct or remove it",
            )
        if len(self.concepts) > 1 and any(not concept.aliases for concept in self.concepts):
            raise RuleError(
                zh="没有 aliases 的概念只能单独出现；请给每个概念写上 aliases",
                en="a concept without aliases must be the only one; give each its aliases",
            )

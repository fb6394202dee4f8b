"""The format of rubric.toml, and what follows from its contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from grader.rubric.common_weights import CommonWeights, load_common_weights
from grader.rubric.decision import Decision, load_decision
from grader.rubric.literals import (
    Literals,
    Pieces,
    check_terms,
    compile_term,
    is_plain,
    literal_term,
)
from grader.rubric.packs import expand
from grader.rubric.word_weights import WordWeights, load_word_weights
from grader.rubric.wording import NEGATOR
from grader.text import Language, Text
from grader.title import Title
from grader.verdicts import PointVerdict

_LATIN = re.compile("[a-z]", re.IGNORECASE)


def _known_terms(terms: list[str]) -> list[str]:
    try:
        check_terms(terms)
    except KeyError as error:
        raise ValueError(f"no pack @{error.args[0]} in grader/rubric/vocabulary/") from error
    return terms


_Term = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
AnyOf = Annotated[list[_Term], Field(min_length=1), AfterValidator(_known_terms)]
AllOf = Annotated[list[AnyOf], Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Contradiction(_Strict):
    """Words that make a point wrong, and the sentence that tells the learner why."""

    needs: AllOf
    message: Title


class Dispute(_Strict):
    """A concept whose definition some sources give to this point's, and who does."""

    concept: str
    note: Title


class Point(_Strict):
    """One thing a good answer says.

    `needs` is an AND of OR-lists; the first list is the heart of the point. Each entry of `also`
    is another such AND that is just as good, each of `partly` one that earns half. `excludes`
    names points that, said of the same concept, make this one doubtful. `disputed` names a
    concept with which some sources have it the other way round; a swap with that is then only
    called different from this handbook. A point that
    `stands_alone` counts even where its concept is never named.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+(\.[a-z_]+)?$")]
    kind: Literal["name", "idea"] = "idea"
    weight: float = Field(default=1, gt=0)
    title: Title
    look_for: Title
    reference: Title
    needs: AllOf | None = None
    also: list[AllOf] = []
    partly: list[AllOf] = []
    contradicts: list[Contradiction] = []
    excludes: list[str] = []
    disputed: Dispute | None = None
    stands_alone: bool = False

    @cached_property
    def title_text(self) -> Text:
        """The title as a `Text`."""
        return self.title.as_text()

    @cached_property
    def suffix(self) -> str:
        """The last part of the id, which siblings share."""
        return self.id.rpartition(".")[2]

    @cached_property
    def ways(self) -> list[AllOf]:
        """Every AND of OR-lists that covers the point."""
        return [*([self.needs] if self.needs else []), *self.also]

    @property
    def all_ways(self) -> list[AllOf]:
        """Its ANDs of OR-lists, those of `needs`, `also`, `partly` and `contradicts`."""
        return [*self.ways, *self.partly, *(each.needs for each in self.contradicts)]

    @property
    def lists(self) -> list[AnyOf]:
        """Their OR-lists."""
        return [terms for way in self.all_ways for terms in way]

    @model_validator(mode="after")
    def _idea_has_needs(self) -> Point:
        if self.kind == "idea" and not self.needs:
            raise ValueError(f"{self.id}: an idea needs `needs`, what has to be said")
        return self


class Concept(_Strict):
    """What points belong to, with the names a learner may give it.

    `labels` are names that count only where they stand alone, as a heading, a table's cell or
    before a colon. `descriptions` name it too, such as “跑不动” for a lack of compute, but not in
    a sentence that has named another concept before. A concept without aliases stands for the whole
    answer.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    name: Title
    aliases: Annotated[list[_Term], AfterValidator(_known_terms)] = []
    labels: Annotated[list[_Term], AfterValidator(_known_terms)] = []
    descriptions: Annotated[list[_Term], AfterValidator(_known_terms)] = []
    points: Annotated[list[Point], Field(min_length=1)]

    def as_answer(self, point: Point, language: Language) -> str:
        """Return a point's reference as somebody would give it, after the concept's name."""
        reference = point.reference.as_text().in_language(language)
        if not self.aliases:
            return reference
        colon = Text(zh="：", en=": ").in_language(language)
        return self.name.as_text().in_language(language) + colon + reference


class Side(_Strict):
    """One of several things that are easily exchanged: what it is called, and what is its own."""

    names: AnyOf
    own: AnyOf


class Pairing(_Strict):
    """What belongs to what, and which points are wrong where an answer has it the other way."""

    points: Annotated[list[str], Field(min_length=1)]
    sides: Annotated[list[Side], Field(min_length=2)]


class Example(_Strict):
    """An answer with the verdicts it must get; run as a test."""

    text: str
    expect: Annotated[dict[str, PointVerdict], Field(min_length=1)]


class AdoptedPhrase(_Strict):
    """Words of a learner's that an instructor has found to make a point."""

    point: str
    phrase: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=120)]


class AdoptedPhrases(_Strict):
    """The contents of an `adopted.toml`."""

    adopted: list[AdoptedPhrase] = []


class Rubric(_Strict):
    """The contents of a `rubric.toml`; unknown keys are errors.

    `topic` is what an answer must speak of anywhere to count at all. `mentions` are phrases in
    which a concept's name does not mean the concept. With `tools_do_not_anchor`, a name after
    “use” or “通过” is a tool and doesn't start a new subject. `cues` list, for the last part of
    ids (such as `when`), words that show a statement to be of that kind; a statement that no rule
    understands is offered to the missing points of its kind, for the learner to judge. `pairings`
    tell what belongs to what: text tells what is said, and the voice how.
    """

    schema_version: Literal[1] = Field(alias="schema")
    topic: list[AnyOf] = []
    mentions: Annotated[list[_Term], AfterValidator(_known_terms)] = []
    tools_do_not_anchor: bool = False
    cues: dict[str, AnyOf] = {}
    concepts: Annotated[list[Concept], Field(min_length=1)]
    pairings: list[Pairing] = []
    examples: list[Example] = []
    _word_weights_path: Path | None = PrivateAttr(default=None)
    _adopted_ways: dict[str, list[AllOf]] = PrivateAttr(default_factory=dict)

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
    def lists(self) -> dict[str, AnyOf]:
        """The OR-lists of all points, and the concepts' aliases, by name; equal ones once.

        A list goes by its point and its first term, and keeps that name when others are added.
        """
        named = {f"@{each.id}": each.aliases for each in self.concepts if each.aliases}
        known = {*map(id, named.values())}  # equal lists are one
        times: Counter[str] = Counter()
        for point in self.points.values():
            for terms in point.lists:
                if id(terms) not in known:
                    known.add(id(terms))
                    name = f"@{point.id}:{terms[0]}"
                    named[name + "+" * times[name]] = terms
                    times[name] += 1
        return named

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
        raw = self.model_dump(by_alias=True, exclude_unset=True)
        for concept in raw["concepts"]:
            for point in concept["points"]:
                if added := ways.get(point["id"]):
                    point["also"] = [*point.get("also", []), *added]
        rubric = Rubric.model_validate(raw)
        rubric._word_weights_path = self._word_weights_path
        rubric._adopted_ways = ways
        return rubric

    @cached_property
    def adopted_ways(self) -> dict[str, list[AllOf]]:
        """The ways that were adopted for points; words don't doubt what they earn."""
        return self._adopted_ways

    def with_word_weights_of(self, path: Path) -> Rubric:
        """Return a copy that goes by the weights of a file, read when they are first needed."""
        copy = self.model_copy()
        copy._word_weights_path = path
        return copy

    def with_word_weights(
        self,
        weights: WordWeights | None,
        decision: Decision | None = None,
        common: CommonWeights | None = None,
    ) -> Rubric:
        """Return a copy that goes by these weights, or by rules alone.

        Where given, it goes by this decision and these weights for any question, too.
        """
        copy = self.model_copy()
        kept = copy.__dict__  # where a cached property keeps its value
        kept["word_weights"] = weights
        kept |= {"decision": decision} if decision else {}
        kept |= {"common_weights": common} if common else {}
        return copy

    @model_validator(mode="after")
    def _share_equal_lists(self) -> Rubric:
        """Make equal OR-lists one: what is found of a list is kept for that very list."""
        known = {tuple(concept.aliases): concept.aliases for concept in self.concepts}
        for point in self.points.values():
            for way in point.all_ways:
                way[:] = [known.setdefault(tuple(terms), terms) for terms in way]
        return self

    @model_validator(mode="after")
    def _ids_fit_together(self) -> Rubric:
        ids = [point.id for concept in self.concepts for point in concept.points]
        if len(ids) != len(set(ids)):
            raise ValueError("two points share an id")
        named = {name for point in self.points.values() for name in point.excludes}
        named |= {name for example in self.examples for name in example.expect}
        named |= {name for pairing in self.pairings for name in pairing.points}
        if unknown := named - set(ids):
            raise ValueError(f"no such point: {', '.join(sorted(unknown))}")
        disputed = {p.disputed.concept for p in self.points.values() if p.disputed}
        if unknown := disputed - {concept.id for concept in self.concepts}:
            raise ValueError(f"no such concept: {', '.join(sorted(unknown))}")
        if len(self.concepts) > 1 and any(not concept.aliases for concept in self.concepts):
            raise ValueError("a concept without aliases must be the only one")
        return self

"""A rubric's concepts and points, as rubric.toml has them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Annotated, Literal

from msgspec import Meta, field

from grader.errors import RuleError
from grader.rubric.literals import check_terms
from grader.schema_files import Strict
from grader.text import Language, Text
from grader.title import Title


def tidy(lists: Iterable[list[str]]) -> None:
    """Take the white space off terms, in place, and check them.

    Raises:
        ValueError: a term can't be compiled, or names a pack that there isn't.
    """
    for terms in lists:
        terms[:] = [term.strip() for term in terms]
        try:
            check_terms(terms)
        except KeyError as error:
            raise RuleError(
                zh=f"grader/rubric/vocabulary/ 里没有词包 @{error.args[0]}；请补上或改名",
                en=f"no pack @{error.args[0]} in grader/rubric/vocabulary/; add or rename it",
            ) from error


Term = Annotated[str, Meta(pattern=r"\S")]  # not blank
AnyOf = Annotated[list[Term], Meta(min_length=1)]
AllOf = Annotated[list[AnyOf], Meta(min_length=1)]


class Contradiction(Strict, frozen=True):
    """Words that make a point wrong, and the sentence that tells the learner why."""

    needs: AllOf
    message: Title

    def __post_init__(self) -> None:
        """Tidy and check the terms."""
        tidy(self.needs)


class Dispute(Strict, frozen=True):
    """A concept whose definition some sources give to this point's, and who does."""

    concept: str
    note: Title


class Point(Strict, frozen=True, kw_only=True, dict=True):
    """One thing a good answer says.

    `needs` is an AND of OR-lists; the first list is the heart of the point. Each entry of `also`
    is another such AND that is just as good, each of `partly` one that earns half. `excludes`
    names points that, said of the same concept, make this one doubtful. `disputed` names a
    concept with which some sources have it the other way round; a swap with that is then only
    called different from this handbook. A point that
    `stands_alone` counts even where its concept is never named.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z_]+(\.[a-z_]+)?\Z")]
    kind: Literal["name", "idea"] = "idea"
    weight: Annotated[float, Meta(gt=0)] = 1.0
    title: Title
    look_for: Title
    reference: Title
    needs: AllOf | None = None
    also: list[AllOf] = field(default_factory=list)
    partly: list[AllOf] = field(default_factory=list)
    contradicts: list[Contradiction] = field(default_factory=list)
    excludes: list[str] = field(default_factory=list)
    disputed: Dispute | None = None
    stands_alone: bool = False

    def __post_init__(self) -> None:
        """Tidy and check the terms.

        Raises:
            ValueError: one of them is wrong, or there are none.
        """
        if self.kind == "idea" and not self.needs:
            raise RuleError(
                zh=f"{self.id}：这类得分点（idea）需要 needs，写明必须说到什么",
                en=f"{self.id}: an idea needs `needs`, what has to be said",
            )
        tidy(chain.from_iterable([*self.ways, *self.partly]))

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


class Concept(Strict, frozen=True, kw_only=True):
    """What points belong to, with the names a learner may give it.

    `labels` are names that count only where they stand alone, as a heading, a table's cell or
    before a colon. `descriptions` name it too, such as “跑不动” for a lack of compute, but not in
    a sentence that has named another concept before. A concept without aliases stands for the whole
    answer.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z_]+\Z")]
    name: Title
    aliases: list[Term] = field(default_factory=list)
    labels: list[Term] = field(default_factory=list)
    descriptions: list[Term] = field(default_factory=list)
    points: Annotated[list[Point], Meta(min_length=1)]

    def __post_init__(self) -> None:
        """Tidy and check the terms."""
        tidy([self.aliases, self.labels, self.descriptions])

    def as_answer(self, point: Point, language: Language) -> str:
        """Return a point's reference as somebody would give it, after the concept's name."""
        reference = point.reference.as_text().in_language(language)
        if not self.aliases:
            return reference
        colon = Text(zh="：", en=": ").in_language(language)
        return self.name.as_text().in_language(language) + colon + reference

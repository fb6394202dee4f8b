"""Tell the author of a rubric why its lists don't give a point the verdict that is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from grader.rubric.engine import misses
from grader.rubric.evidence import Missed, Why
from grader.rubric.format import Rubric
from grader.rubric.points import AllOf, Point
from grader.text import Text
from grader.verdicts import PointVerdict

_MOST_WORDS = 3  # of one list that are told
_NO_WORD = Text(zh="没有一个词出现", en="none of its words is there")
_WHY: dict[Why, Text] = {
    "set_aside": Text(
        zh="在不计入的句子里（抄题或写给评分器的话）",
        en="in a sentence set aside (copied, or addressed to the grader)",
    ),
    "elsewhere": Text(zh="不在谈这个概念的句子里", en="outside the sentences about this concept"),
    "no_claim": Text(
        zh="只是名称、标题或别人的说法",
        en="only in a name, a heading or what others claim",
    ),
    "negated": Text(zh="被否定了", en="negated"),
    "apart": Text(
        zh="离其余的词太远（不在同一句或相邻两句）",
        en="too far from the rest (not in one sentence or two neighbours)",
    ),
}


def shortfall(
    rubric: Rubric, answer: str, prompt: str, point: str, wanted: PointVerdict = "covered"
) -> Text | None:
    """Say which lists of a point have no word that counts in an answer, and why those there don't.

    Of several ways to come to the verdict that is wanted the one that lacks least is told. None
    where no list lacks a word, so that it isn't lists that keep the point from it, or where none
    lead there.

    Raises:
        KeyError: the rubric has no such point.
    """
    if not (ways := _ways(rubric.points[point], wanted)):
        return None
    found = misses(rubric, answer, prompt, point, [*ways.values()])
    if not all(found):
        return None
    name, lacking = min(zip(ways, found, strict=True), key=lambda each: len(each[1]))
    told = [(f"{name}[{number}]", _words(words)) for number, words in lacking.items()]
    return Text(
        zh="；".join(f"{place}：{words.zh}" for place, words in told),
        en="; ".join(f"{place}: {words.en}" for place, words in told),
    )


def _ways(point: Point, wanted: PointVerdict) -> dict[str, AllOf]:
    """Return what leads to a verdict, by where it stands in the rubric."""
    if wanted == "covered":
        also = {f"also[{number}]": way for number, way in enumerate(point.also)}
        return ({"needs": point.needs} if point.needs else {}) | also
    if wanted == "partial":
        return {f"partly[{number}]": way for number, way in enumerate(point.partly)}
    if wanted == "wrong":
        return {f"contradicts[{n}].needs": each.needs for n, each in enumerate(point.contradicts)}
    return {}


def _words(missed: Sequence[Missed]) -> Text:
    """Say which words of one list don't count, and why; each once."""
    if not missed:
        return _NO_WORD
    some = [*dict.fromkeys(missed)][:_MOST_WORDS]
    return Text(
        zh="，".join(f"“{each.words}”{_WHY[each.why].zh}" for each in some),
        en=", ".join(f"“{each.words}” is {_WHY[each.why].en}" for each in some),
    )

"""Tell the author of a rubric why an answer doesn't earn a point by its lists."""

from __future__ import annotations

from collections.abc import Sequence

from grader.rubric.engine import misses
from grader.rubric.evidence import Missed, Why
from grader.rubric.format import Rubric
from grader.text import Text

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


def shortfall(rubric: Rubric, answer: str, prompt: str, point: str) -> Text | None:
    """Say which lists of a point have no word that counts in an answer, and why those there don't.

    Of several ways to earn it the one that lacks least is told. None where no list lacks a word,
    so that something else than the lists keeps the point from being covered.

    Raises:
        KeyError: the rubric has no such point.
    """
    ways = misses(rubric, answer, prompt, point)
    if not ways or not all(ways):
        return None
    lacking = min(ways, key=len)
    needs = rubric.points[point].needs is not None
    at = ways.index(lacking) - needs
    way = "needs" if at < 0 else f"also[{at}]"
    told = [(f"{way}[{number}]", _words(words)) for number, words in lacking.items()]
    return Text(
        zh="；".join(f"{name}：{words.zh}" for name, words in told),
        en="; ".join(f"{name}: {words.en}" for name, words in told),
    )


def _words(missed: Sequence[Missed]) -> Text:
    """Say which words of one list don't count, and why; each once."""
    if not missed:
        return _NO_WORD
    some = [*dict.fromkeys(missed)][:_MOST_WORDS]
    return Text(
        zh="，".join(f"“{each.words}”{_WHY[each.why].zh}" for each in some),
        en=", ".join(f"“{each.words}” is {_WHY[each.why].en}" for each in some),
    )

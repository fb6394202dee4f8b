"""Look for what is to mend in a rubric: what earns nothing but should, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Literal

from grader.rubric.clauses import read
from grader.rubric.engine import judge
from grader.rubric.format import Example, Rubric
from grader.rubric.judgement import PointJudgement
from grader.rubric.lexicon import Lexicon
from grader.rubric.literals import compile_term
from grader.rubric.packs import expand
from grader.rubric.points import Point
from grader.rubric.shortfalls import shortfall
from grader.rubric.wording import EN_GLUE, ZH_GLUE, ZH_NOT_GLUE
from grader.text import LANGUAGES, Language, Text
from grader.verdicts import PointVerdict

Level = Literal["error", "warning"]

_MOST_UNKNOWN_WORDS = 12
_MOST_NAMED_ALIASES = 3
_PROMPT_START = re.compile(r"(?m)^(?=# )")
_LATIN_WORD = re.compile(r"(?<![a-z0-9'])[a-z]{5,}(?![a-z0-9'])")
_CHINESE_WORD = re.compile(r"[\u3400-\u9fff]{2,}")
_CHINESE_GLUE = re.compile(f"({ZH_NOT_GLUE.pattern})|{ZH_GLUE.pattern}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a rubric to mend; `place` is a point, a concept, an example or a pairing."""

    rule: str
    level: Level
    place: str
    message: Text


def lint(rubric: Rubric, prompts: str, answers: Mapping[Language, str]) -> list[Finding]:
    """Return what is to mend in a rubric, rule by rule.

    Args:
        rubric: what is looked at.
        prompts: the task in every language, as it is set aside when an answer is judged.
        answers: the model answer in each language.
    """
    return [
        *_references(rubric, prompts),
        *_examples(rubric, prompts),
        *_unexemplified(rubric),
        *_aliases(rubric),
        *_pairings(rubric),
        *_unknown_words(rubric),
        *_model_answers(rubric, prompts, answers),
        *_prompts(rubric, prompts),
        *_word_weights(rubric),
    ]


# References


def _references(rubric: Rubric, prompts: str) -> Iterator[Finding]:
    # A reference is one part of an answer; what the whole is about, other parts may say.
    part = rubric.without_topic()
    for concept in rubric.concepts:
        for point in concept.points:
            for language in LANGUAGES:
                said = concept.as_answer(point, language)
                judged = _judged(part, said, prompts)
                if judged[point.id].verdict != "covered":
                    why = shortfall(part, said, prompts, point.id)
                    yield _unearned(point, language, said, _got(judged[point.id], why))
                yield from _misleading(point, language, said, judged)


def _unearned(point: Point, language: Language, said: str, got: Text) -> Finding:
    return Finding(
        "reference-earns-its-point",
        "error",
        point.id,
        Text(
            zh=f"reference.{language} 作为回答（“{said}”）应当是 covered，{got.zh}。"
            "请改写它，或在 needs、also 里补上它的说法；概念的 name 也要在 aliases 里。",
            en=f"reference.{language} given as the answer (“{said}”) should be covered, {got.en}. "
            "Reword it, or add its words to needs or also; the concept's name has to be among its "
            "aliases.",
        ),
    )


def _misleading(
    point: Point, language: Language, said: str, judged: Mapping[str, PointJudgement]
) -> Iterator[Finding]:
    for other in judged.values():
        if other.id != point.id and other.verdict == "wrong":
            got = _got(other)
            yield Finding(
                "reference-earns-its-point",
                "error",
                point.id,
                Text(
                    zh=f"reference.{language} 作为回答（“{said}”）使 {other.id} 出错：{got.zh}。"
                    f"请改写它，或收窄 {other.id} 的 contradicts 或 needs。",
                    en=f"reference.{language} given as the answer (“{said}”) makes {other.id} "
                    f"wrong: {got.en}. Reword it, or narrow contradicts or needs of {other.id}.",
                ),
            )


# Examples


def _examples(rubric: Rubric, prompts: str) -> Iterator[Finding]:
    for index, example in enumerate(rubric.examples):
        judged = _judged(rubric, example.text, prompts)
        for name, expected in example.expect.items():
            if judged[name].verdict != expected:
                why = shortfall(rubric, example.text, prompts, name, expected)
                yield _missed_expectation(index, expected, judged[name], why)


def _missed_expectation(
    index: int, expected: PointVerdict, judged: PointJudgement, why: Text | None
) -> Finding:
    got = _got(judged, why)
    return Finding(
        "example-expectation",
        "error",
        f"examples[{index}]",
        Text(
            zh=f"{judged.id} 应当是 {expected}，{got.zh}。"
            f"期望对的话，请改 {judged.id} 的词表；否则请改 expect。",
            en=f"{judged.id} should be {expected}, {got.en}. If that is what you expect, mend the "
            f"lists of {judged.id}; if not, mend expect.",
        ),
    )


def _unexemplified(rubric: Rubric) -> Iterator[Finding]:
    for point in rubric.points.values():
        verdicts = {example.expect.get(point.id) for example in rubric.examples} - {None}
        if "covered" not in verdicts:
            yield Finding(
                "every-point-exemplified",
                "warning",
                point.id,
                Text(
                    zh="没有一个 [[examples]] 期望它是 covered。请补一个说对了的回答。",
                    en="No entry of [[examples]] expects it to be covered. Add an answer that "
                    "says it.",
                ),
            )
        if point.kind == "idea" and not verdicts - {"covered"}:
            yield Finding(
                "every-point-exemplified",
                "warning",
                point.id,
                Text(
                    zh="没有一个 [[examples]] 期望它不是 covered。"
                    "请补一个说错、没说或只列关键词的回答。",
                    en="No entry of [[examples]] expects it not to be covered. Add an answer that "
                    "gets it wrong, leaves it out, or only lists keywords.",
                ),
            )


# Aliases


def _aliases(rubric: Rubric) -> Iterator[Finding]:
    expanded = {concept.id: expand(concept.aliases) for concept in rubric.concepts}
    twice: set[frozenset[tuple[str, str]]] = set()
    for inner, outer in permutations(expanded, 2):
        inside: dict[str, list[str]] = {}
        for longer in expanded[outer]:
            written = " ".join(pieces[0].literal for pieces in compile_term(longer))
            lexicon = Lexicon(written)
            for alias in expanded[inner]:
                spans = lexicon.find(alias)
                if (0, len(written)) in spans:
                    # Found from both sides where the two are written alike.
                    pair = frozenset({(inner, alias), (outer, longer)})
                    if pair not in twice:
                        twice.add(pair)
                        yield _alias_twice(inner, alias, outer, longer)
                elif spans:
                    inside.setdefault(alias, []).append(longer)
        for alias, longer_ones in inside.items():
            yield _alias_inside(inner, alias, outer, longer_ones)


def _alias_twice(one: str, alias: str, other: str, same: str) -> Finding:
    written = f"“{alias}”" if alias == same else f"“{alias}” = “{same}”"
    return Finding(
        "alias-twice",
        "error",
        one,
        Text(
            zh=f"别名 {written} 同时属于 {one} 和 {other}，看不出说的是哪一个。"
            "请只留给其中一个，或两边都换成更具体的名称。",
            en=f"The alias {written} belongs to both {one} and {other}, so nobody can tell which "
            "is meant. Leave it to one of them, or take a more specific name for each.",
        ),
    )


def _alias_inside(inner: str, alias: str, outer: str, longer: list[str]) -> Finding:
    shown = "、".join(f"“{name}”" for name in longer[:_MOST_NAMED_ALIASES])
    listed = ", ".join(f"“{name}”" for name in longer[:_MOST_NAMED_ALIASES])
    more = len(longer) > _MOST_NAMED_ALIASES
    return Finding(
        "alias-inside-alias",
        "warning",
        inner,
        Text(
            zh=f"它的别名“{alias}”出现在 {outer} 的别名 {shown}{'等' if more else ''}里。"
            f"最长的优先，所以写后者时算 {outer}；若本意不是这样，请改其中一个。",
            en=f"Its alias “{alias}” stands inside {listed}{' and more' if more else ''} of "
            f"{outer}. The longest wins, so writing that means {outer}; if it shouldn't, change "
            "one of them.",
        ),
    )


# Pairings


def _pairings(rubric: Rubric) -> Iterator[Finding]:
    for index, pairing in enumerate(rubric.pairings):
        sides = [{*expand(side.names), *expand(side.own)} for side in pairing.sides]
        shared = {term for one, other in combinations(sides, 2) for term in one & other}
        if shared:
            terms = [f"“{term}”" for term in sorted(shared)[:_MOST_NAMED_ALIASES]]
            zh, en = "、".join(terms), ", ".join(terms)
            yield Finding(
                "pairing-overlap",
                "error",
                f"pairings[{index}]",
                Text(
                    zh=f"{zh} 在不止一边的 names 或 own 里，说反了也看不出来。请只留在一边。",
                    en=f"More than one side has {en} among its names or own, so nobody can tell an "
                    "exchange. Leave each to one side.",
                ),
            )


# Words


def _unknown_words(rubric: Rubric) -> Iterator[Finding]:
    reported: set[str] = set()
    for index, example in enumerate(rubric.examples):
        if "covered" not in example.expect.values():
            continue
        words = [word for word in _words_beside(rubric, example) if word not in reported]
        words = words[: _MOST_UNKNOWN_WORDS - len(reported)]
        reported.update(words)
        if words:
            yield Finding(
                "unknown-words",
                "warning",
                f"examples[{index}]",
                Text(
                    zh=f"没有一个词表收了这些词：{'、'.join(words)}。"
                    "其中有得分关键的，请加进相应的 needs 或 vocabulary/ 里的词表；"
                    "其余的可以写进 idle_words。",
                    en=f"No list holds these words: {', '.join(words)}. Add those that matter to "
                    "the needs of their point or to a pack in vocabulary/, and the others to "
                    "idle_words.",
                ),
            )


def _words_beside(rubric: Rubric, example: Example) -> list[str]:
    """Return the content words of an example that no term touches, English ones first."""
    text = read(example.text, rubric.latin_words).text
    rest = list(text)
    lexicon = Lexicon(text, rubric.literals)
    for start, end in [*lexicon.find_any(rubric.terms), *lexicon.find_any(rubric.idle_words)]:
        rest[start:end] = "\n" * (end - start)
    left = "".join(rest)
    latin = [word for word in _LATIN_WORD.findall(left) if word not in EN_GLUE]
    chinese = _CHINESE_WORD.findall(_CHINESE_GLUE.sub(lambda found: found[1] or " ", left))
    return list(dict.fromkeys(latin + chinese))


# Whole texts


def _model_answers(
    rubric: Rubric, prompts: str, answers: Mapping[Language, str]
) -> Iterator[Finding]:
    for language, answer in answers.items():
        for judged in _judged(rubric, answer, prompts).values():
            if judged.verdict != "covered":
                got = _got(judged, shortfall(rubric, answer, prompts, judged.id))
                yield Finding(
                    "model-answer-passes",
                    "error",
                    judged.id,
                    Text(
                        zh=f"answer.{language}.md 应当得到 covered，{got.zh}。"
                        "请在其中写明这一点，或在 needs、also 里补上它的说法。",
                        en=f"answer.{language}.md should be covered, {got.en}. Say it there, or "
                        "add its words to needs or also.",
                    ),
                )


def _prompts(rubric: Rubric, prompts: str) -> Iterator[Finding]:
    for prompt in filter(str.strip, _PROMPT_START.split(prompts)):
        # Whoever retells the question in other words isn't caught by comparing.
        retold = _judged(rubric, prompt, "")
        for judged in _judged(rubric, prompt, prompts).values():
            if _tells(rubric, judged):
                got = _got(judged)
                message = Text(
                    zh=f"题目当作回答时不应得分也不应出错，{got.zh}。"
                    "请改写题目，或收窄这一点的词表。",
                    en="The prompt given as the answer should earn nothing and get nothing "
                    f"wrong, {got.en}. Reword the prompt, or narrow the lists of this point.",
                )
                yield Finding("prompt-earns-nothing", "error", judged.id, message)
            elif _tells(rubric, retold[judged.id]):
                got = _got(retold[judged.id])
                message = Text(
                    zh=f"照抄题目不计分；换几个字复述它，也不应得分或出错，{got.zh}。"
                    "请改写题目，或收窄这一点的词表。",
                    en="Copies of the prompt are set aside. Retold with a few words changed, it "
                    f"should earn nothing and get nothing wrong, {got.en}. Reword the prompt, or "
                    "narrow the lists of this point.",
                )
                yield Finding("prompt-earns-nothing", "warning", judged.id, message)


def _tells(rubric: Rubric, judged: PointJudgement) -> bool:
    """Whether a prompt gives away more than a name, or misleads."""
    earns = judged.points > 0 and rubric.points[judged.id].kind == "idea"
    return earns or judged.verdict == "wrong"


def _judged(rubric: Rubric, answer: str, prompt: str) -> dict[str, PointJudgement]:
    return {judgement.id: judgement for judgement in judge(rubric, answer, prompt)}


def _got(judged: PointJudgement, why: Text | None = None) -> Text:
    """Say which verdict came instead, on what evidence, and why it isn't better."""
    verdict, quoted = judged.verdict, judged.evidence
    zh, en = (
        (f"引文：“{quoted}”", f"quoted: “{quoted}”") if quoted else ("没有引文", "nothing quoted")
    )
    zh, en = (f"{zh}；{why.zh}", f"{en}; {why.en}") if why else (zh, en)
    return Text(zh=f"得到的却是 {verdict}（{zh}）", en=f"but it is {verdict} ({en})")


def _word_weights(rubric: Rubric) -> Iterator[Finding]:
    if rubric.word_weights is not None:
        rubric.word_weights.read_all()
    if not rubric.has_stale_word_weights:
        return
    message = Text(
        zh="word_weights.txt 里的要点和评分标准的不同（或顺序不同），因此没有使用。"
        "请用 benchmarks/train_word_weights.py 重新生成，或者删掉它。",
        en="word_weights.txt is for other points than the rubric has, or in another order, so it "
        "isn't used. Write it anew with benchmarks/train_word_weights.py, or delete it.",
    )
    yield Finding("word-weights-fit", "error", "word_weights.txt", message)

"""What a learner is told about one point."""

from __future__ import annotations

from collections.abc import Sequence

from grader.rubric.points import Concept, Point
from grader.text import Text


def covered(point: Point) -> Text:
    """The point is there."""
    return Text(
        zh=f"“{point.title.zh}”说到了，依据见引文。",
        en=f"“{point.title.en}” is there; the words quoted earned it.",
    )


def covered_by_words(point: Point, words: Sequence[str]) -> Text:
    """No rule knows it for certain, but words speak for it that right answers have."""
    if not words:  # none by itself
        return covered(point)
    return Text(
        zh=f"“{point.title.zh}”说到了：引文里的{_zh_list(words)}常见于答对这一点的回答。",
        en=f"“{point.title.en}” is there: the words quoted share {_en_list(words)} with answers "
        "that make this point.",
    )


def _zh_list(words: Sequence[str]) -> str:
    return "".join(f"“{each}”" for each in words)


def _en_list(words: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)


def doubtful(point: Point) -> Text:
    """Rules have found it, but people often marked answers in such words otherwise."""
    return Text(
        zh="引文像是说到了这一点，但用词相近的回答常常说错或没说到它，先不计分。"
        f"{point.look_for.zh}请对照参考答案自评。",
        en="The words quoted look right, but answers in such words often get this wrong or miss "
        f"it, so it doesn't score on its own. {point.look_for.en} Compare with the reference and "
        "judge for yourself.",
    )


def half_by_words(point: Point) -> Text:
    """It is said, but in words that people often call half of it."""
    return Text(
        zh=f"说到了，但更像只说到一半。可以再补充：{point.look_for.zh}",
        en="It is touched upon, but such words mostly are just half of it. What would complete "
        f"it: {point.look_for.en}",
    )


def questioned(point: Point, words: Sequence[str]) -> Text:
    """The words are those of answers that people found wrong."""
    zh = f"其中{_zh_list(words)}" if words else "这样的用词"
    en = f"with {_en_list(words)}" if words else "in such words"
    return Text(
        zh=f"引文这样说，是你的本意吗？{zh}多见于把“{point.title.zh}”说错的回答。{point.look_for.zh}"
        "请对照参考答案。",
        en=f"Is what is quoted what you mean? Answers {en} mostly get “{point.title.en}” wrong. "
        f"{point.look_for.en} Compare with the reference.",
    )


def misnamed(point: Point) -> Text:
    """The name is given together with that of another concept, as if they were one."""
    return Text(
        zh="引文把两个不同的概念说成同一个的两种叫法，是你的本意吗？"
        f"{point.look_for.zh}请对照参考答案。",
        en="What is quoted gives the names of two different things as if they were one. Is that "
        f"what you mean? {point.look_for.en} Compare with the reference.",
    )


def maybe_right(point: Point) -> Text:
    """Rules call it wrong, but the words are those of right answers."""
    return Text(
        zh="引文读起来像是说反了、说混了或说错了，但整段用词又接近说对的回答，先不下结论。"
        f"{point.look_for.zh}请对照参考答案自评。",
        en="The words quoted read as if something were denied, mixed up or mistaken, but the "
        "wording as a whole is that of right answers, so this is left open. "
        f"{point.look_for.en} Compare with the reference and judge for yourself.",
    )


def partial(point: Point) -> Text:
    """Half of it is there."""
    return Text(
        zh=f"说到了一半。可以再补充：{point.look_for.zh}",
        en=f"Half of it is there. What would complete it: {point.look_for.en}",
    )


def missing(point: Point) -> Text:
    """Nothing of it was found."""
    return Text(
        zh=f"还没有看到这一点。{point.look_for.zh}", en=f"Not found yet. {point.look_for.en}"
    )


def unsure(point: Point) -> Text:
    """Some of the right words, not enough to be certain."""
    return Text(
        zh=f"引文看起来与这一点有关，但自动评分拿不准，先不计分。{point.look_for.zh}请对照参考答案自评。",
        en=f"The words quoted seem to bear on this, but not surely enough to score on their own. "
        f"{point.look_for.en} Compare with the reference and judge for yourself.",
    )


def not_understood(point: Point) -> Text:
    """A statement that may be about this, in words that no rule knows."""
    return Text(
        zh=f"引文可能是在说这一点，但用词不在自动评分认识的范围内，先不计分。{point.look_for.zh}"
        "请对照参考答案自评。",
        en="The words quoted may be about this, but they are not among those that the rules know, "
        f"so they don't score on their own. {point.look_for.en} Compare with the reference and "
        "judge for yourself.",
    )


def not_named(point: Point) -> Text:
    """What a concept is has been said, but no name for it that a rule knows."""
    return Text(
        zh=f"引文讲到了它，但自动评分没有认出它的名称，先不计分。{point.look_for.zh}"
        "如果你用别的名称说了，请对照参考答案自评。",
        en="The words quoted tell of it, but no name for it was recognised, so it doesn't score on "
        f"its own. {point.look_for.en} If you gave it another name, compare with the reference "
        "and judge for yourself.",
    )


def only_keywords(point: Point) -> Text:
    """The right words in a bare list."""
    return Text(
        zh=f"关键词在，但没有连成一句话，看不出它们之间的关系，先不计分。{point.look_for.zh}",
        en=f"The keywords are there, but no sentence says how they belong together, so they don't "
        f"score yet. {point.look_for.en}",
    )


def denied(point: Point) -> Text:
    """It is said, with a negation."""
    return Text(
        zh=f"引文似乎否定了“{point.title.zh}”。这是你的本意吗？{point.look_for.zh}",
        en=f"The words quoted seem to deny “{point.title.en}”. Is that what you mean? "
        f"{point.look_for.en}",
    )


def swapped(concept: Concept, point: Point, other: Concept) -> Text:
    """A sibling's point stands under this concept."""
    return Text(
        zh=f"你在谈“{concept.name.zh}”，但引文读起来更像“{other.name.zh}”。是不是张冠李戴了？"
        f"{point.look_for.zh}",
        en=f"You are speaking of {concept.name.en}, but the words quoted read like "
        f"{other.name.en}. Could the two have been swapped? {point.look_for.en}",
    )


def exchanged(point: Point, name: str, own: str) -> Text:
    """Something is said of what it doesn't belong to."""
    return Text(
        zh=f"引文里“{own}”归到了“{name}”名下。是不是说反了？{point.look_for.zh}",
        en=f"In the words quoted, “{own}” goes to “{name}”. Could two things have been swapped? "
        f"{point.look_for.en}",
    )


def differs(point: Point, disputed: Text) -> Text:
    """What looks like a mistake is what some sources say."""
    return Text(
        zh=f"引文与本手册的说法不同。{disputed.zh}{point.look_for.zh}",
        en=f"The words quoted differ from this handbook. {disputed.en} {point.look_for.en}",
    )


def both(point: Point, other: Point) -> Text:
    """Two descriptions that don't go together."""
    return Text(
        zh=f"同一处既有“{point.title.zh}”，又有“{other.title.zh}”，看不出你指的是哪一个，先不计分。"
        "请只保留其中一个。",
        en=f"The same passage holds both “{point.title.en}” and “{other.title.en}”, so it isn't "
        "clear which you mean; no points yet. Keep the one you mean.",
    )


def contradicted(point: Point, reason: Text) -> Text:
    """A known mistake."""
    return Text(
        zh=f"这里有误：{reason.zh}{point.look_for.zh}",
        en=f"This isn't right: {reason.en} {point.look_for.en}",
    )


def off_topic(point: Point) -> Text:
    """The answer speaks of something else."""
    return Text(
        zh=f"整篇回答似乎没有谈到题目所问的内容，先不计分。{point.look_for.zh}",
        en="The answer as a whole doesn't seem to speak of what was asked, so nothing scores yet. "
        f"{point.look_for.en}",
    )

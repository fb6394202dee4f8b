"""What `mmdojo review` says around an exercise, and the keys that it names."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from grader.catalog import KIND_NAMES, Exercise
from grader.progress.ratings import Rating, reasons
from grader.progress.reviews import local_day
from grader.progress.schedule import CardState, Review
from grader.report import Report
from grader.text import Text

COMMANDS = SKIP, GIVE_UP, QUIT = "s", "g", "q"
TYPED = Text(zh="你输入的回答", en="what you typed")
NOT_KEPT = Text(
    zh="\n进度保存不了，所以这次不算复习。",
    en="\nProgress can't be kept, so this is no review.",
)
_KEYS = Text(
    zh=f"{GIVE_UP} 放弃看答案 · {SKIP} 跳过 · {QUIT} 结束",
    en=f"{GIVE_UP} gives up · {SKIP} skips · {QUIT} ends",
)


def heading(exercise: Exercise, place: str) -> Text:
    """Name an exercise, its kind and what time it takes."""
    metadata = exercise.metadata
    kind = KIND_NAMES[metadata.kind]
    return Text(
        zh=f"\n[{place}] {exercise.title.zh}  {exercise.slug}\n{kind.zh} · {metadata.minutes} 分钟",
        en=f"\n[{place}] {exercise.title.en}  {exercise.slug}\n{kind.en} · {metadata.minutes} min",
    )


def how_to_answer(exercise: Exercise, path: Path | None) -> Text:
    """Say where to answer, and which keys there are."""
    if exercise.is_code:
        where = no_file(exercise)
        if path is not None:
            fresh = f"mmdojo reset {exercise.slug}"
            where = Text(
                zh=f"不看旧答案，重新写一遍：{path}\n（{fresh} 可以从头开始，旧答案留有副本。）",
                en=f"Write it anew, without a look at the old answer: {path}\n"
                f"(`{fresh}` begins afresh and keeps a copy of the old one.)",
            )
        return Text(
            zh=f"{where.zh}\n写好后按 Enter 评分（{_KEYS.zh}）",
            en=f"{where.en}\nThen Enter grades it ({_KEYS.en})",
        )
    here = Text(
        zh="在这里作答，最后空一行（或按 Ctrl-D）",
        en="Answer here; an empty line (or Ctrl-D) ends it",
    )
    if path is not None:
        here = Text(
            zh=f"{here.zh}。\n也可以写在 {path} 里，再回到这里直接按 Enter",
            en=f"{here.en}.\nOr write it in {path} and press Enter here",
        )
    return Text(zh=f"{here.zh}（{_KEYS.zh}）", en=f"{here.en} ({_KEYS.en})")


def again(exercise: Exercise) -> Text:
    """Ask for another answer."""
    if exercise.is_code:
        return Text(
            zh=f"改好后按 Enter 再评一次（{_KEYS.zh}）",
            en=f"Mend it, then Enter grades it again ({_KEYS.en})",
        )
    return Text(
        zh=f"请作答，最后空一行（{_KEYS.zh}）",
        en=f"Answer; an empty line ends it ({_KEYS.en})",
    )


def next_step(report: Report, exercise: Exercise) -> Text | None:
    """Say what follows a report here; None where that is what any report says."""
    if report.verdict not in ("pass", "fail"):
        return None
    if not exercise.is_code:
        compare = Text(zh="下面对照参考答案。", en="Compare it with the model answer:")
        if any(point.verdict == "unsure" for point in report.rubric):
            return Text(
                zh=f"{compare.zh}评分器拿不准的要点（?）请自己判断，再按实际情况更正评级。",
                en="The grader is unsure where there is a ?: judge that yourself and correct the "
                f"rating. {compare.en}",
            )
        return compare
    if report.verdict == "fail":
        return Text(zh="从第一个 ✗ 改起。", en="Mend the first ✗.")
    return None


def no_file(exercise: Exercise) -> Text:
    """Say how to get a file to answer in."""
    return Text(
        zh=f"还没有你的 {exercise.workspace_name()}：请在另一个终端运行 "
        f"mmdojo start {exercise.slug}",
        en=f"There is no {exercise.workspace_name()} of yours yet: run "
        f"`mmdojo start {exercise.slug}` in another terminal",
    )


def rated(state: CardState, review: Review) -> Text:
    """Say which rating a review got, why, and when the exercise comes back."""
    rating, evidence = review.bout.rating, review.bout.evidence
    why = Text(zh="你自己评的", en="your own")
    if evidence is not None and not review.bout.corrected:
        why = reasons(evidence)
    coming = next_date(state)
    return Text(
        zh=f"\n评级：{rating.value} {rating.word.zh}（{why.zh}）\n下次复习：{coming.zh}",
        en=f"\nRating: {rating.value} {rating.word.en} ({why.en})\nNext review: {coming.en}",
    )


def not_rated(state: CardState | None, *, same: bool) -> Text:
    """Say why there is no rating; `same` is whether it passed with a text graded before."""
    if state is None:
        return Text(
            zh="\n还没有通过，先不安排复习。", en="\nIt has not passed, so it isn't scheduled yet."
        )
    coming = next_date(state)
    if same:
        return Text(
            zh="\n这和上次评过的答案一模一样，看不出你还记不记得。如果是重新写的，请自己评级。"
            f"\n下次复习：{coming.zh}",
            en="\nThis is the very answer that was graded last, so it doesn't show what you "
            f"remember. If you wrote it anew, rate it yourself.\nNext review: {coming.en}",
        )
    return Text(
        zh=f"\n还没到复习的日子，这次不算。\n下次复习：{coming.zh}",
        en=f"\nIt was not due yet, so this doesn't count.\nNext review: {coming.en}",
    )


def how_to_rate(*, has_rating: bool) -> Text:
    """Name the keys for a rating."""
    scale = Text(
        zh=" · ".join(f"{each.value} {each.word.zh}" for each in Rating),
        en=" · ".join(f"{each.value} {each.word.en}" for each in Rating),
    )
    keys = Text(zh="按 1-4 自己评级，Enter 不评", en="1-4 rates it yourself, Enter doesn't")
    if has_rating:
        keys = Text(zh="按 1-4 更正，Enter 接受", en="1-4 corrects it, Enter accepts it")
    return Text(
        zh=f"{scale.zh}（{keys.zh}，{QUIT} 结束）", en=f"{scale.en} ({keys.en}, {QUIT} ends)"
    )


def next_date(state: CardState) -> Text:
    """Say on which day an exercise is due next."""
    ahead = (state.due - local_day(datetime.now(UTC))).days
    if ahead <= 0:
        return Text(zh="今天", en="today")
    english = "tomorrow" if ahead == 1 else f"in {ahead} days"
    return Text(zh=f"{state.due}（{ahead} 天后）", en=f"{state.due} ({english})")

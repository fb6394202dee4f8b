"""The sets of labelled answers, and those that are measured as if they were one."""

from __future__ import annotations

from pathlib import Path

LABELLED = Path(__file__).resolve().parents[1] / "tests" / "rubric" / "labelled"
SPLITS = (
    "development",
    "development_informal",
    "development_second",
    "development_third",
    "development_fourth",
    "development_fifth",
    "development_sixth",
    "development_seventh",
    "development_eighth",
    "development_ninth",
    "development_tenth",
    "development_eleventh",
    "development_twelfth",
    "development_thirteenth",
    "development_fourteenth",
    "development_fifteenth",
    "development_sixteenth",
    "development_seventeenth",
    "development_eighteenth",
    "development_nineteenth",
    "development_twentieth",
    "development_twentyfirst",
    "development_twentysecond",
    "development_twentythird",
    "development_twentyfourth",
    "development_twentyfifth",
    "development_twentysixth",
    "development_twentyseventh",
    "development_twentyeighth",
    "development_twentyninth",
    "development_thirtieth",
    "development_thirtyfirst",
    "development_thirtysecond",
    "development_thirtythird",
    "development_thirtyfourth",
    "held_out",
    "held_out_second",
    "held_out_third",
    "held_out_fourth",
    "held_out_fifth",
    "held_out_sixth",
    "held_out_seventh",
    "held_out_eighth",
    "held_out_ninth",
    "held_out_tenth",
    "held_out_eleventh",
    "held_out_twelfth",
    "held_out_thirteenth",
    "held_out_fourteenth",
    "unseen",
    "unseen_second",
    "unseen_third",
    "unseen_fourth",
)
OTHERS = ("held_out", "held_out_third")
# Held-out sets of all the kinds of answers that there are, all, and the unseen ones, as if they
# were one.
TOGETHER = {
    "all kinds together": (
        "held_out",
        "held_out_second",
        "held_out_third",
        "held_out_fourth",
        "held_out_fifth",
        "held_out_ninth",
        "held_out_twelfth",
        "held_out_thirteenth",
        "held_out_fourteenth",
    ),
    "all held out together": tuple(split for split in SPLITS if split.startswith("held_out")),
    "all unseen together": tuple(split for split in SPLITS if split.startswith("unseen")),
}
NOT_READ = tuple(split for split in SPLITS if not split.startswith("development"))

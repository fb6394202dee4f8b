"""Grading of free text by rubric: rules and synonyms, offline, every verdict with its evidence."""

from grader.rubric.engine import PointJudgement, judge
from grader.rubric.format import Rubric, load_rubric

__all__ = ["PointJudgement", "Rubric", "judge", "load_rubric"]

"""Grading of free text by rubric: rules and the weight of words, offline, with evidence."""

from grader.rubric.engine import judge
from grader.rubric.format import Rubric, load_rubric
from grader.rubric.judgement import PointJudgement

__all__ = ["PointJudgement", "Rubric", "judge", "load_rubric"]

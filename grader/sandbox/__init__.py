"""Learner code runs here: in a worker process that knows no answers, behind a typed wire."""

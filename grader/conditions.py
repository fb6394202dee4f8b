"""Under which conditions checks run: as for a learner, or as a proof of the checks needs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Conditions:
    """How the checks of one submission are run.

    Attributes:
        seed: decides what the checks draw; by default the program does.
        further_seeds: each check that takes nothing but the program and what is drawn runs with
            these too, and has to end the same way.
        examples: a check runs on no more than so many examples with each seed.
        last_first: the checks run in the opposite order, each after the one that it needs.
        only: the one check that is run, whatever it would have to come after.
        stops: nothing is run after the first check that fails.
        shrinks: a failure is shown on a small input.
        diagnoses: a failure is named where it is a known one.
    """

    seed: int | None = None
    further_seeds: tuple[int, ...] = ()
    examples: int | None = None
    last_first: bool = False
    only: str | None = None
    stops: bool = False
    shrinks: bool = True
    diagnoses: bool = True


AS_FOR_A_LEARNER = Conditions()

"""Interviews on the real questions, with a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.catalog import Catalog, find_exercise
from grader.interview import storage
from grader.interview.ending import end
from grader.interview.notes import InterviewReport
from grader.interview.session import Session
from grader.interview.state import InterviewState, Level, Question
from grader.interview.storage import Kept
from grader.progress.store import ProgressStore
from grader.text import Language

SLUGS = ("fusion_methods", "image_recognition_case")


@dataclass
class Clock:
    """A clock that only moves when told."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Room:
    """Where interviews are held: a store, a clock, two questions in words."""

    store: ProgressStore
    folder: Path
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.catalog = Catalog({slug: find_exercise(slug) for slug in SLUGS})

    def state(
        self,
        name: str = "first",
        language: Language = "en",
        level: Level = "mid",
        minutes: int = 30,
    ) -> InterviewState:
        folder = self.folder / name
        folder.mkdir()
        questions = [
            Question(
                slug=each.slug,
                kind=each.metadata.kind,
                track=each.metadata.track,
                minutes=each.metadata.minutes,
                file=f"{number}-{each.workspace_name()}",
            )
            for number, each in enumerate(self.catalog, start=1)
        ]
        return InterviewState(
            id=name,
            language=language,
            level=level,
            seed=1,
            minutes=minutes,
            folder=str(folder),
            questions=questions,
        )

    def begin(self, state: InterviewState) -> Session:
        storage.begin(self.store, state)
        return self.session(state)

    def session(self, state: InterviewState) -> Session:
        return Session(
            state,
            self.catalog,
            lambda kept: storage.save(self.store, kept),
            clock=self.clock,
        )

    def again(self) -> Session:
        """Return a session on what is kept, as another process would see it."""
        kept = storage.unfinished(self.store)
        assert kept is not None
        return self.session(kept.state)

    def answer(self, session: Session, question: Question, text: str, seconds: float = 60) -> None:
        session.start_clock(question)
        self.clock.now += seconds
        session.stop_clock(question)
        session.accept(question, session.grade_text(question, text), typed=text)

    def reply(self, session: Session, question: Question, text: str) -> None:
        assert session.follow_up(question) is not None
        session.start_clock(question)
        self.clock.now += 20
        session.stop_clock(question)
        session.reply(question, text)

    def end(self, session: Session) -> InterviewReport:
        while (question := session.current()) is not None:
            if question.stage == "following_up":
                if session.follow_up(question) is not None:
                    session.skip(question)
            else:
                session.skip(question)
        report, _ = end(self.store, Kept("", None, session.state), self.catalog, None)
        return report


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with ProgressStore() as store:
        yield Room(store, tmp_path)


@pytest.fixture
def interviewed(room: Room) -> Callable[..., InterviewReport]:
    """Return a function that holds an interview with one answer and one reply, to its report."""

    def hold(name: str, answer: str, reply: str = "", language: Language = "en") -> InterviewReport:
        session = room.begin(room.state(name, language))
        question = session.current()
        assert question is not None
        room.answer(session, question, answer, seconds=9 * 60)
        if reply:
            room.reply(session, question, reply)
        return room.end(session)

    return hold

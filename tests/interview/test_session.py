from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.errors import UsageError
from grader.interview import folder, storage
from grader.interview.help_refused import refuse_during_interview
from grader.interview.session import Session
from grader.interview.state import Question
from grader.progress.location import data_folder
from grader.progress.store import ProgressStore

ANSWER = "Early fusion: extract the features, concatenate them and feed one model."


def asked(session: Session) -> Question:
    question = session.current()
    assert question is not None
    return question


def test_a_session_goes_from_question_to_follow_ups_to_the_next_question(room) -> None:
    session = room.begin(room.state())
    first = asked(session)
    room.answer(session, first, ANSWER)
    assert asked(session) is first
    while session.follow_up(first) is not None:
        session.skip(first)
    second = asked(session)
    assert (first.stage, second.slug) == ("done", "image_recognition_case")
    session.skip(second)
    assert session.current() is None
    assert session.state.ending == "complete"


def test_another_process_finds_everything_as_it_was(room) -> None:
    session = room.begin(room.state())
    first = asked(session)
    room.answer(session, first, ANSWER)
    assert session.follow_up(first) is not None
    session.start_clock(first)
    room.clock.now += 10
    session.keep_draft(first, "Late fus")
    # The process dies here. The clock of the next one begins anywhere.
    room.clock.now = 5_000_000
    resumed = room.again()
    assert resumed.state == session.state
    found = asked(resumed).open_follow_up
    assert found is not None
    assert (found.draft, found.seconds) == ("Late fus", 10)
    assert resumed.state.seconds == 70


def test_a_pause_takes_no_time(room) -> None:
    session = room.begin(room.state())
    first = asked(session)
    session.start_clock(first)
    room.clock.now += 30
    session.stop_clock(first)
    room.clock.now += 10_000
    assert session.time_left(first).step == first.limit_seconds - 30
    session.start_clock(first)
    room.clock.now += 30
    assert session.time_left(first).overall == 30 * 60 - 60


def test_who_answers_for_long_loses_some_seconds_at_most(room) -> None:
    session = room.begin(room.state())
    first = asked(session)
    session.start_clock(first)
    for second in range(1, 31):
        room.clock.now = second
        session.tick(first, f"draft {second}")
    kept = asked(room.again())
    assert 25 <= kept.seconds <= 30
    assert int(kept.draft.split()[1]) >= 25


def test_overtime_is_told_once_and_noted_and_the_interview_goes_on(room) -> None:
    session = room.begin(room.state())
    first = asked(session)
    session.start_clock(first)
    room.clock.now = first.limit_seconds - 30
    assert ["Less than a minute" in each.en for each in session.tick(first)] == [True]
    room.clock.now = first.limit_seconds + 5
    assert ["Time is up" in each.en for each in session.tick(first)] == [True]
    assert session.tick(first) == []
    session.stop_clock(first)
    session.accept(first, session.grade_text(first, ANSWER), typed=ANSWER)
    report = room.end(session)
    assert report.questions[0].overtime_seconds == 5
    assert any("0:05 on 1" in note for note in report.notes)


def test_when_all_time_is_used_what_was_not_answered_is_cut(room) -> None:
    session = room.begin(room.state(minutes=10))
    first = asked(session)
    room.answer(session, first, ANSWER, seconds=601)
    assert session.current() is None
    assert session.state.ending == "time_over"
    assert [question.stage for question in session.state.questions] == ["done", "cut"]
    report = room.end(session)
    assert [each.status for each in report.questions] == ["answered", "not_asked"]
    # An answer to what was never asked is not given away.
    assert [bool(each.model_answer) for each in report.questions] == [True, False]


def test_an_exercise_that_an_update_removed_is_left_out(room) -> None:
    room.begin(room.state())
    del room.catalog.by_slug["fusion_methods"]
    session = room.again()
    assert asked(session).slug == "image_recognition_case"
    assert room.end(session).questions[0].status == "not_asked"


@pytest.mark.parametrize("damage", ["{", "[]", '{"schema": 2}', "\x00", '{"questions": 3}'])
def test_a_damaged_state_is_named_and_set_aside(room, damage) -> None:
    room.begin(room.state())
    room.store.write("UPDATE interviews SET state = ?", (damage,))
    refuse_during_interview(room.store, "fusion_methods")  # no crash, and nothing to refuse
    assert storage.unfinished(room.store) is None
    aside = data_folder() / "interview-first.damaged.json"
    assert aside.read_text() == damage
    assert str(aside) in room.store.notes[-1].zh
    assert "first" in room.store.notes[-1].en
    assert storage.unfinished(room.store) is None
    room.begin(room.state("second"))
    assert storage.unfinished(room.store) is not None


def test_help_is_refused_until_the_interview_has_ended(room) -> None:
    session = room.begin(room.state())
    with pytest.raises(UsageError, match="--abandon"):
        refuse_during_interview(room.store, "fusion_methods")
    refuse_during_interview(room.store, "fuse_features")
    room.end(session)
    refuse_during_interview(room.store, "fusion_methods")


def test_only_one_interview_is_held_at_a_time(room) -> None:
    with (
        storage.only_one_at_a_time(),
        pytest.raises(UsageError, match="another terminal"),
        storage.only_one_at_a_time(),
    ):
        pass
    with storage.only_one_at_a_time():
        pass


def test_no_file_of_the_learners_is_overwritten(room) -> None:
    state = room.state()
    session = room.begin(state)
    first = asked(session)
    exercise = session.exercise(first)
    path = folder.put_stub(state, first, exercise, "en")
    path.write_text("mine", encoding="utf-8")
    typed = Path(state.folder) / "1-fusion_methods-typed.md"
    typed.write_text("mine too", encoding="utf-8")
    folder.put_stub(state, first, exercise, "en")
    room.answer(session, first, ANSWER)
    assert (path.read_text(), typed.read_text()) == ("mine", "mine too")
    assert first.answer == ANSWER


def test_what_the_report_shows_counts_as_seen(room) -> None:
    session = room.begin(room.state())
    first = asked(session)
    room.answer(session, first, ANSWER)
    room.end(session)
    assert room.store.status("fusion_methods") == "revealed"


def test_a_store_that_keeps_nothing_does_not_stop_an_interview(room, monkeypatch) -> None:
    file = room.folder / "no-folder"
    file.write_text("", encoding="utf-8")
    with ProgressStore(file / "progress.sqlite3") as store:
        room.store = store
        session = room.begin(room.state())
        room.answer(session, asked(session), ANSWER)
        assert room.end(session).questions[0].status == "answered"
        assert store.notes


def test_the_state_is_plain_json(room) -> None:
    session = room.begin(room.state())
    room.answer(session, asked(session), ANSWER)
    kept = json.loads(session.state.to_json())
    assert kept["schema"] == 1
    assert kept["questions"][0]["answer"] == ANSWER

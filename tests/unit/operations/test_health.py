"""Whether everything behind the conversation works: each state that an operator has to see."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from skill.config.settings import read_settings
from skill.domain.coaching import Message, MessageKind
from skill.errors import StoreUnavailable
from skill.housing.extract.rows import LoadInfo
from skill.operations.health import HealthCheck, Readiness, can_screen_danger, readiness_of
from skill.services.links import EVERYONE
from skill.services.ports import BackgroundJob, Heartbeat, Waiting

NOW = datetime(2026, 11, 2, 10, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SECRET = "Mrs Okafor owes 84.30"


class Clock:
    def now(self) -> datetime:
        return NOW


class Store:
    """What the checks ask of a store; all is well until a test changes a part of it."""

    def __init__(self) -> None:
        self.info: LoadInfo | None = LoadInfo(source="CSV", as_of=NOW - DAY, loaded_at=NOW, rows={})
        self.messages: list[Waiting] = []
        self.beats = {job: Heartbeat(job=job, at=NOW - MINUTE, outcome="ok") for job in BackgroundJob}
        self.wrong_codes = 0
        self.failure: Exception | None = None

    def loaded(self) -> LoadInfo | None:
        if self.failure:
            raise self.failure
        return self.info

    def waiting(self) -> list[Waiting]:
        if self.failure:
            raise self.failure
        return self.messages

    def heartbeats(self) -> list[Heartbeat]:
        if self.failure:
            raise self.failure
        return list(self.beats.values())

    def failures(self, subject: str, *, since: datetime, until: datetime) -> int:
        if self.failure:
            raise self.failure
        assert (subject, since) == (EVERYONE, NOW - 30 * MINUTE)
        return self.wrong_codes

    def beats_last(self, job: BackgroundJob, ago: timedelta, outcome: str = "ok") -> None:
        self.beats[job] = Heartbeat(job=job, at=NOW - ago, outcome=outcome)

    def keeps(
        self,
        age: timedelta,
        next_try_at: datetime | None = NOW,
        kind: MessageKind = MessageKind.CALL_BACK,
    ) -> None:
        message = Message(
            request_id="r1",
            kind=kind,
            tenancy_ref="T1002",
            body={},
            created_at=NOW - age,
        )
        self.messages.append(Waiting(message=message, attempts=1, next_try_at=next_try_at))


@pytest.fixture
def store() -> Store:
    return Store()


def readiness(store: Store, *, delivers: bool = True, reads_feeds: bool = True) -> Readiness:
    return Readiness(store, Clock(), delivers=delivers, reads_feeds=lambda: reads_feeds)


def check(store: Store, name: str, *, delivers: bool = True, reads_feeds: bool = True) -> HealthCheck:
    return readiness(store, delivers=delivers, reads_feeds=reads_feeds).checks()[name]


def test_a_process_that_recognises_danger_can_screen_it() -> None:
    assert can_screen_danger()


def test_all_is_well(store: Store) -> None:
    assert readiness(store).report() == {
        "ready": True,
        "checks": {
            "store": {"ok": True, "reason": "answers"},
            "load": {"ok": True, "reason": "fresh", "age_seconds": 86400},
            "outbox": {"ok": True, "reason": "empty"},
            "feeds": {"ok": True, "reason": "ok", "age_seconds": 60},
            "workers": {"ok": True, "reason": "all beat", "age_seconds": 60},
            "links": {"ok": True, "reason": "quiet"},
        },
    }


def test_a_store_that_does_not_answer_is_the_reason_of_every_check_unquoted(
    store: Store,
) -> None:
    store.failure = StoreUnavailable(SECRET)

    report = readiness(store).report()

    assert report["ready"] is False
    assert {each["reason"] for each in report["checks"].values()} == {"StoreUnavailable"}
    assert SECRET not in json.dumps(report)


@pytest.mark.parametrize(
    ("age", "is_ok", "reason"),
    [(8 * DAY, True, "fresh"), (8 * DAY + MINUTE, False, "too old to be spoken")],
)
def test_a_load_is_too_old_when_its_figures_are_refused(
    store: Store, age: timedelta, is_ok: bool, reason: str
) -> None:
    store.info = replace(store.info, as_of=NOW - age)  # type: ignore[type-var]

    assert check(store, "load") == HealthCheck(is_ok=is_ok, reason=reason, age=age)


def test_a_store_without_a_load_is_not_ready(store: Store) -> None:
    store.info = None

    assert check(store, "load") == HealthCheck(is_ok=False, reason="nothing is loaded")


def test_a_load_that_was_refused_is_seen_while_the_one_before_answers(store: Store) -> None:
    store.beats_last(BackgroundJob.LOAD, HOUR, "refused")

    assert check(store, "load") == HealthCheck(is_ok=False, reason="the last load: refused", age=DAY)


def test_loads_that_left_no_heartbeat_are_judged_by_their_age_alone(store: Store) -> None:
    del store.beats[BackgroundJob.LOAD]

    assert check(store, "load").is_ok


@pytest.mark.parametrize(
    ("age", "next_try_at", "delivers", "is_ok", "reason"),
    [
        (MINUTE, NOW, True, True, "waits"),
        (HOUR, NOW, True, True, "waits"),
        (HOUR + MINUTE, NOW + HOUR, True, False, "not delivered"),
        (3 * DAY, None, True, False, "dead letters"),
        (3 * DAY, None, False, False, "dead letters"),
        (3 * DAY, NOW, False, True, "waits, no target is set"),
    ],
)
def test_an_outbox_says_what_its_oldest_message_waits_for(
    store: Store,
    age: timedelta,
    next_try_at: datetime | None,
    delivers: bool,
    is_ok: bool,
    reason: str,
) -> None:
    store.keeps(MINUTE)
    store.keeps(age, next_try_at)

    assert check(store, "outbox", delivers=delivers) == HealthCheck(is_ok=is_ok, reason=reason, age=age)


@pytest.mark.parametrize(("age", "is_ok"), [(10 * MINUTE, True), (11 * MINUTE, False)])
def test_an_emergency_is_late_after_ten_minutes(store: Store, age: timedelta, is_ok: bool) -> None:
    store.keeps(HOUR)
    store.keeps(age, kind=MessageKind.DANGER)

    assert check(store, "outbox").is_ok is is_ok


def test_a_live_service_whose_reports_would_reach_no_one_is_not_ready(store: Store) -> None:
    live = {
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": "x",
        "HOME_COACH_DATA": "sqlite:///x.sqlite3",
    }

    def outbox(environ: dict[str, str]) -> HealthCheck:
        return readiness_of(read_settings(environ), store, Clock()).checks()["outbox"]  # type: ignore[arg-type]

    assert not outbox(live).is_ok
    assert outbox(live).reason.startswith("no report is taken: HOME_COACH_OUTBOX says neither")
    assert outbox(live | {"HOME_COACH_OUTBOX": "keep"}) == HealthCheck(is_ok=True, reason="empty")
    assert outbox({}) == HealthCheck(is_ok=True, reason="empty")


@pytest.mark.parametrize(
    ("outcome", "is_ok"), [("ok", True), ("some failed", True), ("StoreUnavailable", False)]
)
def test_feeds_say_how_their_last_refresh_ended(store: Store, outcome: str, is_ok: bool) -> None:
    store.beats_last(BackgroundJob.FEEDS, HOUR, outcome)

    assert check(store, "feeds") == HealthCheck(is_ok=is_ok, reason=outcome, age=HOUR)


@pytest.mark.parametrize("reads_feeds", [True, False])
def test_feeds_that_were_never_read_matter_where_there_are_some(store: Store, reads_feeds: bool) -> None:
    del store.beats[BackgroundJob.FEEDS]

    found = check(store, "feeds", reads_feeds=reads_feeds)

    assert found == HealthCheck(is_ok=not reads_feeds, reason="never read")


@pytest.mark.parametrize(
    ("job", "ago", "reason"),
    [
        (BackgroundJob.OUTBOX, 10 * MINUTE, "all beat"),
        (BackgroundJob.OUTBOX, 11 * MINUTE, "silent: outbox"),
        (BackgroundJob.FEEDS, 3 * HOUR, "all beat"),
        (BackgroundJob.FEEDS, 4 * HOUR, "silent: feeds"),
        (BackgroundJob.LOAD, 100 * DAY, "all beat"),
    ],
)
def test_a_worker_that_has_not_run_for_long_is_silent(
    store: Store, job: BackgroundJob, ago: timedelta, reason: str
) -> None:
    store.beats_last(job, ago)

    found = check(store, "workers")

    assert (found.is_ok, found.reason) == (reason == "all beat", reason)


def test_only_workers_that_are_wanted_have_to_run(store: Store) -> None:
    store.beats.clear()

    unwanted = check(store, "workers", delivers=False, reads_feeds=False)

    assert unwanted == HealthCheck(is_ok=True, reason="all beat")
    assert check(store, "workers").reason == "silent: outbox, feeds"


def test_what_is_wanted_comes_from_the_settings(store: Store, tmp_path: Path) -> None:
    store.beats.clear()
    data = {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}
    delivering = {**data, "HOME_COACH_OUTBOX": "https://landlord.example", "HOME_COACH_OUTBOX_SECRET": "x"}
    in_a_bucket = {**data, "HOME_COACH_FEEDS": "s3://bucket/key?region=eu-west-1"}

    def reason(environ: dict[str, str]) -> str:
        ready = readiness_of(read_settings(environ), store, Clock())  # type: ignore[arg-type]
        return ready.checks()["workers"].reason

    assert reason(data) == "all beat"
    assert reason(delivering) == "silent: outbox"
    assert reason(in_a_bucket) == "silent: feeds"
    (tmp_path / "homes.feeds.sqlite3").touch()
    assert reason(data) == "silent: feeds"


@pytest.mark.parametrize(
    ("wrong", "is_ok", "reason"), [(200, True, "quiet"), (201, False, "many wrong codes")]
)
def test_many_wrong_codes_of_all_accounts_together_are_reported(
    store: Store, wrong: int, is_ok: bool, reason: str
) -> None:
    store.wrong_codes = wrong
    assert check(store, "links") == HealthCheck(is_ok=is_ok, reason=reason)

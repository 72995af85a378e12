"""What may be said about money: the choice of the home, the PIN, and how often it may be tried."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from skill.config.settings import Settings
from skill.domain.tenancy import AnswerLevel, Home, Link, PinCheck, Privacy, Withheld
from skill.housing.sqlite.store import SqliteStore
from skill.services.privacy import NO_MARKS, PIN_TRIES, PrivacyService
from tests.tables import each_row
from tests.unit.services.stores import PlainPins, Watch, home_of, homes_in_memory

NOTHING, STANDING, AMOUNTS = AnswerLevel
PIN = "hashed 2580"


@pytest.fixture
def privacy(store: SqliteStore, watch: Watch) -> PrivacyService:
    return PrivacyService(store, clock=watch, pins=PlainPins())


@pytest.fixture
def home(store: SqliteStore) -> Home:
    return home_of(store, "T1001")


@pytest.mark.parametrize(
    ("level", "pin_hash", "pin_given", "said"),
    [
        (None, None, False, Withheld.NOT_CHOSEN),
        (None, PIN, True, Withheld.NOT_CHOSEN),
        (NOTHING, None, False, Withheld.PRIVATE),
        (NOTHING, PIN, True, Withheld.PRIVATE),
        (STANDING, None, False, STANDING),
        (STANDING, PIN, False, Withheld.PIN_NEEDED),
        (STANDING, PIN, True, STANDING),
        (AMOUNTS, None, False, AMOUNTS),
        (AMOUNTS, PIN, False, Withheld.PIN_NEEDED),
        (AMOUNTS, PIN, True, AMOUNTS),
    ],
)
def test_privacy_level_decides_what_may_be_spoken(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    level: AnswerLevel | None,
    pin_hash: str | None,
    pin_given: bool,
    said: AnswerLevel | Withheld,
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=level, pin_hash=pin_hash))
    assert privacy.level(home, pin_given=pin_given) is said


LESS_OR_AS_MUCH = [
    (STANDING, NOTHING),
    (AMOUNTS, NOTHING),
    (AMOUNTS, STANDING),
    (NOTHING, NOTHING),
    (STANDING, STANDING),
    (AMOUNTS, AMOUNTS),
]
FIRST_CHOICES = [(None, NOTHING), (None, STANDING)]

EVERYTHING_GIVEN = [(False, False), (True, False), (False, True), (True, True)]
"""A PIN, and a yes."""

MINE = "my account"


def link(store: SqliteStore, watch: Watch, tenancy_ref: str = "T1001") -> None:
    """By a code that the coach has just given out."""
    store.keep_code("hash", tenancy_ref, expires_at=watch.now() + timedelta(minutes=30))
    assert store.redeem("hash", MINE, at=watch.now()) is not None


@pytest.mark.parametrize("pin_hash", [None, PIN], ids=["no PIN", "PIN"])
@pytest.mark.parametrize(("now", "wanted"), [*LESS_OR_AS_MUCH, *FIRST_CHOICES])
def test_less_than_before_is_kept_at_once(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    now: AnswerLevel | None,
    wanted: AnswerLevel,
    pin_hash: str | None,
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=now, pin_hash=pin_hash))
    assert privacy.choose(home, wanted, account=MINE, pin_given=False, is_confirmed=False) is wanted
    assert store.privacy(home.tenancy_ref) == Privacy(level=wanted, pin_hash=pin_hash)


@each_row(
    ("now", "pin_hash", "pin_given", "code_said", "is_confirmed", "outcome"),
    [
        (STANDING, None, False, False, False, Withheld.CODE_NEEDED),
        (STANDING, None, False, False, True, Withheld.CODE_NEEDED),
        (STANDING, None, True, False, True, Withheld.CODE_NEEDED),
        (STANDING, None, False, True, False, Withheld.NOT_CONFIRMED),
        (STANDING, None, False, True, True, AMOUNTS),
        (STANDING, PIN, False, False, False, Withheld.PIN_NEEDED),
        (STANDING, PIN, False, False, True, Withheld.PIN_NEEDED),
        (STANDING, PIN, True, False, False, Withheld.NOT_CONFIRMED),
        (STANDING, PIN, True, False, True, AMOUNTS),
        (STANDING, PIN, False, True, False, Withheld.NOT_CONFIRMED),
        (STANDING, PIN, False, True, True, AMOUNTS),
        (None, None, False, False, False, Withheld.CODE_NEEDED),
        (None, None, False, False, True, Withheld.CODE_NEEDED),
        (None, None, False, True, False, AMOUNTS),
        (None, PIN, False, False, True, Withheld.PIN_NEEDED),
        (None, PIN, True, False, False, AMOUNTS),
        (None, PIN, False, True, False, AMOUNTS),
    ],
)
def test_more_than_before_takes_the_pin_or_the_coachs_code_and_then_a_yes(
    now: AnswerLevel | None,
    pin_hash: str | None,
    pin_given: bool,
    code_said: bool,
    is_confirmed: bool,
    outcome: AnswerLevel | Withheld,
    settings: Settings,
) -> None:
    watch = Watch()
    store = homes_in_memory(settings, watch)
    privacy, home = PrivacyService(store, clock=watch, pins=PlainPins()), home_of(store, "T1001")
    before = Privacy(level=now, pin_hash=pin_hash)
    store.keep_privacy(home.tenancy_ref, before)
    if code_said:
        link(store, watch)
    chosen = privacy.choose(home, AMOUNTS, account=MINE, pin_given=pin_given, is_confirmed=is_confirmed)
    assert chosen is outcome
    kept = Privacy(level=AMOUNTS, pin_hash=pin_hash) if outcome is AMOUNTS else before
    assert store.privacy(home.tenancy_ref) == kept


@pytest.mark.parametrize(
    ("minutes", "outcome"),
    [(0, AMOUNTS), (5, AMOUNTS), (5.1, Withheld.CODE_NEEDED), (-2, Withheld.CODE_NEEDED)],
)
def test_code_proves_for_five_minutes_and_not_when_it_is_said_again(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    watch: Watch,
    minutes: float,
    outcome: AnswerLevel | Withheld,
) -> None:
    """A clock that was ahead when the code was said proves nothing either."""
    store.keep_privacy(home.tenancy_ref, Privacy(level=STANDING))
    link(store, watch)
    watch.later(minutes=minutes)
    assert store.redeem("hash", MINE, at=watch.now()) is not None
    assert privacy.choose(home, AMOUNTS, account=MINE, pin_given=False, is_confirmed=True) is outcome


def test_only_a_code_of_this_home_said_by_this_account_proves(
    privacy: PrivacyService, store: SqliteStore, home: Home, watch: Watch
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=STANDING))
    link(store, watch, "T1002")
    for account in (MINE, "another account", ""):
        chosen = privacy.choose(home, AMOUNTS, account=account, pin_given=False, is_confirmed=True)
        assert chosen is Withheld.CODE_NEEDED
    store.keep_link(Link(account=MINE, tenancy_ref=home.tenancy_ref, linked_at=watch.now()))
    chosen = privacy.choose(home, AMOUNTS, account=MINE, pin_given=False, is_confirmed=True)
    assert chosen is Withheld.CODE_NEEDED


@pytest.mark.parametrize("wanted", [STANDING, AMOUNTS])
@pytest.mark.parametrize("pin_hash", [None, PIN], ids=["no PIN", "PIN"])
@pytest.mark.parametrize(("pin_given", "is_confirmed"), EVERYTHING_GIVEN)
def test_choice_of_no_amounts_cannot_be_loosened_by_voice(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    watch: Watch,
    pin_hash: str | None,
    pin_given: bool,
    is_confirmed: bool,
    wanted: AnswerLevel,
) -> None:
    before = Privacy(level=NOTHING, pin_hash=pin_hash)
    store.keep_privacy(home.tenancy_ref, before)
    link(store, watch)
    chosen = privacy.choose(home, wanted, account=MINE, pin_given=pin_given, is_confirmed=is_confirmed)
    assert chosen is Withheld.PRIVATE
    assert store.privacy(home.tenancy_ref) == before


def test_marks_change_with_the_link_the_choice_and_the_pin(
    privacy: PrivacyService, store: SqliteStore, home: Home, watch: Watch
) -> None:
    """And name nobody: no reference, account or hash of a PIN is in them."""
    assert privacy.marks(MINE, None) == privacy.marks(MINE, home) == NO_MARKS
    link(store, watch)
    store.keep_privacy(home.tenancy_ref, Privacy(level=STANDING))
    first = privacy.marks(MINE, home)
    assert (first.pin, privacy.marks(MINE, home)) == ("", first)
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS))
    chosen = privacy.marks(MINE, home)
    privacy.set_up(home.tenancy_ref, None, "2580")
    with_pin = privacy.marks(MINE, home)
    privacy.set_up(home.tenancy_ref, None, "1234")
    other_pin = privacy.marks(MINE, home)
    watch.later(minutes=1)
    link(store, watch)
    linked_again = privacy.marks(MINE, home)
    all_of_them = [first, chosen, with_pin, other_pin, linked_again]
    assert len({marks.choice for marks in all_of_them}) == 5
    assert len({marks.pin for marks in all_of_them}) == 4
    assert [marks.link == first.link for marks in all_of_them] == [True, True, True, True, False]
    other = home_of(store, "T1002")
    link(store, watch, other.tenancy_ref)
    assert privacy.marks(MINE, home) == NO_MARKS
    assert privacy.marks(MINE, other).link != linked_again.link
    assert {len(mark) for marks in all_of_them for mark in (marks.link, marks.choice)} == {16}


def test_three_wrong_pins_lock_out_for_fifteen_minutes(
    privacy: PrivacyService, store: SqliteStore, home: Home, watch: Watch
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    outcomes = [privacy.check_pin(home, "0000") for _ in range(3)]
    assert outcomes == [PinCheck.WRONG, PinCheck.WRONG, PinCheck.TOO_MANY_TRIES]
    assert privacy.check_pin(home, "2580") is PinCheck.TOO_MANY_TRIES
    watch.later(minutes=14)
    assert privacy.check_pin(home, "2580") is PinCheck.TOO_MANY_TRIES
    watch.later(minutes=2)
    assert privacy.check_pin(home, "2580") is PinCheck.RIGHT


def test_right_pin_clears_wrong_attempts(privacy: PrivacyService, store: SqliteStore, home: Home) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    outcomes = [privacy.check_pin(home, pin) for pin in ("0000", "0000", "2580", "0000", "0000", "2580")]
    assert outcomes.count(PinCheck.RIGHT) == 2
    assert PinCheck.TOO_MANY_TRIES not in outcomes


def test_repeated_request_with_a_wrong_pin_counts_once(
    privacy: PrivacyService, store: SqliteStore, home: Home, watch: Watch
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    for _ in range(5):
        assert privacy.check_pin(home, "0000", request_id="the same") is PinCheck.WRONG
        watch.later(seconds=2)
    assert privacy.check_pin(home, "0000", request_id="another") is PinCheck.WRONG
    assert privacy.check_pin(home, "2580", request_id="a third") is PinCheck.RIGHT


def test_lock_by_a_clock_that_was_ahead_ends_with_it(
    privacy: PrivacyService, store: SqliteStore, home: Home, watch: Watch
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    watch.later(days=3)
    outcomes = [privacy.check_pin(home, "0000") for _ in range(4)]
    assert outcomes[-1] is PinCheck.TOO_MANY_TRIES
    watch.later(days=-3)
    assert privacy.check_pin(home, "2580") is PinCheck.RIGHT


def test_clocks_a_little_apart_gain_no_tries(
    privacy: PrivacyService, store: SqliteStore, home: Home, watch: Watch
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    watch.later(seconds=50)
    for _ in range(3):
        privacy.check_pin(home, "0000")
    watch.later(seconds=-50)
    assert privacy.check_pin(home, "2580") is PinCheck.TOO_MANY_TRIES


class SlowPins(PlainPins):
    """While one PIN is looked at, the next is already here."""

    def __init__(self) -> None:
        self.looked_at = 0
        self.arrive: Callable[[], object] = lambda: None

    def matches(self, pin_hash: str, pin: str) -> bool:
        self.looked_at += 1
        self.arrive()
        return super().matches(pin_hash, pin)


def test_only_three_of_many_concurrent_pins_are_checked(store: SqliteStore, home: Home, watch: Watch) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    pins = SlowPins()
    privacy = PrivacyService(store, clock=watch, pins=pins)
    outcomes: list[PinCheck] = []
    pins.arrive = lambda: outcomes.append(privacy.check_pin(home, "0000"))
    outcomes.append(privacy.check_pin(home, "0000"))
    assert pins.looked_at == PIN_TRIES == 3
    assert set(outcomes) == {PinCheck.WRONG, PinCheck.TOO_MANY_TRIES}


def test_wrong_pins_of_one_home_do_not_lock_another(
    privacy: PrivacyService, store: SqliteStore, home: Home
) -> None:
    other = home_of(store, "T1002")
    for each in (home, other):
        store.keep_privacy(each.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    for _ in range(4):
        privacy.check_pin(home, "0000")
    assert privacy.check_pin(other, "2580") is PinCheck.RIGHT


def test_a_home_without_a_pin_says_so(privacy: PrivacyService, home: Home) -> None:
    assert privacy.check_pin(home, "2580") is PinCheck.NOT_SET


@pytest.mark.parametrize(
    ("level", "pin", "kept"),
    [
        (STANDING, "2580", Privacy(level=STANDING, pin_hash=PIN)),
        (STANDING, None, Privacy(level=STANDING)),
        (None, "2580", Privacy(level=AMOUNTS, pin_hash=PIN)),
        (None, None, Privacy(level=AMOUNTS)),
    ],
    ids=["both", "level only", "pin only", "neither"],
)
def test_enrolment_changes_only_what_was_chosen(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    level: AnswerLevel | None,
    pin: str | None,
    kept: Privacy,
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS))
    privacy.set_up(home.tenancy_ref, level, pin)
    assert store.privacy(home.tenancy_ref) == kept

"""What may be said about money: the choice of the home, the PIN, and how often it may be tried."""

from collections.abc import Callable

import pytest

from skill.domain.tenancy import AnswerLevel, Home, PinCheck, Privacy, Withheld
from skill.housing.sqlite.store import SqliteStore
from skill.services.privacy import PIN_TRIES, PrivacyService
from tests.unit.services.stores import PlainPins, Watch, home_of

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
EVERYTHING_GIVEN = [(False, False), (True, False), (False, True), (True, True)]
"""A PIN, and a yes."""


@pytest.mark.parametrize("pin_hash", [None, PIN], ids=["no PIN", "PIN"])
@pytest.mark.parametrize(("now", "wanted"), [*LESS_OR_AS_MUCH, *((None, level) for level in AnswerLevel)])
def test_first_choice_and_a_stricter_one_are_kept_at_once(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    now: AnswerLevel | None,
    wanted: AnswerLevel,
    pin_hash: str | None,
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=now, pin_hash=pin_hash))
    assert privacy.choose(home, wanted, pin_given=False, is_confirmed=False) is wanted
    assert store.privacy(home.tenancy_ref) == Privacy(level=wanted, pin_hash=pin_hash)


@pytest.mark.parametrize(
    ("pin_hash", "pin_given", "is_confirmed", "outcome"),
    [
        (None, False, False, Withheld.NOT_CONFIRMED),
        (None, True, False, Withheld.NOT_CONFIRMED),
        (None, False, True, AMOUNTS),
        (PIN, False, False, Withheld.PIN_NEEDED),
        (PIN, False, True, Withheld.PIN_NEEDED),
        (PIN, True, False, Withheld.NOT_CONFIRMED),
        (PIN, True, True, AMOUNTS),
    ],
)
def test_looser_choice_needs_the_pin_and_a_yes(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    pin_hash: str | None,
    pin_given: bool,
    is_confirmed: bool,
    outcome: AnswerLevel | Withheld,
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=STANDING, pin_hash=pin_hash))
    assert privacy.choose(home, AMOUNTS, pin_given=pin_given, is_confirmed=is_confirmed) is outcome
    kept = AMOUNTS if outcome is AMOUNTS else STANDING
    assert store.privacy(home.tenancy_ref) == Privacy(level=kept, pin_hash=pin_hash)


@pytest.mark.parametrize("wanted", [STANDING, AMOUNTS])
@pytest.mark.parametrize("pin_hash", [None, PIN], ids=["no PIN", "PIN"])
@pytest.mark.parametrize(("pin_given", "is_confirmed"), EVERYTHING_GIVEN)
def test_choice_of_no_amounts_cannot_be_loosened_by_voice(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    pin_hash: str | None,
    pin_given: bool,
    is_confirmed: bool,
    wanted: AnswerLevel,
) -> None:
    before = Privacy(level=NOTHING, pin_hash=pin_hash)
    store.keep_privacy(home.tenancy_ref, before)
    assert privacy.choose(home, wanted, pin_given=pin_given, is_confirmed=is_confirmed) is Withheld.PRIVATE
    assert store.privacy(home.tenancy_ref) == before


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

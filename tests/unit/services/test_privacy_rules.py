"""What may be said about money: the choice of the home, the PIN, and how often it may be tried."""

import pytest

from skill.domain.tenancy import AnswerLevel, Home, PinCheck, Privacy, Withheld
from skill.housing.sqlite import SqliteStore
from skill.services.privacy import PrivacyService
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
def test_what_may_be_said_now(
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


@pytest.mark.parametrize(
    ("now", "wanted", "needs_pin"),
    [
        (None, NOTHING, True),
        (None, AMOUNTS, True),
        (NOTHING, STANDING, True),
        (NOTHING, AMOUNTS, True),
        (STANDING, AMOUNTS, True),
        (NOTHING, NOTHING, False),
        (STANDING, NOTHING, False),
        (AMOUNTS, STANDING, False),
        (AMOUNTS, NOTHING, False),
        (AMOUNTS, AMOUNTS, False),
    ],
)
def test_where_there_is_a_pin_saying_more_than_before_needs_it(
    privacy: PrivacyService,
    store: SqliteStore,
    home: Home,
    now: AnswerLevel | None,
    wanted: AnswerLevel,
    needs_pin: bool,
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=now, pin_hash=PIN))
    chosen = privacy.choose(home, wanted, pin_given=False)
    assert chosen is (Withheld.PIN_NEEDED if needs_pin else wanted)
    assert store.privacy(home.tenancy_ref).level is (now if needs_pin else wanted)
    assert privacy.choose(home, wanted, pin_given=True) is wanted
    assert store.privacy(home.tenancy_ref) == Privacy(level=wanted, pin_hash=PIN)


@pytest.mark.parametrize("wanted", AnswerLevel)
def test_without_a_pin_any_choice_is_free(
    privacy: PrivacyService, store: SqliteStore, home: Home, wanted: AnswerLevel
) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy())
    assert privacy.choose(home, wanted, pin_given=False) is wanted
    assert privacy.level(home, pin_given=False) is (Withheld.PRIVATE if wanted is NOTHING else wanted)


def test_three_wrong_pins_lock_out_for_a_quarter_of_an_hour(
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


def test_a_right_pin_forgets_the_wrong_ones(privacy: PrivacyService, store: SqliteStore, home: Home) -> None:
    store.keep_privacy(home.tenancy_ref, Privacy(level=AMOUNTS, pin_hash=PIN))
    outcomes = [privacy.check_pin(home, pin) for pin in ("0000", "0000", "2580", "0000", "0000", "2580")]
    assert outcomes.count(PinCheck.RIGHT) == 2
    assert PinCheck.TOO_MANY_TRIES not in outcomes


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
    ids=["both", "level alone", "pin alone", "neither"],
)
def test_at_the_door_only_what_was_chosen_changes(
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

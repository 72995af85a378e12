"""What a session remembers belongs to one link and one choice: another home, PIN or choice ends it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from skill.domain.tenancy import AnswerLevel, Link
from skill.errors import StoreUnavailable
from skill.services.links import account_of
from tests.policy.house import LINKED, NOW, PRIVACIES, House, Json, intent, slot, spoken, ssml

REPEAT, YES, STOP = (intent(f"AMAZON.{name}Intent") for name in ("Repeat", "Yes", "Stop"))
LAUNCHED = {"launched": True}
BALANCE = "RentBalanceIntent"
PIN = "2580"


def say(house: House, name: str, *slots: Json, attributes: Json, request_id: str | None = None) -> Json:
    return house.answer(intent(name, *slots, attributes=attributes, request_id=request_id))


def words(answer: Json) -> str:
    return spoken(ssml(answer))


def kept(answer: Json) -> Json:
    found: Json = answer["sessionAttributes"]
    return found


def after_the_pin(house: House) -> Json:
    """What the session holds once T1023's balance was told for its PIN."""
    house.link("T1023")
    asked = say(house, BALANCE, attributes=LAUNCHED)
    told = say(house, "PinIntent", slot("pin", PIN), attributes=kept(asked))
    assert "£" in words(told)
    return kept(told)


def link_to(house: House, tenancy_ref: str) -> None:
    link = Link(account=account_of(LINKED), tenancy_ref=tenancy_ref, linked_at=NOW)
    house.store.keep_link(link)


def another_home(house: House) -> None:
    """It has a PIN as well, the same by chance."""
    house.store.keep_privacy("T1001", PRIVACIES["T1023"])
    link_to(house, "T1001")


def linked_again(house: House) -> None:
    """To the same home, with a new code."""
    house.store.keep_code("hash", "T1023", expires_at=NOW.replace(year=2027))
    assert house.store.redeem("hash", account_of(LINKED), at=NOW.replace(minute=1)) is not None


def another_pin(house: House) -> None:
    house.door._dialogue._services.privacy.set_up("T1023", None, "1234")  # type: ignore[attr-defined]


def test_pin_that_was_given_holds_for_the_session(house: House) -> None:
    attributes = after_the_pin(house)
    assert "£" in words(say(house, "RentPaymentsIntent", attributes=attributes))


@pytest.mark.parametrize("change", [another_home, linked_again, another_pin])
def test_pin_given_for_one_link_opens_no_other(change: Callable[[House], None], house: House) -> None:
    attributes = after_the_pin(house)
    change(house)
    for name in (BALANCE, "RentPaymentsIntent", "NextRentIntent"):
        assert words(say(house, name, attributes=attributes)) == "This home has a PIN. What's your PIN?"


def unlinked(house: House) -> None:
    house.store.unlink(account_of(LINKED))


def less(house: House) -> None:
    house.store.keep_privacy("T1023", replace(PRIVACIES["T1023"], level=AnswerLevel.NOTHING))


@pytest.mark.parametrize("change", [unlinked, another_home, linked_again, another_pin, less])
def test_balance_is_not_repeated_once_what_allowed_it_has_ended(
    change: Callable[[House], None], house: House
) -> None:
    attributes = after_the_pin(house)
    assert "£" in words(say(house, "AMAZON.RepeatIntent", attributes=attributes))
    change(house)
    for name in ("AMAZON.RepeatIntent", "AMAZON.HelpIntent", "AMAZON.FallbackIntent"):
        answer = say(house, name, attributes=attributes)
        assert "£" not in words(answer)
        assert "£" not in str(kept(answer))


MESSAGE = ("LeaveMessageIntent", slot("message", "the parcel is here"))
TAP = (
    "ReportRepairIntent",
    slot("fault", "tap", ids=["tap_stuck"]),
    slot("room", "kitchen", ids=["kitchen"]),
)
VISIT = ("ChangeAppointmentIntent",)
CANCEL = ("CancelRepairIntent",)


@pytest.mark.parametrize("change", [unlinked, another_home])
@pytest.mark.parametrize("draft", [MESSAGE, TAP, VISIT, CANCEL], ids=lambda draft: str(draft[0]))
def test_draft_of_one_home_is_not_sent_for_another(
    draft: tuple[str, Json], change: Callable[[House], None], house: House
) -> None:
    name, *slots = draft
    asked = say(house, name, *slots, attributes=LAUNCHED)  # type: ignore[arg-type]
    attributes = kept(asked)
    assert attributes["question"]
    change(house)
    if change is another_home:
        link_to(house, "T1002")
    answer = say(house, "AMAZON.YesIntent", attributes=attributes)
    assert house.store.waiting() == []
    remembered = kept(answer)
    assert not remembered.keys() & {"message", "slots", "job", "fault", "resume", "events", "change"}


def test_attributes_name_neither_home_nor_account_nor_pin(house: House) -> None:
    attributes = str(after_the_pin(house))
    for secret in ("T1023", account_of(LINKED), PIN, LINKED):
        assert secret not in attributes


def test_stop_ends_a_session_while_the_store_is_down(house: House) -> None:
    attributes = after_the_pin(house)
    house.store.close()
    with pytest.raises(StoreUnavailable):
        house.store.home("T1023")
    assert words(say(house, "AMAZON.StopIntent", attributes=attributes)) == "Goodbye."


def test_wrong_pin_that_alexa_delivers_three_times_is_one_try(house: House) -> None:
    house.link("T1023")
    asked = kept(say(house, BALANCE, attributes=LAUNCHED))
    for request_id in ["r1"] * 3 + ["r2"] * 3:
        wrong = say(house, "PinIntent", slot("pin", "1111"), attributes=asked, request_id=request_id)
        assert words(wrong) == "Sorry, that isn't the PIN. What's your PIN?"
    assert "£" in words(say(house, "PinIntent", slot("pin", PIN), attributes=asked))


@pytest.mark.parametrize("misheard", ["?", "25?0", "258", "25800", "two five", ""])
def test_misheard_pin_is_no_try(misheard: str, house: House) -> None:
    house.link("T1023")
    asked = kept(say(house, BALANCE, attributes=LAUNCHED))
    for _ in range(5):
        asked = kept(say(house, "PinIntent", slot("pin", misheard), attributes=asked))
    assert "£" in words(say(house, "PinIntent", slot("pin", PIN), attributes=asked))


def test_yes_to_unlinking_that_is_sent_twice_gets_the_same_answer(house: House) -> None:
    asked = kept(say(house, "UnlinkHomeIntent", attributes=LAUNCHED))
    answers = [say(house, "AMAZON.YesIntent", attributes=asked, request_id="r1") for _ in range(2)]
    assert answers[0] == answers[1]
    assert words(answers[0]) == "Done. Your home isn't linked any more."


def test_yes_to_unlinking_one_home_unlinks_no_other(house: House) -> None:
    asked = kept(say(house, "UnlinkHomeIntent", attributes=LAUNCHED))
    link_to(house, "T1002")
    say(house, "AMAZON.YesIntent", attributes=asked)
    assert house.store.link(account_of(LINKED)) is not None


def test_code_to_hear_more_that_is_sent_twice_gets_the_same_answer(house: House) -> None:
    house.link("T1024")
    services = house.door._dialogue._services  # type: ignore[attr-defined]
    code = services.links.enrol("T1024")
    asked = kept(
        say(house, "AnswerLevelIntent", slot("level", "amounts", ids=["amounts"]), attributes=LAUNCHED)
    )
    said = [
        say(house, "LinkHomeIntent", slot("code", code), attributes=asked, request_id="r1") for _ in range(2)
    ]
    assert said[0] == said[1]
    assert words(said[0]) == "Other people in the room could hear it. Shall I say more from now on?"
    confirmed = [say(house, "AMAZON.YesIntent", attributes=kept(said[0]), request_id="r2") for _ in range(2)]
    assert confirmed[0] == confirmed[1]
    assert house.store.privacy("T1024").level is AnswerLevel.AMOUNTS

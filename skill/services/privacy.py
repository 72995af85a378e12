"""What may be said about money in a home's room: the tenant's choice and, where wanted, a PIN."""

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import blake2b
from typing import Protocol

from skill.domain.tenancy import AnswerLevel, Home, Link, PinCheck, Privacy, Withheld
from skill.services.ports import CLOCKS_DIFFER, Attempts, Clock, Links, PinHasher, Privacies

PIN_TRIES = 3
PIN_TRIES_COUNT_FOR = timedelta(minutes=15)

CODE_PROVES_FOR = timedelta(minutes=5)
"""How long a coach's code, once it was said, allows to hear more: while the coach is still there."""


class PrivacyStore(Privacies, Links, Attempts, Protocol):
    """The ports this service needs, together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """By what a conversation knows that nothing behind it has changed: short hashes, which name nobody.

    `link` changes when the account is unlinked or linked again, and `choice` when the home's choice or PIN
    does, too. `pin` stands for a PIN that was given. It is empty without a PIN; nobody can make one up, since
    the salted hash of the PIN is part of what is hashed.
    """

    link: str = ""
    choice: str = ""
    pin: str = ""


NO_MARKS = Marks()


class PrivacyService:
    def __init__(self, store: PrivacyStore, *, clock: Clock, pins: PinHasher) -> None:
        self._store = store
        self._clock = clock
        self._pins = pins

    def level(self, home: Home, *, pin_given: bool) -> AnswerLevel | Withheld:
        """How much may be said now, or why nothing may."""
        privacy = self._store.privacy(home.tenancy_ref)
        if privacy.level is None:
            return Withheld.NOT_CHOSEN
        if privacy.level is AnswerLevel.NOTHING:
            return Withheld.PRIVATE
        if privacy.pin_hash is not None and not pin_given:
            return Withheld.PIN_NEEDED
        return privacy.level

    def choose(
        self, home: Home, level: AnswerLevel, *, account: str, pin_given: bool, is_confirmed: bool
    ) -> Withheld | AnswerLevel:
        """Keep a new choice. Anyone in the room may choose to hear less, at once.

        Hearing more takes proof, and then a yes: the PIN where there is one, or a code from the coach.
        Amounts are more than a home hears that has not chosen yet. A home that chose to hear nothing may have
        someone in it who is not the tenant: only the coach, at enrolment, changes that choice.
        """
        privacy = self._store.privacy(home.tenancy_ref)
        if _says_more(level, privacy.level or AnswerLevel.STANDING):
            if privacy.level is AnswerLevel.NOTHING:
                return Withheld.PRIVATE
            has_pin = privacy.pin_hash is not None
            if not ((has_pin and pin_given) or self._code_was_just_said(account, home)):
                return Withheld.PIN_NEEDED if has_pin else Withheld.CODE_NEEDED
            if privacy.level is not None and not is_confirmed:
                return Withheld.NOT_CONFIRMED
        self._store.keep_privacy(home.tenancy_ref, replace(privacy, level=level))
        return level

    def _code_was_just_said(self, account: str, home: Home) -> bool:
        """By this account, for this home. A code that is said again proves nothing: its link stays as old."""
        link = self._store.link(account)
        if link is None or link.tenancy_ref != home.tenancy_ref or not link.by_code:
            return False
        since: timedelta = self._clock.now() - link.linked_at
        return -CLOCKS_DIFFER <= since <= CODE_PROVES_FOR

    def marks(self, account: str, home: Home | None) -> Marks:
        """Of an account and the home it is linked to now."""
        link = self._store.link(account) if home else None
        if link is None or home is None or link.tenancy_ref != home.tenancy_ref:
            return NO_MARKS
        privacy = self._store.privacy(home.tenancy_ref)
        choice = (str(privacy.level), privacy.pin_hash or "")
        return Marks(
            link=_mark(link, "link"),
            choice=_mark(link, "choice", *choice),
            pin=_mark(link, "pin", privacy.pin_hash) if privacy.pin_hash else "",
        )

    def set_up(self, tenancy_ref: str, level: AnswerLevel | None, pin: str | None) -> None:
        """Keep what was chosen with the coach at enrolment; None leaves a choice as it was."""
        privacy = self._store.privacy(tenancy_ref)
        self._store.keep_privacy(
            tenancy_ref,
            Privacy(
                level=privacy.level if level is None else level,
                pin_hash=privacy.pin_hash if pin is None else self._pins.hash(pin),
            ),
        )

    def check_pin(self, home: Home, pin: str, *, request_id: str = "") -> PinCheck:
        """A try counts before the PIN is checked, so that parallel tries gain nothing, and a request that is
        repeated counts once.
        """
        pin_hash = self._store.privacy(home.tenancy_ref).pin_hash
        if pin_hash is None:
            return PinCheck.NOT_SET
        subject, now = f"pin:{home.tenancy_ref}", self._clock.now()
        self._store.failed(subject, at=now, attempt=request_id)
        tries = self._store.failures(subject, since=now - PIN_TRIES_COUNT_FOR, until=now + CLOCKS_DIFFER)
        if tries > PIN_TRIES:
            return PinCheck.TOO_MANY_TRIES
        if not self._pins.matches(pin_hash, pin):
            return PinCheck.TOO_MANY_TRIES if tries == PIN_TRIES else PinCheck.WRONG
        self._store.clear(subject)
        return PinCheck.RIGHT


_ORDER = (AnswerLevel.NOTHING, AnswerLevel.STANDING, AnswerLevel.AMOUNTS)


def _says_more(wanted: AnswerLevel, now: AnswerLevel) -> bool:
    return _ORDER.index(wanted) > _ORDER.index(now)


def _mark(link: Link, *parts: str) -> str:
    """A hash keyed by the account, which is itself a hash that only we keep."""
    content = "\n".join((link.tenancy_ref, link.linked_at.isoformat(), *parts))
    key = link.account.encode()[: blake2b.MAX_KEY_SIZE]
    return blake2b(content.encode(), key=key, digest_size=8).hexdigest()

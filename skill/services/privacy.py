"""What may be said about money in a home's room: the tenant's choice and, where wanted, a PIN."""

from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from skill.domain.tenancy import AnswerLevel, Home, PinCheck, Privacy, Withheld
from skill.services.ports import Attempts, Clock, PinHasher, Privacies

PIN_TRIES = 3
PIN_TRIES_COUNT_FOR = timedelta(minutes=15)


class PrivacyStore(Privacies, Attempts, Protocol):
    """The ports this service needs, together."""


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
        self, home: Home, level: AnswerLevel, *, pin_given: bool, is_confirmed: bool
    ) -> Withheld | AnswerLevel:
        """Keep a new choice. Anyone in the room may choose to hear less, at once.

        Hearing more takes a yes, and the PIN where there is one. A home that chose to hear nothing may have
        someone in it who is not the tenant: only enrolment changes that choice.
        """
        privacy = self._store.privacy(home.tenancy_ref)
        if privacy.level is not None and _says_more(level, privacy.level):
            if privacy.level is AnswerLevel.NOTHING:
                return Withheld.PRIVATE
            if privacy.pin_hash is not None and not pin_given:
                return Withheld.PIN_NEEDED
            if not is_confirmed:
                return Withheld.NOT_CONFIRMED
        self._store.keep_privacy(home.tenancy_ref, replace(privacy, level=level))
        return level

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

    def check_pin(self, home: Home, pin: str) -> PinCheck:
        """A try counts before the PIN is checked, so that parallel tries gain nothing."""
        pin_hash = self._store.privacy(home.tenancy_ref).pin_hash
        if pin_hash is None:
            return PinCheck.NOT_SET
        subject, now = f"pin:{home.tenancy_ref}", self._clock.now()
        self._store.failed(subject, at=now)
        tries = self._store.failures(subject, since=now - PIN_TRIES_COUNT_FOR)
        if tries > PIN_TRIES:
            return PinCheck.TOO_MANY_TRIES
        if not self._pins.matches(pin_hash, pin):
            return PinCheck.TOO_MANY_TRIES if tries == PIN_TRIES else PinCheck.WRONG
        self._store.clear(subject)
        return PinCheck.RIGHT


_ORDER = (AnswerLevel.NOTHING, AnswerLevel.STANDING, AnswerLevel.AMOUNTS)


def _says_more(wanted: AnswerLevel, now: AnswerLevel) -> bool:
    return _ORDER.index(wanted) > _ORDER.index(now)

"""Which home an Alexa account may hear about, and how it comes to be linked."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from skill.domain.landlord import Landlord
from skill.domain.tenancy import CODE_DIGITS, Home, LinkOutcome
from skill.errors import CodeTaken, UnknownTenancy
from skill.services.ports import Attempts, Clock, Homes, Links

_FIRST_CODE = 10 ** (CODE_DIGITS - 1)
"""No code starts with zero: Alexa hears a code as a number."""

CODE_LASTS = timedelta(minutes=30)
TRIES = 5
TRIES_COUNT_FOR = timedelta(minutes=30)
EVERYONE = "code:everybody"
TRIES_OF_EVERYONE = 200
"""At most this many codes are tried in half an hour by all accounts together: of 900,000 codes, a guess
almost never hits."""


class LinkStore(Homes, Links, Attempts, Protocol):
    """The ports this service needs, together."""


class LinkService:
    def __init__(
        self,
        store: LinkStore,
        *,
        clock: Clock,
        landlord: Landlord,
        key: Callable[[], bytes],
        draw: Callable[[int], int],
    ) -> None:
        """`draw(n)` is a secret number below n; `key()` keys the hash of codes."""
        self._store = store
        self._clock = clock
        self._landlord = landlord
        self._key = key
        self._draw = draw

    def home_of(self, account: str) -> Home | None:
        """The home linked to an account; None once its tenancy has ended, so that nothing is said about
        it.
        """
        link = self._store.link(account)
        home = self._store.home(link.tenancy_ref) if link else None
        return home if home and home.is_current(self._landlord.today(self._clock.now())) else None

    def enrol(self, tenancy_ref: str) -> str:
        """A one-time code of six digits. Raises `UnknownTenancy` for a reference without a current
        tenancy.
        """
        home = self._store.home(tenancy_ref)
        now = self._clock.now()
        if home is None or not home.is_current(self._landlord.today(now)):
            raise UnknownTenancy(tenancy_ref)
        while True:
            code = str(_FIRST_CODE + self._draw(9 * _FIRST_CODE))
            try:
                self._store.keep_code(self._hash(code), tenancy_ref, expires_at=now + CODE_LASTS)
            except CodeTaken:
                continue
            return code

    def link(self, account: str, code: str) -> LinkOutcome:
        """Spend a code. After too many wrong ones the account must wait, even with the right code.

        A try counts before the code is checked, so that parallel tries gain nothing. The tries of all
        accounts are also counted together, because a new account costs a guesser nothing.
        """
        now = self._clock.now()
        subject = f"code:{account}"
        for counted in (subject, EVERYONE):
            self._store.failed(counted, at=now)
        if (
            self._store.failures(subject, since=now - TRIES_COUNT_FOR) > TRIES
            or self._store.failures(EVERYONE, since=now - TRIES_COUNT_FOR) > TRIES_OF_EVERYONE
        ):
            return LinkOutcome.TOO_MANY_TRIES
        if self._store.redeem(self._hash(code), account, at=now) is None:
            return LinkOutcome.WRONG_CODE
        self._store.clear(subject)
        return LinkOutcome.LINKED if self.home_of(account) else LinkOutcome.WRONG_CODE

    def unlink_home(self, tenancy_ref: str) -> int:
        """End every link of a home, as when a tenant moves out. Returns how many there were."""
        return self._store.unlink_home(tenancy_ref)

    def unlink(self, account: str) -> None:
        self._store.unlink(account)

    def _hash(self, code: str) -> str:
        return hmac.new(self._key(), code.encode(), hashlib.sha256).hexdigest()


def account_of(alexa_user_id: str) -> str:
    """A hash of Amazon's user id: enough to recognise it, and all that is kept of it."""
    return hashlib.sha256(alexa_user_id.encode()).hexdigest()

"""Which home an Alexa account may hear about, and how it comes to be linked."""

import hashlib
import hmac
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from skill.domain.landlord import Landlord
from skill.domain.tenancy import CODE_DIGITS, Home, LinkOutcome
from skill.errors import CodeTaken, UnknownTenancy
from skill.services.ports import CLOCKS_DIFFER, Attempts, Clock, Homes, Links

log = logging.getLogger(__name__)

_FIRST_CODE = 10 ** (CODE_DIGITS - 1)
"""No code starts with zero: Alexa hears a code as a number."""

CODE_LASTS = timedelta(minutes=30)
TRIES = 5
TRIES_A_DAY = 20
TRIES_COUNT_FOR = timedelta(minutes=30)
LIMITS = ((TRIES, TRIES_COUNT_FOR), (TRIES_A_DAY, timedelta(days=1)))
"""How many codes an account may try. A guesser has many accounts, so a code is long as well: decision 40."""

EVERYONE = "code:everybody"
MANY_WRONG_CODES = 200
"""More wrong codes than this in half an hour, from all accounts together, mean that somebody is guessing.
Nobody is stopped by it, or one stranger could keep every tenant from linking: staff are told instead.
"""


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
        """A one-time code of eight digits. Raises `UnknownTenancy` for a reference without a current
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

    def link(self, account: str, code: str, *, request_id: str = "") -> LinkOutcome:
        """Spend a code. After too many wrong ones the account must wait, even with the right code.

        A try counts before the code is checked, so that parallel tries gain nothing, and a request that is
        repeated counts once. A code that was checked and is wrong counts among those of all accounts too.
        """
        now = self._clock.now()
        subject = f"code:{account}"
        self._store.failed(subject, at=now, attempt=request_id)
        if any(_failures(self._store, subject, now, within) > most for most, within in LIMITS):
            return LinkOutcome.TOO_MANY_TRIES
        if self._store.redeem(self._hash(code), account, at=now) is None:
            self._count_for_all(now, request_id)
            return LinkOutcome.WRONG_CODE
        self._store.clear(subject)
        return LinkOutcome.LINKED if self.home_of(account) else LinkOutcome.WRONG_CODE

    def _count_for_all(self, now: datetime, request_id: str) -> None:
        self._store.failed(EVERYONE, at=now, attempt=request_id)
        if (wrong := wrong_codes(self._store, now)) > MANY_WRONG_CODES:
            log.warning("wrong-codes=%d minutes=%d", wrong, TRIES_COUNT_FOR // timedelta(minutes=1))

    def unlink_home(self, tenancy_ref: str) -> int:
        """End every link of a home, as when a tenant moves out. Returns how many there were."""
        return self._store.unlink_home(tenancy_ref)

    def unlink(self, account: str) -> None:
        self._store.unlink(account)

    def _hash(self, code: str) -> str:
        return hmac.new(self._key(), code.encode(), hashlib.sha256).hexdigest()


def wrong_codes(store: Attempts, now: datetime) -> int:
    """How many wrong codes all accounts together tried in the last half hour."""
    return _failures(store, EVERYONE, now, TRIES_COUNT_FOR)


def _failures(store: Attempts, subject: str, now: datetime, within: timedelta) -> int:
    return store.failures(subject, since=now - within, until=now + CLOCKS_DIFFER)


def account_of(alexa_user_id: str) -> str:
    """A hash of Amazon's user id: enough to recognise it, and all that is kept of it."""
    return hashlib.sha256(alexa_user_id.encode()).hexdigest()

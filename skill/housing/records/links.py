"""Which Alexa account may hear about which home, and the one-time codes that link them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from skill.domain.tenancy import Link
from skill.errors import CodeTaken
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import (
    ABSENT,
    Change,
    Condition,
    ConditionFailed,
    Delete,
    Equal,
    Item,
    Key,
    Put,
    SameVersion,
)
from skill.housing.records.part import Part
from skill.housing.records.turn import TurnReads, home_partition

LINKS_OF_HOME = "~LINK#"
CODES_KEPT_FOR = timedelta(days=1)
"""After a code's end, from which on it links no account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedHome:
    """`code_hash` is the code that was used, so that a repeated request finds what the first one did."""

    tenancy_ref: str
    linked_at: datetime
    code_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    tenancy_ref: str
    ends_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeOfHome:
    code_hash: str


def link_key(account: str) -> Key:
    return Key(f"LINK#{account}", "LINK")


def link_of_home(tenancy_ref: str, account: str) -> Key:
    return Key(home_partition(tenancy_ref), f"{LINKS_OF_HOME}{account}")


def code_key(code_hash: str) -> Key:
    return Key(f"CODE#{code_hash}", "CODE")


def code_of_home(tenancy_ref: str) -> Key:
    return Key(home_partition(tenancy_ref), "~CODE")


class LinkRecords(Part):
    """The port Links. An account has one home, a home one code, and a code one home."""

    def link(self, account: str) -> Link | None:
        item = self._item(self._turns.current(), link_key(account))
        return _link(account, item) if item else None

    def keep_code(self, code_hash: str, tenancy_ref: str, *, expires_at: datetime) -> None:
        of_code, of_home = code_key(code_hash), code_of_home(tenancy_ref)
        code = body_of(Code(tenancy_ref=tenancy_ref, ends_at=expires_at))
        home = body_of(CodeOfHome(code_hash=code_hash))
        until = int((expires_at + CODES_KEPT_FOR).timestamp())

        def decide() -> None:
            found = self._engine.get(of_code, of_home)
            same, before = found.get(of_code), found.get(of_home)
            if same and self._is_of_another(same, tenancy_ref):
                raise CodeTaken
            self._engine.transact(
                Put(of_code, code, _unchanged(same), expires_at=until),
                Put(of_home, home, _unchanged(before), expires_at=until),
                *self._end_of_code(before, tenancy_ref, unless=code_hash),
            )

        self._until_it_holds(decide)

    def _is_of_another(self, item: Item, tenancy_ref: str) -> bool:
        """A code that has ended is free."""
        code = record_of(Code, item.body)
        return code.tenancy_ref != tenancy_ref and code.ends_at > self._clock.now()

    def _end_of_code(self, item: Item | None, tenancy_ref: str, *, unless: str | None) -> list[Change]:
        """The removal of a home's code, unless it has ended and is now another home's."""
        code_hash = record_of(CodeOfHome, item.body).code_hash if item else unless
        if code_hash is None or code_hash == unless:
            return []
        key = code_key(code_hash)
        code = self._engine.get(key).get(key)
        is_ours = code is not None and record_of(Code, code.body).tenancy_ref == tenancy_ref
        return [Delete(key, Equal("tenancy_ref", tenancy_ref))] if is_ours else []

    def redeem(self, code_hash: str, account: str, *, at: datetime) -> Link | None:
        turn = self._turns.current()
        of_code, of_link = code_key(code_hash), link_key(account)

        def decide() -> Link | None:
            turn.forget(of_code, of_link)
            code_item, before = self._items(turn, of_code, of_link).values()
            code = record_of(Code, code_item.body) if code_item else None
            if code_item is None or code is None or code.ends_at <= at:
                is_repeated = before and record_of(LinkedHome, before.body).code_hash == code_hash
                return _link(account, before) if before and is_repeated else None
            link = Link(account=account, tenancy_ref=code.tenancy_ref, linked_at=at, by_code=True)
            spent = (Delete(of_code, SameVersion(code_item.version)), Delete(code_of_home(link.tenancy_ref)))
            self._set_link(turn, link, code_hash, before, spent)
            return link

        return self._until_it_holds(decide)

    def keep_link(self, link: Link) -> None:
        turn = self._turns.current()
        key = link_key(link.account)
        self._until_it_holds(lambda: self._set_link(turn, link, None, self._item(turn, key)))

    def _set_link(
        self,
        turn: TurnReads,
        link: Link,
        code_hash: str | None,
        before: Item | None,
        others: Iterable[Change] = (),
    ) -> None:
        """End a link to another home with it."""
        home_before = record_of(LinkedHome, before.body).tenancy_ref if before else None
        if home_before not in {None, link.tenancy_ref}:
            others = [*others, Delete(link_of_home(home_before, link.account))]
        home = LinkedHome(tenancy_ref=link.tenancy_ref, linked_at=link.linked_at, code_hash=code_hash)
        self._transact(
            turn,
            Put(link_key(link.account), body_of(home), Equal("tenancy_ref", home_before)),
            Put(link_of_home(link.tenancy_ref, link.account), {"account": link.account}),
            *others,
        )

    def unlink(self, account: str) -> None:
        turn = self._turns.current()

        def decide() -> None:
            if item := self._item(turn, link_key(account)):
                self._unlink(turn, account, record_of(LinkedHome, item.body).tenancy_ref)

        self._until_it_holds(decide)

    def _unlink(self, turn: TurnReads, account: str, tenancy_ref: str) -> None:
        self._transact(
            turn,
            Delete(link_key(account), Equal("tenancy_ref", tenancy_ref)),
            Delete(link_of_home(tenancy_ref, account)),
        )

    def unlink_home(self, tenancy_ref: str) -> int:
        """The code is removed first, so that no link is made in the meantime."""
        self._until_it_holds(lambda: self._drop_code(tenancy_ref))
        turn = self._turns.current()
        linked = self._engine.query(home_partition(tenancy_ref), prefix=LINKS_OF_HOME)
        unlinked = 0
        for item in linked:
            # It does not hold for an account that was linked to another home or unlinked in the meantime.
            with suppress(ConditionFailed):
                self._unlink(turn, item.key.sort.removeprefix(LINKS_OF_HOME), tenancy_ref)
                unlinked += 1
        return unlinked

    def _drop_code(self, tenancy_ref: str) -> None:
        key = code_of_home(tenancy_ref)
        if before := self._engine.get(key).get(key):
            self._engine.transact(
                Delete(key, SameVersion(before.version)), *self._end_of_code(before, tenancy_ref, unless=None)
            )


def _unchanged(before: Item | None) -> Condition:
    return SameVersion(before.version) if before else ABSENT


def _link(account: str, item: Item) -> Link:
    by_code = item.body.get("code_hash") is not None
    return record_of(Link, {**item.body, "account": account, "by_code": by_code})

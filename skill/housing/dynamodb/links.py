"""Links and one-time codes in DynamoDB. Each change is made only if what it was based on is still true."""

from collections.abc import Callable
from datetime import datetime, timedelta

from skill.domain.tenancy import Link
from skill.errors import CodeTaken, StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import NEW, Action, Delete, If, Item, Put, item_at
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.table import ConditionFailed, equal
from skill.housing.values import instant, instant_text

ROUNDS = 10
CODES_KEPT_FOR = timedelta(days=1)
"""After a code's end. It stops working at its end, whenever DynamoDB removes it."""


class DynamoLinks(DynamoReads):
    """The port Links."""

    def link(self, account: str) -> Link | None:
        item = self._link_item(self._turns.current(), account)
        return _link(account, item) if item else None

    def keep_code(self, code_hash: str, tenancy_ref: str, *, expires_at: datetime) -> None:
        self._until_it_holds(lambda: self._keep_code(code_hash, tenancy_ref, expires_at))

    def _keep_code(self, code_hash: str, tenancy_ref: str, expires_at: datetime) -> bool:
        now = instant_text(self._clock.now())
        before = self._table.get(keys.code_of_home(tenancy_ref))
        free = If(
            "attribute_not_exists(#pk) OR #ends_at <= :now OR #tenancy_ref = :home",
            {"now": now, "home": tenancy_ref},
        )
        ends_at = instant_text(expires_at)
        expires = int((expires_at + CODES_KEPT_FOR).timestamp())
        code = item_at(keys.code(code_hash), tenancy_ref=tenancy_ref, ends_at=ends_at, expires_at=expires)
        of_home = item_at(keys.code_of_home(tenancy_ref), code_hash=code_hash, expires_at=expires)
        actions: list[Action] = [Put(code, free), Put(of_home, _unchanged(before, "code_hash"))]
        if before and before["code_hash"] != code_hash:
            actions += self._ending(before["code_hash"], tenancy_ref)
        try:
            self._table.transact(*actions)
        except ConditionFailed as failed:
            if 0 in failed.at:
                raise CodeTaken from failed
            return False
        return True

    def redeem(self, code_hash: str, account: str, *, at: datetime) -> Link | None:
        found: list[Link | None] = []
        self._until_it_holds(lambda: self._redeem(code_hash, account, at, found))
        return found[-1]

    def _redeem(self, code_hash: str, account: str, at: datetime, found: list[Link | None]) -> bool:
        code_key, link_key, turn = keys.code(code_hash), keys.link(account), self._turns.current()
        items = self._table.get_many(code_key, link_key, *([] if turn.knows_generation else [keys.CURRENT]))
        if not turn.knows_generation:
            turn.begin(items.get(keys.CURRENT))
        code, before = items.get(code_key), items.get(link_key)
        turn.links[account] = before
        if code is None or code["ends_at"] <= instant_text(at):
            repeated = before is not None and before.get("code_hash") == code_hash
            found.append(_link(account, before) if before and repeated else None)
            return True
        link = Link(account=account, tenancy_ref=code["tenancy_ref"], linked_at=at)
        spent = Delete(
            code_key, _both(equal("tenancy_ref", code["tenancy_ref"]), equal("ends_at", code["ends_at"]))
        )
        of_home = Delete(keys.code_of_home(link.tenancy_ref))
        try:
            self._set_link(link, before, code_hash, spent, of_home)
        except ConditionFailed:
            return False
        found.append(link)
        return True

    def keep_link(self, link: Link) -> None:
        self._until_it_holds(lambda: self._keep_link(link))

    def _keep_link(self, link: Link) -> bool:
        try:
            self._set_link(link, self._table.get(keys.link(link.account)), None)
        except ConditionFailed:
            return False
        return True

    def _set_link(self, link: Link, before: Item | None, code_hash: str | None, *others: Action) -> None:
        """Keep the link under its account and under its home, and end one to another home."""
        item = item_at(
            keys.link(link.account),
            tenancy_ref=link.tenancy_ref,
            linked_at=instant_text(link.linked_at),
            code_hash=code_hash,
        )
        of_home = item_at(keys.link_of_home(link.tenancy_ref, link.account), account=link.account)
        actions = [Put(item, _unchanged(before, "tenancy_ref")), Put(of_home), *others]
        if before and before["tenancy_ref"] != link.tenancy_ref:
            actions.append(Delete(keys.link_of_home(before["tenancy_ref"], link.account)))
        self._table.transact(*actions)
        self._turns.current().links[link.account] = item

    def unlink(self, account: str) -> None:
        self._until_it_holds(lambda: self._unlink(account))

    def _unlink(self, account: str) -> bool:
        before = self._table.get(keys.link(account))
        if before is not None and not self._unlinked(account, before["tenancy_ref"]):
            return False
        self._turns.current().links[account] = None
        return True

    def unlink_home(self, tenancy_ref: str) -> int:
        """The code is removed first, so that no link is made in the meantime."""
        self._until_it_holds(lambda: self._drop_code(tenancy_ref))
        of_home = If("begins_with(#sk, :links)", {"links": keys.LINKS})
        accounts = [item["account"] for item in self._table.query(keys.home(tenancy_ref), of_home)]
        ended = sum(self._unlinked(account, tenancy_ref) for account in accounts)
        for account in accounts:
            self._turns.current().links.pop(account, None)
        return ended

    def _drop_code(self, tenancy_ref: str) -> bool:
        before = self._table.get(keys.code_of_home(tenancy_ref))
        if before is None:
            return True
        try:
            self._table.transact(
                Delete(keys.code_of_home(tenancy_ref), _unchanged(before, "code_hash")),
                *self._ending(before["code_hash"], tenancy_ref),
            )
        except ConditionFailed:
            return False
        return True

    def _ending(self, code_hash: str, tenancy_ref: str) -> list[Action]:
        """The removal of a code, unless it has ended and is now another home's."""
        code = self._table.get(keys.code(code_hash))
        if code is None or code["tenancy_ref"] != tenancy_ref:
            return []
        return [Delete(keys.code(code_hash), _absent_or("tenancy_ref", tenancy_ref))]

    def _unlinked(self, account: str, tenancy_ref: str) -> bool:
        """False when the account was linked to another home or unlinked in the meantime."""
        try:
            self._table.transact(
                Delete(keys.link(account), equal("tenancy_ref", tenancy_ref)),
                Delete(keys.link_of_home(tenancy_ref, account)),
            )
        except ConditionFailed:
            return False
        return True

    def _until_it_holds(self, change: Callable[[], bool]) -> None:
        for _ in range(ROUNDS):
            if change():
                return
        raise StoreUnavailable("other requests kept changing the same item")


def _unchanged(before: Item | None, name: str) -> If:
    return NEW if before is None else equal(name, before[name])


def _absent_or(name: str, value: str) -> If:
    is_it = equal(name, value)
    return If(f"attribute_not_exists(#pk) OR {is_it.expression}", is_it.values)


def _both(one: If, other: If) -> If:
    return If(f"{one.expression} AND {other.expression}", {**one.values, **other.values})


def _link(account: str, item: Item) -> Link:
    return Link(account=account, tenancy_ref=item["tenancy_ref"], linked_at=instant(item["linked_at"]))

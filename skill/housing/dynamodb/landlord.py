"""What is read from the landlord's extract in DynamoDB: homes, rent accounts and coaches."""

from datetime import date, datetime

from skill.domain.coaching import Coach
from skill.domain.rent import Arrangement, Expected, Frequency, LineKind, PaymentMethod, RentAccount, RentLine
from skill.domain.tenancy import Home, Place
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import Item
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.turn import DynamoTurn, Generation
from skill.housing.values import day, weekdays


class DynamoLandlord(DynamoReads):
    """The ports Homes, RentAccounts and Coaches."""

    def home(self, tenancy_ref: str) -> Home | None:
        turn = self._turns.current()
        generation = self._generation(turn)
        item = self._home_items(turn, tenancy_ref).home
        return _home(item, generation.info.as_of) if item and generation else None

    def main_account(self, tenancy_ref: str) -> RentAccount | None:
        turn = self._turns.current()
        generation = self._generation(turn)
        item = self._home_items(turn, tenancy_ref).account
        return _rent_account(item, generation) if item and generation else None

    def lines(self, account_ref: str, *, since: date) -> list[RentLine]:
        turn = self._turns.current()
        tenancy_ref = self._tenancy_of(turn, account_ref)
        if tenancy_ref is None:
            return []
        first = since.isoformat()
        items = [
            item
            for item in self._home_items(turn, tenancy_ref).lines
            if item["account_ref"] == account_ref and item["on"] >= first
        ]
        items.sort(key=lambda item: (item["on"], item["place"]), reverse=True)
        return [_line(item) for item in items]

    def coach(self, coach_ref: str) -> Coach | None:
        """A home's coach comes with the home."""
        turn = self._turns.current()
        generation = self._generation(turn)
        if generation is None:
            return None
        for items in turn.homes.values():
            if items.home and items.home.get("coach_ref") == coach_ref and "coach" in items.home:
                return _coach(coach_ref, items.home["coach"], generation.info.as_of)
        item = self._table.get(keys.coach(coach_ref, generation.number))
        return _coach(coach_ref, item, generation.info.as_of) if item else None

    def _tenancy_of(self, turn: DynamoTurn, account_ref: str) -> str | None:
        """The account is nearly always the one that this turn has just read."""
        for tenancy_ref, items in turn.homes.items():
            if items.account and items.account["account_ref"] == account_ref:
                return tenancy_ref
        generation = self._generation(turn)
        item = self._table.get(keys.account(account_ref, generation.number)) if generation else None
        return item["tenancy_ref"] if item else None


def place_of(item: Item) -> Place | None:
    if "latitude" not in item:
        return None
    return Place(latitude=float(item["latitude"]), longitude=float(item["longitude"]))


def _home(item: Item, as_of: datetime) -> Home:
    return Home(
        tenancy_ref=item["tenancy_ref"],
        property_ref=item["property_ref"],
        block_ref=item.get("block_ref"),
        coach_ref=item.get("coach_ref"),
        place=place_of(item),
        started_on=date.fromisoformat(item["started_on"]),
        ended_on=day(item.get("ended_on")),
        as_of=as_of,
        is_secure=item.get("is_secure", False),
    )


def _rent_account(item: Item, generation: Generation) -> RentAccount:
    return RentAccount(
        account_ref=item["account_ref"],
        tenancy_ref=item["tenancy_ref"],
        owed_pence=item["owed_pence"],
        as_of=date.fromisoformat(item["as_of"]),
        charge_pence=item["charge_pence"],
        frequency=Frequency(item["frequency"]),
        next_charge_on=day(item.get("next_charge_on")),
        method=PaymentMethod(item["method"]),
        expected=_expected(item),
        arrangement=_arrangement(item),
        rent_free_on=generation.rent_free_on(item.get("rent_free_calendar")),
        no_arrears_talk=item["no_arrears_talk"],
    )


def _expected(item: Item) -> Expected | None:
    if "expected_pence" not in item or "expected_on" not in item:
        return None
    return Expected(pence=item["expected_pence"], on=date.fromisoformat(item["expected_on"]))


def _arrangement(item: Item) -> Arrangement | None:
    if "arrangement_pence" not in item or "arrangement_frequency" not in item:
        return None
    return Arrangement(
        pence=item["arrangement_pence"],
        frequency=Frequency(item["arrangement_frequency"]),
        is_kept=item.get("arrangement_is_kept", False),
    )


def _line(item: Item) -> RentLine:
    return RentLine(
        on=date.fromisoformat(item["on"]), kind=LineKind(item["kind"]), owed_pence=item["owed_pence"]
    )


def _coach(coach_ref: str, item: Item, as_of: datetime) -> Coach:
    return Coach(
        coach_ref=coach_ref,
        first_name=item["first_name"],
        works_on=weekdays(item["works_on"]),
        cover_name=item.get("cover_name"),
        as_of=as_of,
    )

"""The two requests that a turn makes: whose home it is and which load is current, then all of that home."""

from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import If, Item
from skill.housing.dynamodb.table import DynamoTable
from skill.housing.dynamodb.turn import DynamoTurn, Generation, HomeItems, Turns
from skill.services.ports import Clock


class DynamoReads:
    """The reads that every part of the store shares."""

    _table: DynamoTable
    _turns: Turns
    _clock: Clock

    def _link_item(self, turn: DynamoTurn, account: str) -> Item | None:
        """The first request of a turn. It also reads which load is current and which places are taken."""
        if account not in turn.links:
            key = keys.link(account)
            wanted = [key] if turn.knows_generation else [key, keys.CURRENT, keys.TAKEN]
            found = self._table.get_many(*wanted)
            turn.links[account] = found.get(key)
            if not turn.knows_generation:
                turn.begin(found.get(keys.CURRENT))
                turn.taken = found.get(keys.TAKEN, {})
        return turn.links[account]

    def _generation(self, turn: DynamoTurn) -> Generation | None:
        if not turn.knows_generation:
            turn.begin(self._table.get(keys.CURRENT))
        generation = turn.generation
        return generation if generation and self._clock.now() < generation.ends_at else None

    def _home_items(self, turn: DynamoTurn, tenancy_ref: str) -> HomeItems:
        """The second request: what the load says about a home, and what we keep about it."""
        if tenancy_ref not in turn.homes:
            generation = self._generation(turn)
            number = generation.number if generation else keys.OWN
            items = self._table.query(keys.home(tenancy_ref), If("#sk >= :from", {"from": number}))
            turn.homes[tenancy_ref] = sorted_out(items, number)
        return turn.homes[tenancy_ref]


def sorted_out(items: list[Item], number: str) -> HomeItems:
    """Items of later loads lie between: one being written, one refused, or one rolled back."""
    found = HomeItems()
    for item in items:
        whose, _, what = item["sk"].partition("#")
        if whose == number:
            _sort_landlords(found, what.partition("#")[0], item)
        else:
            _sort_own(found, f"{whose}#" if what else whose, item)
    return found


def _sort_own(found: HomeItems, kind: str, item: Item) -> None:
    match kind:
        case keys.PRIVACY:
            found.privacy = item
        case keys.REACH:
            found.walk_limit = item
        case keys.REPORTS:
            found.reports.append(item)
        case keys.BOOKINGS | keys.UNBOOKINGS:
            found.bookings[item["sk"]] = item
        case keys.BOOKED:
            found.booked[item["sk"].removeprefix(keys.BOOKED)] = item
        case keys.TELLINGS:
            found.chasers.append(item)


def _sort_landlords(found: HomeItems, kind: str, item: Item) -> None:
    match kind:
        case "HOME":
            found.home = item
        case "RENT":
            found.account = item
        case "LINE":
            found.lines.append(item)
        case "JOB":
            found.jobs.append(item)
        case "VISIT":
            found.visits.append(item)

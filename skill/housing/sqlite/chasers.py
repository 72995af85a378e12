"""Chasers in SQLite: repairs that a tenant has reported again."""

from skill.domain.repairs.jobs import Chaser
from skill.housing.records.chasers import chaser_message
from skill.housing.sqlite.connections import Connections
from skill.housing.sqlite.outbox import add_message
from skill.housing.values import instant_text

KEPT = "SELECT times FROM tellings WHERE request_id = ? AND tenancy_ref = ?"
NEXT = "SELECT coalesce(max(times), 0) + 1 FROM tellings WHERE tenancy_ref = ? AND about = ?"
KEEP = "INSERT INTO tellings (request_id, tenancy_ref, about, times, told_at) VALUES (?, ?, ?, ?, ?)"


class SqliteChasers:
    """The port Chasers."""

    _connections: Connections

    def chase(self, again: Chaser) -> int:
        request = (again.request_id, again.tenancy_ref)
        with self._connections.writing() as connection:
            if kept := connection.execute(KEPT, request).fetchone():
                return int(kept[0])
            ((times,),) = connection.execute(NEXT, (again.tenancy_ref, again.about))
            connection.execute(KEEP, (*request, again.about, times, instant_text(again.told_at)))
            add_message(connection, chaser_message(again, times))
        return int(times)

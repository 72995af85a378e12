"""Dangers of the building that linked homes told us of: kept with a message, and listed for the landlord."""

from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from skill.domain.coaching import Message, MessageKind
from skill.domain.danger.notes import DangerNote, LimitState
from skill.domain.deadlines.law import NOTICE
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import ABSENT, ConditionFailed, Equal, Key, Put, Update
from skill.housing.records.outbox import sent
from skill.housing.records.part import Part
from skill.housing.records.turn import home_partition
from skill.housing.values import instant_text

DANGERS = "~DANGER#"
BY_TIME = "DANGERS"

KEPT_FOR = timedelta(days=800)
"""As long as a report is listed: longer than anyone looks back."""


class DangerRecords(Part):
    """The port Dangers: an item with the home, and one in the list of all, which says what became of it."""

    def keep_danger(self, note: DangerNote) -> None:
        """A condition that does not hold means that it was kept before."""
        home = Key(home_partition(note.tenancy_ref), f"{DANGERS}{note.request_id}")
        expires_at = int((note.told_at + KEPT_FOR).timestamp())
        body = body_of(note)
        told = Put(home, body, ABSENT, expires_at=expires_at)
        listed = Put(_listed(note), body, expires_at=expires_at)
        try:
            self._engine.transact(told, listed, *sent(danger_message(note)))
        except ConditionFailed:
            return

    def dangers(self, *, since: datetime) -> list[DangerNote]:
        found = self._engine.query(BY_TIME, after=instant_text(since))
        return [record_of(DangerNote, item.body) for item in found]

    def settle_danger(self, note: DangerNote, limit: LimitState, *, at: datetime) -> None:
        """Where the list has forgotten the note, there is nothing to settle."""
        settled = body_of(replace(note, limit=limit, settled_at=at))
        put = {name: settled[name] for name in ("limit", "settled_at")}
        try:
            self._engine.transact(Update(_listed(note), Equal("request_id", note.request_id), put=put))
        except ConditionFailed:
            return


def _listed(note: DangerNote) -> Key:
    home = quote(note.tenancy_ref, safe="")
    return Key(BY_TIME, f"{instant_text(note.told_at)}#{home}#{note.request_id}")


def danger_message(note: DangerNote) -> Message:
    """Where the law may set a limit, with the notice that it speaks of."""
    body = {"danger": note.danger, "property_ref": note.property_ref, "told_at": note.told_at.isoformat()}
    if note.possible_by:
        body |= {"notice": NOTICE, "possible_by": note.possible_by.isoformat()}
    return Message(
        request_id=note.request_id,
        kind=MessageKind.DANGER,
        tenancy_ref=note.tenancy_ref,
        body=body,
        created_at=note.told_at,
        coach_ref=note.coach_ref,
    )

"""The named coach: who it is, asking for a call, leaving a message, giving feedback."""

from datetime import date

from skill.domain.coaching import CallTopic, Coach, CoachToday, EventWish, Message, MessageKind
from skill.domain.events.event import Event
from skill.domain.landlord import Landlord
from skill.domain.repairs.faults import Fault
from skill.domain.tenancy import Home
from skill.services.ports import Clock, Coaches, Outbox


class CoachingService:
    def __init__(self, coaches: Coaches, outbox: Outbox, *, clock: Clock, landlord: Landlord) -> None:
        self._coaches = coaches
        self._outbox = outbox
        self._clock = clock
        self._landlord = landlord

    def my_coach(self, home: Home) -> CoachToday | None:
        """The coach of a home's patch, or None where none is named."""
        coach = self.coach_of(home)
        if coach is None:
            return None
        return CoachToday(coach=coach, is_in_today=coach.works(self._landlord.today(self._clock.now())))

    def coach_of(self, home: Home) -> Coach | None:
        return self._coaches.coach(home.coach_ref) if home.coach_ref else None

    def ask_for_call(self, home: Home, topic: CallTopic | None, on: date | None, *, request_id: str) -> None:
        """Ask for a call-back. Only a topic from the list goes with it, never the tenant's own words."""
        body = {"topic": (topic or CallTopic.SOMETHING_ELSE).value, "wanted_on": on.isoformat() if on else ""}
        self._send(home, MessageKind.CALL_BACK, body, request_id)

    def leave_message(self, home: Home, text: str, *, request_id: str) -> None:
        """Send a message that the tenant heard read back and agreed to."""
        self._send(home, MessageKind.MESSAGE, {"text": text}, request_id)

    def complain(self, home: Home, fault: Fault | None, job_ref: str, *, request_id: str) -> None:
        """Send the coach a complaint: which repair it is about, and none of the tenant's words."""
        body = {"about": fault.fault_id if fault else "", "job": job_ref}
        self._send(home, MessageKind.COMPLAINT, body, request_id)

    def wish(self, home: Home, wish: EventWish, event: Event, *, request_id: str) -> None:
        """Tell the coach that somebody would like to go, or to be reminded; nothing is booked."""
        body = {
            "wish": wish.value,
            "event": event.event_ref,
            "title": event.title,
            "venue": event.venue,
            "starts_at": event.starts_at.isoformat(),
        }
        self._send(home, MessageKind.EVENT_WISH, body, request_id)

    def feedback(self, home: Home, rating: int, *, request_id: str) -> None:
        """Send a rating from one to five."""
        self._send(home, MessageKind.FEEDBACK, {"rating": str(rating)}, request_id)

    def _send(self, home: Home, kind: MessageKind, body: dict[str, str], request_id: str) -> None:
        self._outbox.add(
            Message(
                request_id=request_id,
                kind=kind,
                tenancy_ref=home.tenancy_ref,
                body=body,
                created_at=self._clock.now(),
                coach_ref=home.coach_ref,
            )
        )

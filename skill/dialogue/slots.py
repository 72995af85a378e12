"""Slots as domain values: the resolved id where there is one, None where nothing usable was heard."""

from collections.abc import Mapping
from datetime import date

from skill.dialogue.request import SlotContent
from skill.domain.coaching import CallTopic
from skill.domain.events.event import Access, Activity, Audience, Price, Which
from skill.domain.events.nearby import WalkLimit, Wanted
from skill.domain.ids import Kind, parse_enum
from skill.domain.numbers import Helpline
from skill.domain.periods import PartOfDay, Period, read_period
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import AnswerLevel

_NOTHING_HEARD = SlotContent()


class Slots:
    """The slots of one request. Only those that the handler declares can be read."""

    def __init__(self, slots: Mapping[str, SlotContent], reads: tuple[str, ...]) -> None:
        self._slots = slots
        self._reads = reads

    def text(self, name: str) -> str | None:
        """What was said for a slot, as heard."""
        return self._slot(name).words.strip() or None

    def was_heard(self, name: str) -> bool:
        return self.text(name) is not None

    def fault(self, name: str = "fault") -> Fault | None:
        return FAULTS.get(self._slot(name).value_id)

    def room(self) -> Room | None:
        return self._parse_enum(Room, "room")

    def activity(self) -> Activity | None:
        return self._parse_enum(Activity, "activity")

    def audience(self) -> Audience | None:
        return self._parse_enum(Audience, "audience")

    def wanted(self) -> Wanted:
        """What someone would like to go to; an activity that has no id is looked for by its words."""
        activity = self.activity()
        return Wanted(
            activity=activity,
            audience=self.audience(),
            words=self.text("activity") if activity is None else None,
            part_of_day=self.part_of_day(),
            is_free=self._parse_enum(Price, "price") is Price.FREE,
            is_step_free=self._parse_enum(Access, "access") is Access.STEP_FREE,
        )

    def line(self) -> Helpline | None:
        """What a telephone number is wanted for."""
        return self._parse_enum(Helpline, "line")

    def walk_limit(self) -> WalkLimit | None:
        return self._parse_enum(WalkLimit, "reach")

    def place_among(self, count: int) -> int | None:
        """Which of `count` things was meant, 1 is the first: "the second one", "the last one"."""
        which = self.which()
        return which.position(count) if which else self.number("position")

    def which(self) -> Which | None:
        return self._parse_enum(Which, "which")

    def topic(self) -> CallTopic | None:
        return self._parse_enum(CallTopic, "topic")

    def part_of_day(self) -> PartOfDay | None:
        return self._parse_enum(PartOfDay, "part_of_day")

    def level(self) -> AnswerLevel | None:
        return self._parse_enum(AnswerLevel, "level")

    def period(self, today: date) -> Period | None:
        value = self.text("date")
        return read_period(value, today) if value else None

    def day(self, today: date) -> date | None:
        """A single day, today or later; a week or a month is not one."""
        period = self.period(today)
        return period.first if period and period.is_one_day and period.first >= today else None

    def number(self, name: str) -> int | None:
        """A whole number, in figures; unheard digits arrive as question marks and give None."""
        value = self.text(name)
        return int(value) if value and value.isascii() and value.isdigit() and len(value) <= 9 else None

    def digits(self, name: str) -> str | None:
        """A code or PIN digit by digit, however it was grouped."""
        value = (self.text(name) or "").replace(" ", "").replace(",", "")
        return value if value.isascii() and value.isdigit() else None

    def _slot(self, name: str) -> SlotContent:
        """A "yes" is answered by the handler that asked, and comes without any of its slots."""
        slot = self._slots.get(name)
        if slot is not None and name not in self._reads:
            raise KeyError(f"slot {name} is not declared by the handler")
        return slot or _NOTHING_HEARD

    def _parse_enum(self, kind: type[Kind], name: str) -> Kind | None:
        return parse_enum(kind, self._slot(name).value_id)

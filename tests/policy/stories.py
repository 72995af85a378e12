"""Conversations by what they need of the store in their last turn."""

from dataclasses import dataclass

from tests.policy.house import Json, envelope, intent, slot

TAP = slot("fault", "dripping tap", ids=["tap_dripping"])
KITCHEN = slot("room", "kitchen", ids=["kitchen"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A conversation that needs `method` of the store in its last turn."""

    method: str
    turns: tuple[Json, ...]
    home: str = "T1001"

    def __str__(self) -> str:
        return f"{self.method}-in-{self.turns[-1]['request'].get('intent', {}).get('name', 'launch')}"


YES, NO = intent("AMAZON.YesIntent"), intent("AMAZON.NoIntent")
REPORT = (intent("ReportRepairIntent", TAP, KITCHEN), YES)
PICKED = (*REPORT, intent("ChooseVisitIntent", slot("date", "2026-11-24")))
"""The first of the windows that are offered after the report."""
CHASED = (*REPORT, REPORT[0], NO)
COMPLAINT = (intent("ComplaintIntent", TAP), YES)
CALL = (intent("CallMeBackIntent", slot("topic", "moving", ids=["moving"])), YES)
MESSAGE = (intent("LeaveMessageIntent", slot("message", "the parcel is here")), YES)
CHANGE = (intent("ChangeAppointmentIntent", slot("date", "2026-12-05")), YES)
"""On a Saturday, when the landlord gives no windows away: a wish."""
CANCEL = (intent("CancelRepairIntent", TAP), YES)
FEEDBACK = (intent("FeedbackIntent", slot("rating", "4")),)
JOIN = (intent("WhatsOnIntent"), intent("JoinEventIntent", slot("position", "1")))
REMIND = (intent("WhatsOnIntent"), intent("RemindEventIntent", slot("position", "1")))
KEPT = {
    "report": REPORT,
    "call-back": CALL,
    "message": MESSAGE,
    "change": CHANGE,
    "cancel": CANCEL,
    "complaint": COMPLAINT,
}

STORIES = (
    Story(method="link", turns=(intent("RentBalanceIntent"),)),
    Story(method="link", turns=(envelope({"type": "LaunchRequest"}),)),
    Story(method="home", turns=(intent("MyCoachIntent"),)),
    Story(method="privacy", turns=(intent("RentBalanceIntent"),)),
    Story(method="privacy", turns=(intent("AnswerLevelIntent", slot("level", "nothing", ids=["nothing"])),)),
    Story(method="keep_privacy", turns=(intent("AnswerLevelIntent", slot("level", "all", ids=["amounts"])),)),
    Story(method="main_account", turns=(intent("RentBalanceIntent"),)),
    Story(method="main_account", turns=(intent("NextRentIntent"),)),
    Story(method="lines", turns=(intent("RentPaymentsIntent"),)),
    Story(method="for_home", turns=(intent("RepairStatusIntent"),)),
    Story(method="for_home", turns=(intent("RepairAppointmentIntent"),)),
    Story(method="for_home", turns=(intent("ChangeAppointmentIntent"),)),
    Story(method="for_home", turns=(intent("CancelRepairIntent"),)),
    Story(method="report", turns=REPORT),
    Story(method="add", turns=CALL),
    Story(method="add", turns=MESSAGE),
    Story(method="add", turns=CHANGE),
    Story(method="add", turns=CANCEL),
    Story(method="add", turns=FEEDBACK),
    Story(method="add", turns=COMPLAINT),
    Story(method="add", turns=JOIN),
    Story(method="add", turns=REMIND),
    Story(method="coach", turns=JOIN),
    Story(method="chase", turns=CHASED),
    Story(method="for_home", turns=CHASED),
    Story(method="book", turns=PICKED),
    Story(method="coach", turns=(intent("MyCoachIntent"),)),
    Story(method="coach", turns=CALL),
    Story(method="coach", turns=MESSAGE),
    Story(method="coach", turns=COMPLAINT),
    Story(method="coach", turns=CHASED),
    Story(method="entries", turns=(intent("WhatsOnIntent"),)),
    Story(method="walk_limit", turns=(intent("WhatsOnIntent"),)),
    Story(method="keep_walk_limit", turns=(intent("WalkReachIntent", slot("reach", "an hour", ids=["60"])),)),
    Story(method="events", turns=(intent("WhatsOnIntent"),)),
    Story(
        method="events", turns=(intent("WhatsOnIntent"), intent("EventDetailsIntent", slot("position", "1")))
    ),
    Story(method="events", turns=(intent("WhatsOnIntent"), intent("EventTimeIntent", slot("position", "1")))),
    Story(method="events", turns=JOIN),
    Story(method="events", turns=(intent("WhatsOnIntent"), intent("AMAZON.NextIntent"))),
    Story(method="redeem", turns=(intent("LinkHomeIntent", slot("code", "123456")),)),
    Story(method="failures", turns=(intent("LinkHomeIntent", slot("code", "123456")),)),
    Story(method="failed", turns=(intent("LinkHomeIntent", slot("code", "123456")),)),
    Story(method="unlink", turns=(intent("UnlinkHomeIntent"), YES)),
    Story(method="failures", home="T1023", turns=(intent("PinIntent", slot("pin", "2580")),)),
    Story(method="failed", home="T1023", turns=(intent("PinIntent", slot("pin", "1111")),)),
    Story(method="clear", home="T1023", turns=(intent("PinIntent", slot("pin", "2580")),)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondaryStep:
    """A conversation whose last turn needs `method` only for a secondary step."""

    method: str
    turns: tuple[Json, ...]
    heard: str
    kept: set[str]
    home: str = "T1002"

    def __str__(self) -> str:
        return self.method


BESIDE = (
    SecondaryStep(
        method="free_slots",
        turns=REPORT,
        heard=r"I've reported it: .*\. Your reference is \d{4}\. Next, the repairs team look at it",
        kept={"repair_report"},
    ),
    SecondaryStep(
        method="free_slots",
        home="T1001",
        turns=CHANGE,
        heard="I've passed that on",
        kept={"repair_change"},
    ),
    SecondaryStep(
        method="unbook",
        turns=(*PICKED, *CANCEL),
        heard="I've passed that on. The repair stays open",
        kept={"repair_report", "repair_booking", "repair_change"},
    ),
)

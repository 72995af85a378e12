"""What the page gets of a turn, as plain values: the answer, and for the developer view its reasons."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from skill.nlu.utterance import Recognised
from skill.rehearsal.checks import TIMEOUT_MS, check
from skill.rehearsal.conversation import Exchange
from skill.rehearsal.hearing import dangers_in, dangers_in_whole
from skill.rehearsal.inspector import Inspection
from skill.rehearsal.ssml import aloud, seconds
from skill.rehearsal.suggestions import OPENERS, Suggestion, answers
from skill.rehearsal.troubles import Trouble
from skill.web.simulator.conversations import InspectedTurn, OpenConversation
from skill.web.simulator.inputs import HOMES

PageData = dict[str, Any]


def beginning(opened: OpenConversation, at: datetime) -> PageData:
    """The start of a conversation; `at` is the landlord's wall clock, kept for links and tests."""
    offered = OPENERS
    if opened.code:
        spelt = " ".join(opened.code)
        offered = (Suggestion(say=f"my code is {spelt}", note="the coach's code"), *OPENERS)
    return {
        "at": at.strftime("%Y-%m-%dT%H:%M"),
        "isKept": opened.scene.at is None,
        "code": opened.code,
        "story": HOMES[opened.scene.home or opened.scene.enrolled or ""].story,
        "suggestions": suggestions(offered),
    }


def turn_taken(turn: InspectedTurn, *, dialog: Collection[str]) -> PageData:
    exchange = turn.exchange
    body = exchange.response.get("response") or {}
    return {
        "said": exchange.said,
        "spoken": exchange.spoken,
        "aloud": aloud(exchange.ssml),
        "isOpen": exchange.is_open,
        "card": body.get("card") if turn.inspection else None,
        "kept": [{"kind": each.kind.value, "home": each.tenancy_ref, **each.body} for each in exchange.kept],
        "suggestions": suggestions(answers(exchange)),
        "developer": None if turn.inspection is None else _reasons(turn, turn.inspection, dialog),
    }


def suggestions(found: Collection[Suggestion]) -> list[PageData]:
    return [asdict(suggestion) for suggestion in found]


def _reasons(turn: InspectedTurn, inspection: Inspection, dialog: Collection[str]) -> PageData:
    exchange = turn.exchange
    before = (inspection.sent.get("session") or {}).get("attributes") or {}
    after = exchange.response.get("sessionAttributes") or {}
    rules = check(exchange.response, dialog=dialog)
    checks = _timely(inspection) | _unknown(turn) | rules | _twice(turn, inspection)
    return {
        "recognised": _recognised(exchange.recognised, turn.runner_up) if exchange.recognised else None,
        "danger": _dangers(exchange),
        "request": inspection.sent,
        "response": exchange.response,
        "trace": [{"kind": event.kind, **event.facts} for event in inspection.trace],
        "attributes": _changes(before, after),
        "ms": round(inspection.ms, 1),
        "timeoutMs": TIMEOUT_MS,
        "characters": len(exchange.ssml),
        "seconds": round(seconds(exchange.ssml), 1),
        "checks": [{"rule": rule, "reason": reason} for rule, reason in checks.items()],
    }


def _recognised(recognised: Recognised, runner_up: tuple[str, float] | None) -> PageData:
    return {
        "intent": recognised.intent,
        "score": recognised.score,
        "runnerUp": list(runner_up) if runner_up else None,
        "slots": [
            {
                "name": slot.name,
                "type": slot.type,
                "value": slot.value,
                "ids": [found for found, _ in slot.matches],
            }
            for slot in recognised.slots.values()
        ],
    }


def _dangers(exchange: Exchange) -> list[PageData]:
    """The danger in what an Echo sends, and beside it what the whole utterance would have shown."""
    if exchange.recognised is None:
        return []
    looked_at = {
        "what was sent": dangers_in(exchange.recognised),
        "the whole utterance, which no Echo sends": dangers_in_whole(exchange.said),
    }
    return [{"in": where, "sure": sure, "perhaps": perhaps} for where, (sure, perhaps) in looked_at.items()]


def _changes(before: PageData, after: PageData) -> list[PageData]:
    """Every session attribute before or after, marked where it changed."""
    return [
        {
            "name": name,
            "before": before.get(name),
            "after": after.get(name),
            "changed": before.get(name) != after.get(name),
        }
        for name in sorted({*before, *after})
    ]


def _timely(inspection: Inspection) -> dict[str, str]:
    is_late = inspection.ms > TIMEOUT_MS
    late = f"{inspection.ms / 1000:.1f} seconds: Alexa has stopped waiting" if is_late else ""
    return {f"Answered within {TIMEOUT_MS // 1000} seconds": late}


def _unknown(turn: InspectedTurn) -> dict[str, str]:
    """Amazon adds request types, so a skill must not fail on one that it does not know."""
    if Trouble.UNKNOWN_REQUEST not in turn.troubles:
        return {}
    reason = "it answered" if turn.exchange.response.get("response") else ""
    return {"A request of an unknown type gets an empty answer": reason}


def _twice(turn: InspectedTurn, inspection: Inspection) -> dict[str, str]:
    exchange, second = turn.exchange, inspection.second_answer
    if second is None:
        return {}
    is_once = len({(each.kind, each.request_id) for each in exchange.kept}) == len(exchange.kept)
    another = "" if second == exchange.response else "another answer the second time"
    return {
        "The same request again gets the same answer": another,
        "What is sent twice is kept once": "" if is_once else f"{len(exchange.kept)} messages",
    }

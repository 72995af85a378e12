"""What the page is told of a turn, as plain values: for everybody, and for whoever wants to see why."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from skill.nlu.understanding import Heard
from skill.rehearsal.aloud import pieces, seconds
from skill.rehearsal.checks import PATIENCE_MS, Check, check
from skill.rehearsal.suggestions import OPENERS, Suggestion, answers
from skill.rehearsal.troubles import Trouble
from skill.rehearsal.watch import Noted
from skill.web.simulator.asked import HOMES
from skill.web.simulator.conversations import Running, Turned

Told = dict[str, Any]


def beginning(running: Running, at: datetime) -> Told:
    """Where a conversation begins; `at` is the landlord's wall clock, kept for links and tests."""
    offered = OPENERS
    if running.code:
        spelt = " ".join(running.code)
        offered = (Suggestion(say=f"my code is {spelt}", note="the coach's code"), *OPENERS)
    return {
        "at": at.strftime("%Y-%m-%dT%H:%M"),
        "isKept": running.scene.at is None,
        "code": running.code,
        "story": HOMES[running.scene.home or running.scene.enrolled or ""].story,
        "suggestions": suggestions(offered),
    }


def turn(turned: Turned, *, dialog: Collection[str]) -> Told:
    exchange = turned.exchange
    body = exchange.response.get("response") or {}
    return {
        "said": exchange.said,
        "spoken": exchange.spoken,
        "pieces": [asdict(piece) for piece in pieces(exchange.ssml)] if exchange.ssml else [],
        "isOpen": exchange.is_open,
        "card": body.get("card") if turned.noted else None,
        "kept": [{"kind": each.kind.value, "home": each.tenancy_ref, **each.body} for each in exchange.kept],
        "suggestions": suggestions(answers(exchange)),
        "developer": None if turned.noted is None else _why(turned, turned.noted, dialog),
    }


def suggestions(found: Collection[Suggestion]) -> list[Told]:
    return [asdict(suggestion) for suggestion in found]


def _why(turned: Turned, noted: Noted, dialog: Collection[str]) -> Told:
    exchange = turned.exchange
    before = (noted.sent.get("session") or {}).get("attributes") or {}
    after = exchange.response.get("sessionAttributes") or {}
    checks = [
        *_timely(noted),
        *_unknown(turned),
        *check(exchange.response, dialog=dialog),
        *_twice(turned, noted),
    ]
    return {
        "heard": _heard(exchange.heard_as, turned.runner_up) if exchange.heard_as else None,
        "request": noted.sent,
        "response": exchange.response,
        "way": [asdict(step) for step in noted.way],
        "attributes": _changes(before, after),
        "ms": round(noted.ms, 1),
        "budgetMs": PATIENCE_MS,
        "characters": len(exchange.ssml),
        "seconds": round(seconds(exchange.ssml), 1),
        "checks": [{"rule": each.rule, "reason": each.reason} for each in checks],
    }


def _heard(heard: Heard, runner_up: tuple[str, float] | None) -> Told:
    return {
        "intent": heard.intent,
        "score": heard.score,
        "runnerUp": list(runner_up) if runner_up else None,
        "slots": [
            {
                "name": slot.name,
                "type": slot.type,
                "value": slot.value,
                "ids": [found for found, _ in slot.matches],
            }
            for slot in heard.slots.values()
        ],
    }


def _changes(before: Told, after: Told) -> list[Told]:
    """Every attribute there was or is, those that changed marked."""
    return [
        {
            "name": name,
            "before": before.get(name),
            "after": after.get(name),
            "changed": before.get(name) != after.get(name),
        }
        for name in sorted({*before, *after})
    ]


def _timely(noted: Noted) -> list[Check]:
    late = f"{noted.ms / 1000:.1f} seconds: Alexa has stopped waiting" if noted.ms > PATIENCE_MS else ""
    return [Check(rule=f"Answered within {PATIENCE_MS // 1000} seconds", reason=late)]


def _unknown(turned: Turned) -> list[Check]:
    """Amazon adds types of request, and a skill that fails on one is broken from then on."""
    if Trouble.UNKNOWN_REQUEST not in turned.troubles:
        return []
    reason = "it answered" if turned.exchange.response.get("response") else ""
    return [Check(rule="A request that nobody knows gets an empty answer", reason=reason)]


def _twice(turned: Turned, noted: Noted) -> list[Check]:
    if noted.again is None:
        return []
    exchange = turned.exchange
    is_same = noted.again == exchange.response
    kept = len({(each.kind, each.request_id) for each in exchange.kept})
    return [
        Check(
            rule="The same request again gets the same answer",
            reason="" if is_same else "another answer the second time",
        ),
        Check(
            rule="What is kept twice is kept once",
            reason="" if kept == len(exchange.kept) else f"{len(exchange.kept)} messages",
        ),
    ]

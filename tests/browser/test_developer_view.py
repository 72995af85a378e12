"""The explanation of an answer, and simulated faults."""

import re

from playwright.sync_api import Page, expect

from skill.rehearsal.checks import RULES
from tests.browser.conftest import heard, picture, say

JSON = ("Request", "Response")


def opened(page: Page) -> None:
    page.get_by_role("button", name="Developer view").click()


def test_the_developer_view_is_off_until_it_is_switched_on(page: Page) -> None:
    say(page, "what's my rent balance")
    expect(page.locator("#developer")).to_be_hidden()
    expect(page.get_by_role("button", name="Why? Turn 1")).to_be_hidden()

    opened(page)

    title = page.locator("#developer-title")
    expect(title).to_have_text("Why this answer: turn 1, “what's my rent balance”")
    expect(page.get_by_role("button", name="Why? Turn 1")).to_be_visible()


def test_developer_view_explains_a_turn(page: Page) -> None:
    opened(page)
    say(page, "the letterbox is broken")
    say(page, "yes")
    developer = page.locator("#developer")

    expect(developer).to_contain_text("AMAZON.YesIntent")
    expect(developer.get_by_role("listitem").filter(has_text="RepairService.report")).to_be_visible()
    expect(developer.locator(".kept-rule")).to_have_count(len(RULES) + 1)
    expect(developer.locator(".broken-rule")).to_have_count(0)
    expect(developer.get_by_role("row", name="fault letterbox_broken")).to_be_visible()
    expect(developer).to_contain_text("ms of 8000 ms")
    request, response = (developer.get_by_role("region", name=f"{each} as JSON") for each in JSON)
    expect(request).to_contain_text('"type": "IntentRequest"')
    expect(response).to_contain_text("<speak>I've reported it")
    picture(page, "7-developer-view")

    page.get_by_role("button", name="Why? Turn 1").click()

    expect(page.locator("#developer-title")).to_be_focused()
    expect(developer.get_by_role("row", name="fault Fault letterbox letterbox_broken")).to_be_visible()


def test_silence_has_no_explanation(page: Page) -> None:
    opened(page)
    say(page, "my kitchen tap is dripping")
    page.get_by_role("button", name="Say nothing").click()

    expect(page.locator("#reasons")).to_contain_text("Nothing was sent to the skill")


def test_simulated_fault_lasts_while_switched_on(page: Page) -> None:
    opened(page)
    page.get_by_label("Store down").check()
    say(page, "what's my rent balance")
    assert "I can't get to that just now" in heard(page)
    picture(page, "8-store-down")

    page.get_by_label("Store down").uncheck()
    say(page, "what's my rent balance")
    assert "£84.30" in heard(page)


def test_slow_store_shows_in_the_time(page: Page) -> None:
    opened(page)
    page.get_by_label("Slow store").check()
    page.get_by_role("button", name="what's my rent balance").click()

    expect(page.locator("#light")).to_have_text("Thinking")
    expect(page.locator(".heard")).to_contain_text("£84.30")
    taken = re.compile(r"Answered in\s*[3-7]\d{3}(\.\d)? ms of 8000 ms")
    expect(page.locator("#developer")).to_contain_text(taken)


def test_stop_works_while_an_answer_is_awaited(page: Page) -> None:
    opened(page)
    page.get_by_label("Slow store").check()
    page.get_by_role("button", name="what's my rent balance").click()
    expect(page.locator("#light")).to_have_text("Thinking")
    page.get_by_role("button", name="Say “stop”").click()

    expect(page.locator(".turn")).to_have_count(2)
    assert heard(page) == "Goodbye."
    assert page.evaluate("window.spokenAloud") == [["Goodbye.", "en-GB"]]


def test_an_unknown_request_gets_the_empty_answer_that_amazon_wants(page: Page) -> None:
    opened(page)
    page.get_by_label("Unknown request type").check()
    say(page, "what's my rent balance")

    expect(page.locator(".turn")).to_contain_text("Nothing is heard.")
    expect(page.locator("#reasons")).to_contain_text("✓ A request of an unknown type gets an empty answer")


def test_repeated_request_is_stored_once(page: Page) -> None:
    opened(page)
    say(page, "my kitchen tap is dripping")
    page.get_by_label("Same request twice").check()
    page.get_by_label("Extra fields").check()
    say(page, "yes")

    expect(page.locator("#kept li")).to_have_count(1)
    expect(page.locator(".kept-rule").last).to_have_text("✓ What is sent twice is kept once")
    expect(page.locator(".broken-rule")).to_have_count(0)

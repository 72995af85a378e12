"""Talking to the page: by typing, by buttons and by keyboard; answers are spoken, shown and kept."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Server, heard, picture, say

IS_SEEN = """() => {
  const focused = document.activeElement, box = focused.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 20) / 2);
  return focused === document.body || focused.contains(top) || focused.labels?.[0]?.contains(top);
}"""


def test_one_click_leads_to_a_spoken_rent_balance(page: Page) -> None:
    picture(page, "1-first-sight")

    page.get_by_role("button", name="what's my rent balance").click()

    words = "As of yesterday, your rent is £84.30 behind."
    expect(page.locator(".heard")).to_contain_text(words)
    expect(page.locator("#light")).to_have_text("Listening for an answer")
    assert page.evaluate("window.spokenAloud") == [
        [words, "en-GB"],
        ["Would you like your coach to get in touch?", "en-GB"],
    ]
    picture(page, "2-rent-balance")


def test_phrase_pressed_before_the_conversation_starts_is_not_lost(page: Page) -> None:
    page.route("**/simulator/conversations", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(page.url)
    page.get_by_role("button", name="what's my rent balance").click()

    expect(page.locator(".heard")).to_contain_text("£84.30 behind")


def test_a_question_is_typed_and_its_answer_read(page: Page) -> None:
    say(page, "when is my repair visit")

    assert re.search(r"dripping tap.*is booked for .*between eight and noon", heard(page))
    expect(page.get_by_label("What do you say?")).to_be_focused()
    expect(page.get_by_label("What do you say?")).to_have_value("")


def test_completed_report_is_stored(page: Page, server: Server) -> None:
    say(page, "my toilet won't flush")
    for turn in (2, 3):
        page.get_by_role("group", name="Try saying").get_by_role("button", name="yes").click()
        expect(page.locator(".heard")).to_have_count(turn)

    found = re.search(r"Your reference is (\d{4})", heard(page))
    assert found
    expect(page.locator("#kept")).to_contain_text("toilet_not_flushing")
    expect(page.locator("#kept")).to_contain_text(found[1])
    assert f"reference={found[1]}" in server.outbox()
    picture(page, "3-repair-reported")


def test_switching_home_starts_another_conversation(page: Page) -> None:
    say(page, "what's my rent balance")

    page.get_by_label("Home", exact=True).select_option("T1003")
    expect(page.locator("#story")).to_contain_text("Three weeks ahead")
    expect(page.locator(".turn")).to_have_count(1)
    page.get_by_role("button", name="Start here").click()

    expect(page.locator("#where")).to_contain_text("T1003")
    expect(page.locator(".turn")).to_have_count(0)
    say(page, "what's my rent balance")
    assert "£336 ahead" in heard(page)


def test_everything_works_with_the_keyboard_only(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to what you say")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("my stop tap is stuck")
    page.keyboard.press("Enter")
    expect(page.locator(".heard")).to_have_count(1)

    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="yes", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".heard").last).to_contain_text("I've reported it")
    expect(page.get_by_label("What do you say?")).to_be_focused()

    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    wanted = {"silent", "stop", "walk", "home", "at", "locale", "Start here", "copy-script", "copy-link"}
    assert wanted | {"download", "aloud", "large", "dark", "why"} <= reached


def test_a_focused_control_is_never_hidden_behind_the_composer(page: Page) -> None:
    for _ in range(4):
        say(page, "what's on this weekend")
    page.get_by_role("button", name="Developer view").click()

    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_silence_repeats_the_question_and_then_ends(page: Page) -> None:
    say(page, "my drawer is broken")
    page.get_by_role("button", name="Say nothing").click()
    expect(page.locator(".turn")).to_have_count(2)
    assert heard(page) == "Shall I report it?"
    expect(page.locator("#light")).to_have_text("Listening for an answer")

    page.get_by_role("button", name="Say nothing").click()

    expect(page.locator(".turn").last).to_contain_text("The session is closed.")
    expect(page.locator("#light")).to_have_text("Waiting to be woken")


def test_stop_and_silence_store_nothing(page: Page) -> None:
    for way_out in ("Say “stop”", "Walk away"):
        say(page, "my kitchen tap is dripping")
        page.get_by_role("button", name=way_out).click()
        expect(page.locator(".turn").last).to_contain_text("The session is closed.")

    say(page, "yes")
    assert "I hadn't asked you anything" in heard(page)
    expect(page.locator("#kept")).to_have_text("Nothing yet.")


def test_a_right_and_a_wrong_pin_are_suggested(page: Page) -> None:
    page.get_by_label("Home", exact=True).select_option("T1023")
    page.get_by_role("button", name="Start here").click()
    expect(page.locator("#where")).to_contain_text("T1023")
    say(page, "what's my rent balance")

    page.get_by_role("button", name="(a wrong PIN)").click()
    expect(page.locator(".heard").last).to_contain_text("Sorry, that isn't the PIN.")
    page.get_by_role("button", name="(the right PIN)").click()

    expect(page.locator(".heard").last).to_contain_text("£126.40 behind")


def test_an_account_that_is_not_linked_is_linked_by_its_code(page: Page) -> None:
    page.get_by_label("Not linked yet").check()
    page.get_by_role("button", name="Start here").click()
    expect(page.locator("#where")).to_contain_text("not linked")
    say(page, "what's my rent balance")
    assert "I don't know which home this is yet" in heard(page)

    page.get_by_role("button", name="Start here").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.get_by_role("button", name="(the coach's code)").click()

    expect(page.locator(".heard").last).to_contain_text("your home is linked")


def test_an_echo_with_a_screen_shows_the_card(page: Page) -> None:
    page.get_by_label("Home", exact=True).select_option("T1021")
    page.get_by_label("With a screen").check()
    page.get_by_role("button", name="Start here").click()
    expect(page.locator(".screen")).to_be_visible()
    say(page, "open home coach")

    expect(page.locator(".screen")).to_contain_text("Things to say to Home Coach")
    expect(page.locator(".card")).to_contain_text("Card in the Alexa app")
    picture(page, "4-echo-with-a-screen")


def test_conversation_takes_place_at_the_chosen_time(page: Page) -> None:
    page.get_by_label("Date and time").fill("2026-12-05T10:00")
    page.get_by_role("button", name="Start here").click()

    expect(page.locator("#where")).to_contain_text("Saturday, 5 December 2026 at 10:00")
    expect(page.locator("#kept-where")).to_contain_text("for this conversation alone")
    say(page, "what's on tomorrow")
    assert heard(page)


def test_reading_aloud_stays_switched_off(page: Page) -> None:
    page.get_by_role("button", name="Read aloud").click()
    page.reload()
    expect(page.locator("#where")).to_contain_text("linked")
    say(page, "what's my rent balance")

    expect(page.get_by_role("button", name="Read aloud")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("window.spokenAloud") == []


def test_danger_gets_one_short_answer_and_ends(page: Page) -> None:
    page.get_by_role("button", name="I can smell gas").click()

    expect(page.locator(".heard")).to_contain_text("0800 111 999")
    expect(page.locator(".turn").last).to_contain_text("The session is closed.")
    expect(page.locator("#light")).to_have_text("Waiting to be woken")
    spoken = " ".join(text for text, _ in page.evaluate("window.spokenAloud"))
    assert "0 8 0 0, 1 1 1, 9 9 9" in spoken
    picture(page, "5-danger")


def test_markup_in_an_utterance_is_escaped(page: Page) -> None:
    say(page, "<img src=x onerror=alert(1)> <b>hello</b>")

    assert page.locator("#log img, #log b").count() == 0
    expect(page.locator(".said")).to_contain_text("<b>hello</b>")


def test_microphone_shows_only_if_the_browser_supports_it(new_page: NewPage) -> None:
    page = new_page()
    expect(page.get_by_role("button", name="Speak", exact=True)).to_be_visible()

    page.context.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    page.reload()
    expect(page.locator("#where")).to_contain_text("linked")

    expect(page.get_by_role("button", name="Speak", exact=True)).to_be_hidden()


EAR = """
window.webkitSpeechRecognition = window.SpeechRecognition = class {
  start() {
    setTimeout(() => {
      if (window.deaf) this.onerror({ error: "not-allowed" });
      else this.onresult({ results: [[{ transcript: `what's my rent balance` }]] });
      this.onend();
    }, 20);
  }
};
"""


def test_spoken_words_are_sent(new_page: NewPage) -> None:
    page = new_page()
    page.context.add_init_script(EAR)
    page.reload()
    expect(page.locator("#where")).to_contain_text("linked")

    page.get_by_role("button", name="Speak", exact=True).click()
    expect(page.locator(".heard")).to_contain_text("£84.30")

    page.evaluate("window.deaf = true")
    page.get_by_role("button", name="Speak", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("You can type instead")


def test_restarted_server_starts_a_new_conversation(page: Page) -> None:
    say(page, "what's my rent balance")
    page.route("**/turns", lambda route: route.fulfill(status=404, json={"problem": "This is over."}))
    page.get_by_label("What do you say?").fill("yes")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("This is over.")
    expect(page.locator(".turn")).to_have_count(0)
    page.unroute("**/turns")
    say(page, "what's my rent balance")
    assert "£84.30" in heard(page)

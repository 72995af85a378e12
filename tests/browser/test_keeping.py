"""Saving a conversation: as a working test, as a link that restores it, as text."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from skill.config.settings import Settings
from skill.nlu.understanding import Understanding
from skill.rehearsal.scripts import Script, play
from tests.browser.conftest import NewPage, heard, picture, say


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def a_conversation(new_page: NewPage) -> Page:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("Date and time").fill("2026-11-23T10:00")
    page.get_by_role("button", name="Start here").click()
    expect(page.locator("#where")).to_contain_text("23 November")
    page.get_by_role("button", name="Developer view").click()
    say(page, "my kitchen tap is dripping")
    page.get_by_label("Same request twice").check()
    page.get_by_role("button", name="yes", exact=True).click()
    expect(page.locator(".turn")).to_have_count(2)
    return page


def test_conversation_is_copied_as_a_working_test(
    new_page: NewPage, settings: Settings, understanding: Understanding
) -> None:
    page = a_conversation(new_page)

    page.get_by_role("button", name="Copy as a test").click()

    expect(page.locator("#keep-status")).to_have_text(
        "The test is copied. Save it as a .txt file in tests/conversations/."
    )
    script = clipboard(page)
    assert "at: 2026-11-23T10:00\n" in script
    assert f"! sent-twice\n> yes\n< {heard(page)}\n+ repair_report\n" in script
    assert play(Script.read(script, settings), settings, understanding) == script


def test_link_restores_the_conversation(new_page: NewPage) -> None:
    page = a_conversation(new_page)
    page.get_by_role("button", name="Copy a link").click()
    expect(page.locator("#keep-status")).to_contain_text("The link is copied.")
    address = urlsplit(clipboard(page))

    again = new_page(f"/#{address.fragment}")

    expect(again.locator(".turn")).to_have_count(2)
    for words in (".said", ".heard"):
        assert again.locator(words).all_inner_texts() == page.locator(words).all_inner_texts()
    assert again.evaluate("window.spokenAloud") == []
    assert address.query == ""
    picture(again, "6-held-again")


def test_text_of_a_conversation_is_downloaded(new_page: NewPage, tmp_path: Path) -> None:
    page = a_conversation(new_page)

    with page.expect_download() as download:
        page.get_by_role("button", name="Download the words").click()
    download.value.save_as(tmp_path / "words.txt")

    words = (tmp_path / "words.txt").read_text(encoding="utf-8")
    assert words.startswith("Home Coach, T1001, 2026-11-23 10:00\n\nYou: my kitchen tap is dripping\n")
    assert f"You: yes\nHome Coach: {heard(page)}\n" in words


def test_answers_that_differ_on_replay_are_pointed_out(new_page: NewPage) -> None:
    """Now, in the served store, an earlier report is heard of; a fresh copy knows none."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("Home", exact=True).select_option("T1002")
    page.get_by_role("button", name="Start here").click()
    expect(page.locator("#where")).to_contain_text("T1002")
    for said in ("my toilet won't flush", "yes", "yes"):
        say(page, said)
    page.get_by_role("button", name="Start here").click()
    expect(page.locator(".turn")).to_have_count(0)
    say(page, "what's happening with my repair")
    assert "toilet" in heard(page)

    page.get_by_role("button", name="Copy as a test").click()

    expect(page.locator("#keep-status")).to_contain_text("some answers differ")


def test_empty_conversation_cannot_be_saved(page: Page) -> None:
    for button in ("Copy as a test", "Download the words"):
        page.get_by_role("button", name=button).click()
        expect(page.locator("#keep-status")).to_have_text("Say something first.")


def test_text_is_shown_if_copying_is_not_allowed(new_page: NewPage) -> None:
    page = new_page()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    say(page, "what's my rent balance")

    page.get_by_role("button", name="Copy a link").click()

    link = re.compile(r"/#home=T1001&.*say=what%27s\+my\+rent\+balance$")
    expect(page.get_by_label("What was copied")).to_have_value(link)

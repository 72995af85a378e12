"""WCAG 2.2 AA, as far as a machine can tell: axe in every main state, zoom, large text, motion, names."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, picture, say

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def first_sight(page: Page) -> None:
    """As it opens."""


def talking(page: Page) -> None:
    say(page, "open home coach")
    say(page, "my kitchen tap is dripping")
    say(page, "yes")


def explained(page: Page) -> None:
    page.get_by_role("button", name="Developer view").click()
    talking(page)
    page.get_by_role("button", name="Copy a link").click()
    expect(page.get_by_label("What was copied")).to_be_visible()


def with_a_screen(page: Page) -> None:
    page.get_by_label("With a screen").check()
    page.get_by_role("button", name="Start here").click()
    expect(page.locator(".screen")).to_be_visible()
    say(page, "open home coach")


STATES = [first_sight, talking, explained, with_a_screen]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_has_no_findings(state: Callable[[Page], None], scheme: str, new_page: NewPage) -> None:
    page = new_page(color_scheme=scheme)
    state(page)

    found = Axe().run(page, options=RULES)

    assert found.violations_count == 0, found.generate_report()
    if state is talking:
        picture(page, f"9-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_and_names_hold_in_large_text_on_a_narrow_page(scheme: str, new_page: NewPage) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 390, "height": 780})
    page.get_by_role("button", name="Large text").click()
    explained(page)

    found = Axe().run(page, options=RULES)

    assert found.violations_count == 0, found.generate_report()
    picture(page, f"10-narrow-large-{scheme}")


@pytest.mark.parametrize("width", [640, 320])
def test_nothing_is_cut_off_when_zoomed(width: int, new_page: NewPage) -> None:
    """A window of 1280 at 200% is 640 wide, at 400% 320 (WCAG 1.4.10)."""
    page = new_page(viewport={"width": width, "height": 450})
    explained(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    picture(page, f"11-zoomed-{width}")


def test_answers_are_announced(page: Page) -> None:
    log = page.get_by_role("log", name="Conversation")
    say(page, "what's my rent balance")

    expect(log).to_contain_text("£84.30")
    assert page.get_by_role("heading", level=1).inner_text() == "Home Coach"


def test_reduced_motion_stops_all_movement(new_page: NewPage) -> None:
    page = new_page(reduced_motion="reduce")
    page.evaluate("document.getElementById('echo').dataset.light = 'thinking'")

    assert page.locator(".ring").evaluate("(ring) => getComputedStyle(ring).animationName") == "none"


def test_targets_are_large_enough(page: Page) -> None:
    """WCAG 2.5.8: 24 by 24 pixels, here for every button and field."""
    talking(page)
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, input:not([type=radio], [type=checkbox])")]
          .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([name]) => name)"""
    )

    assert small == []


def test_answers_show_with_reading_aloud_on_or_off(page: Page) -> None:
    for _ in range(2):
        page.get_by_role("button", name="Read aloud").click()
        say(page, "what's my rent balance")
        expect(page.locator(".heard").last).to_be_visible()


def test_a_theme_is_kept(page: Page) -> None:
    page.get_by_role("button", name="Dark").click()
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")

"""A real Chromium with the real server, started as the README says, over its own made-up homes."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.test_serve import a_free_port

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "screenshots"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NOT_FOUND = "Failed to load resource: the server responded with a status of 404"
"""What Chromium itself logs where a test provokes it."""

PATIENCE_MS = 15_000
"""A busy machine may be slow; what never arrives still fails."""

SIZE = {"width": 1280, "height": 900}

VOICE = """
window.spokenAloud = [];
const synthesis = {
  getVoices: () => [],
  cancel: () => {},
  speak: (utterance) => {
    window.spokenAloud.push([utterance.text, utterance.lang]);
    setTimeout(() => utterance.onend(), 20);
  },
};
Object.defineProperty(window, "speechSynthesis", { value: synthesis });
"""
"""A headless browser has no voice: this one records what it was given to say."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """CI never leaves these out: there, a missing browser is a failure."""
    lacking = pytest.mark.skip(reason="needs Chromium: apt-get install chromium")
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and "CI" not in os.environ:
                item.add_marker(lacking)


class Server:
    def __init__(self, folder: Path) -> None:
        self.environ = {**os.environ, "HOME_COACH_DATA": f"sqlite:///{folder}/homes.sqlite3"}
        self.address = f"http://127.0.0.1:{(port := a_free_port())}"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "skill", "serve", "--port", str(port)],
            cwd=ROOT,
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self, patience: float = 30) -> None:
        until = time.monotonic() + patience
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.address}/healthz", timeout=2)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not start")

    def outbox(self) -> str:
        """What another terminal shows."""
        listed = [sys.executable, "-m", "skill", "outbox"]
        return subprocess.run(
            listed, cwd=ROOT, env=self.environ, capture_output=True, text=True, check=True
        ).stdout

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("homes"))
    try:
        server.wait()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is not installed"
    expect.set_options(timeout=PATIENCE_MS)
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *root])
        yield browser
        browser.close()


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, server: Server) -> Iterator[NewPage]:
    """Opens the simulator; any error in the console of the page fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(path: str = "/", **options: object) -> Page:
        context = browser.new_context(**{"viewport": SIZE, "locale": "en-GB", **options})  # type: ignore[arg-type]
        context.add_init_script(VOICE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda problem: complaints.append(str(problem)))
        page.goto(server.address + path)
        expect(page.locator("#where")).to_contain_text("linked")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in complaints if not each.startswith(NOT_FOUND)] == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    return new_page()


def say(page: Page, words: str) -> None:
    """Typed, and answered."""
    turns = page.locator(".turn").count()
    page.get_by_label("What do you say?").fill(words)
    page.get_by_label("What do you say?").press("Enter")
    expect(page.locator(".turn")).to_have_count(turns + 1)


def heard(page: Page) -> str:
    """The last answer, without the name before it."""
    return page.locator(".heard").last.inner_text().split("\n", 1)[1]


def picture(page: Page, name: str) -> None:
    """Kept as an artefact for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.evaluate("window.scrollTo(0, 0)")
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

"""The simulator as its page talks to it, without a browser."""

from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skill.bootstrap import build_door
from skill.config.settings import Settings
from skill.web.app import build_app
from tests.understood import understanding
from tests.web.doors import settings

Json = dict[str, Any]
AT = "2026-11-23T10:00"


def stored_in(folder: Path) -> Settings:
    return settings(HOME_COACH_DATA=f"sqlite:///{folder}/homes.sqlite3")


def a_page(folder: Path) -> FlaskClient:
    configured = stored_in(folder)
    app = build_app(configured, build_door(configured), None, understanding=understanding())
    return app.test_client()


class Talk:
    """One conversation through the page's own requests."""

    def __init__(self, client: FlaskClient, **scene: object) -> None:
        self.client = client
        self.scene: Json = {"home": "T1001", "at": AT, **scene}
        begun = client.post("/simulator/conversations", json=self.scene)
        assert begun.status_code == 201, begun.text
        self.began: Json = begun.get_json()

    def post(self, say: object, *troubles: str) -> TestResponse:
        path = f"/simulator/conversations/{self.began['id']}/turns"
        return self.client.post(path, json={"say": say, "troubles": list(troubles)})

    def say(self, words: str, *troubles: str) -> Json:
        told = self.post(words, *troubles)
        assert told.status_code == 200, told.text
        return dict(told.get_json())

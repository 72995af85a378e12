"""The web door: one Flask app that answers Amazon's verified requests. Never deployed to Lambda."""

from skill.web.app import create_app

__all__ = ["create_app"]

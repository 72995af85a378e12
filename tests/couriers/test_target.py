"""Where messages may go: what is safe is built, anything else stops the start with a reason."""

from datetime import UTC, datetime

import pytest

from skill.couriers.mail import MailCourier
from skill.couriers.target import courier_for
from skill.couriers.webhook import WebhookCourier
from skill.errors import ConfigurationError
from tests.couriers.receivers import SECOND
from tests.tables import each_row


def build(url: str, secret: str | None = None) -> object:
    return courier_for(url, secret, lambda: datetime.now(UTC), SECOND)


@each_row(
    ("url", "secret", "kind"),
    [
        ("https://landlord.example/hook", "s3cret", WebhookCourier),
        ("http://127.0.0.1:8080/hook", None, WebhookCourier),
        ("http://localhost/hook", None, WebhookCourier),
        ("smtp://mail.example?from=a@b.example&to=c@d.example", "user:pass:word", MailCourier),
        ("smtps://mail.example:465?from=a@b.example&to=c@d.example", None, MailCourier),
    ],
)
def test_what_is_safe_is_built(url: str, secret: str | None, kind: type) -> None:
    assert isinstance(build(url, secret), kind)


@each_row(
    ("url", "secret", "reason"),
    [
        ("ftp://x.example", None, "https://"),
        ("landlord.example", None, "has no host"),
        ("https://", "s", "has no host"),
        ("https://x.example:port/", "s", "the port is not a number"),
        ("http://landlord.example/hook", "s", "for this machine only"),
        ("https://landlord.example/hook", None, "needs a key in HOME_COACH_OUTBOX_SECRET"),
        ("https://user:pass@landlord.example/", "s", "holds a password"),
        ("smtp://mail.example", None, "from=ADDRESS"),
        ("smtp://mail.example?from=a@b.example", None, "from=ADDRESS"),
        ("smtp://mail.example?from=a@b.example&to=c%0Ad@e.example", None, "from=ADDRESS"),
        ("smtp://mail.example?from=a@b.example&to=c@d.example", "password", "user:password"),
    ],
)
def test_what_is_not_safe_is_refused_without_repeating_a_secret(
    url: str, secret: str | None, reason: str
) -> None:
    with pytest.raises(ConfigurationError, match=reason) as refusal:
        build(url, secret)
    assert "pass@" not in str(refusal.value)

"""Where messages go: `HOME_COACH_OUTBOX` read strictly, the courier that goes there, and its deliveries."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, urlsplit

from skill.bootstrap import Store
from skill.config.settings import Settings
from skill.couriers.mail import Mailbox, MailCourier
from skill.couriers.payload import MessageForm
from skill.couriers.webhook import WebhookCourier
from skill.errors import ConfigurationError
from skill.services.delivery import LEASE, Courier, DeliveryService
from skill.services.ports import Clock

SMTP_PORT, SMTPS_PORT = 587, 465


def build_delivery(
    settings: Settings, store: Store, clock: Clock, *, lease: timedelta = LEASE
) -> DeliveryService | None:
    """None where `HOME_COACH_OUTBOX` is not set: messages then wait, and `outbox` shows them."""
    if settings.outbox is None:
        return None
    return DeliveryService(
        store,
        courier_for(settings.outbox, settings.outbox_secret, clock.now, form_for(settings)),
        clock=clock,
        draw=random.SystemRandom().uniform,
        dead_after=timedelta(hours=settings.outbox_dead_after_hours),
        lease=lease,
    )


def form_for(settings: Settings) -> MessageForm:
    return MessageForm(version=settings.messages_version, timezone=settings.landlord.timezone)


def courier_for(url: str, secret: str | None, now: Callable[[], datetime], form: MessageForm) -> Courier:
    """Raises `ConfigurationError` for an address that is wrong, or to which sending would not be safe."""
    target = urlsplit(url)
    try:
        port = target.port
    except ValueError:
        raise ConfigurationError("HOME_COACH_OUTBOX: the port is not a number from 0 to 65535") from None
    if target.username or target.password:
        raise ConfigurationError("HOME_COACH_OUTBOX holds a password; put it into HOME_COACH_OUTBOX_SECRET")
    if not target.hostname:
        raise ConfigurationError("HOME_COACH_OUTBOX has no host")
    match target.scheme:
        case "https" | "http":
            return _webhook(url, target, secret, now, form)
        case "smtp" | "smtps":
            return MailCourier(_mailbox(target, port, secret), form=form)
    raise ConfigurationError("HOME_COACH_OUTBOX has to be https://..., smtp://... or smtps://...")


def _webhook(
    url: str, target: SplitResult, secret: str | None, now: Callable[[], datetime], form: MessageForm
) -> Courier:
    if target.scheme == "http" and not _is_local(target.hostname):
        raise ConfigurationError("HOME_COACH_OUTBOX: http is for this machine only; use https")
    if not secret and not _is_local(target.hostname):
        raise ConfigurationError("HOME_COACH_OUTBOX needs a key in HOME_COACH_OUTBOX_SECRET, to sign with")
    return WebhookCourier(url, form=form, secret=secret.encode() if secret else None, now=now)


def _mailbox(target: SplitResult, port: int | None, secret: str | None) -> Mailbox:
    query = parse_qs(target.query)
    sender, recipient = query.get("from", [""])[-1], query.get("to", [""])[-1]
    for address in (sender, recipient):
        if not (address.isprintable() and " " not in address and address.count("@") == 1):
            raise ConfigurationError("HOME_COACH_OUTBOX: smtp needs ?from=ADDRESS&to=ADDRESS")
    user, _, password = (secret or "").partition(":")
    if secret and not password:
        raise ConfigurationError("HOME_COACH_OUTBOX_SECRET for smtp is user:password")
    is_secure = target.scheme == "smtps"
    return Mailbox(
        host=target.hostname or "",
        port=port or (SMTPS_PORT if is_secure else SMTP_PORT),
        sender=sender,
        recipient=recipient,
        is_secure=is_secure,
        is_local=_is_local(target.hostname),
        user=user,
        password=password,
    )


def _is_local(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host or "").is_loopback
    except ValueError:
        return False

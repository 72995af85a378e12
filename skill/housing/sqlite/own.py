"""Our own records in SQLite: links, codes, privacy choices, walk limits, wrong attempts, heartbeats."""

from datetime import datetime, timedelta

from skill.domain.tenancy import AnswerLevel, Link, Privacy
from skill.errors import CodeTaken
from skill.housing.sqlite.connections import Connections
from skill.housing.values import instant, instant_text
from skill.services.ports import BackgroundJob, Clock, Heartbeat

ATTEMPTS_KEPT_FOR = timedelta(days=30)

KEEP_LINK = """
    INSERT INTO links (account, tenancy_ref, linked_at, code_hash) VALUES (?, ?, ?, ?)
    ON CONFLICT (account) DO UPDATE
    SET tenancy_ref = excluded.tenancy_ref, linked_at = excluded.linked_at, code_hash = excluded.code_hash
"""

KEEP_CODE = """
    INSERT INTO codes (tenancy_ref, code_hash, expires_at) VALUES (?, ?, ?)
    ON CONFLICT (tenancy_ref) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at
"""

KEEP_PRIVACY = """
    INSERT INTO privacies (tenancy_ref, level, pin_hash) VALUES (?, ?, ?)
    ON CONFLICT (tenancy_ref) DO UPDATE SET level = excluded.level, pin_hash = excluded.pin_hash
"""
KEEP_WALK_LIMIT = "INSERT INTO reaches (tenancy_ref, minutes) VALUES (?, ?)"

BEAT = """
    INSERT INTO heartbeats (job, beat_at, outcome) VALUES (?, ?, ?)
    ON CONFLICT (job) DO UPDATE SET beat_at = excluded.beat_at, outcome = excluded.outcome
"""


class SqliteOwnRecords:
    """The ports Links, Privacies, WalkLimits, Attempts and Heartbeats."""

    _connections: Connections
    _clock: Clock

    def link(self, account: str) -> Link | None:
        row = self._connections.row(
            "SELECT account, tenancy_ref, linked_at FROM links WHERE account = ?", (account,)
        )
        if row is None:
            return None
        account, tenancy_ref, linked_at = row
        return Link(account=account, tenancy_ref=tenancy_ref, linked_at=instant(linked_at))

    def keep_code(self, code_hash: str, tenancy_ref: str, *, expires_at: datetime) -> None:
        """Raises `CodeTaken` for a code that another home may still use."""
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM codes WHERE expires_at <= ?", (instant_text(self._clock.now()),))
            taken = "SELECT 1 FROM codes WHERE code_hash = ? AND tenancy_ref <> ?"
            if connection.execute(taken, (code_hash, tenancy_ref)).fetchone():
                raise CodeTaken
            connection.execute(KEEP_CODE, (tenancy_ref, code_hash, instant_text(expires_at)))

    def redeem(self, code_hash: str, account: str, *, at: datetime) -> Link | None:
        with self._connections.writing() as connection:
            spent = connection.execute(
                "DELETE FROM codes WHERE code_hash = ? AND expires_at > ? RETURNING tenancy_ref",
                (code_hash, instant_text(at)),
            ).fetchall()
            if spent:
                ((tenancy_ref,),) = spent
                connection.execute(KEEP_LINK, (account, tenancy_ref, instant_text(at), code_hash))
        if not spent:
            repeated = "SELECT code_hash FROM links WHERE account = ?"
            return self.link(account) if self._connections.row(repeated, (account,)) == (code_hash,) else None
        return Link(account=account, tenancy_ref=tenancy_ref, linked_at=at)

    def keep_link(self, link: Link) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                KEEP_LINK, (link.account, link.tenancy_ref, instant_text(link.linked_at), None)
            )

    def unlink(self, account: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM links WHERE account = ?", (account,))

    def unlink_home(self, tenancy_ref: str) -> int:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM codes WHERE tenancy_ref = ?", (tenancy_ref,))
            return connection.execute("DELETE FROM links WHERE tenancy_ref = ?", (tenancy_ref,)).rowcount

    def privacy(self, tenancy_ref: str) -> Privacy:
        row = self._connections.row(
            "SELECT level, pin_hash FROM privacies WHERE tenancy_ref = ?", (tenancy_ref,)
        )
        if row is None:
            return Privacy()
        level, pin_hash = row
        return Privacy(level=None if level is None else AnswerLevel(level), pin_hash=pin_hash)

    def keep_privacy(self, tenancy_ref: str, privacy: Privacy) -> None:
        with self._connections.writing() as connection:
            connection.execute(KEEP_PRIVACY, (tenancy_ref, privacy.level, privacy.pin_hash))

    def walk_limit(self, tenancy_ref: str) -> int | None:
        row = self._connections.row("SELECT minutes FROM reaches WHERE tenancy_ref = ?", (tenancy_ref,))
        return None if row is None else int(row[0])

    def keep_walk_limit(self, tenancy_ref: str, minutes: int | None) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM reaches WHERE tenancy_ref = ?", (tenancy_ref,))
            if minutes is not None:
                connection.execute(KEEP_WALK_LIMIT, (tenancy_ref, minutes))

    def failed(self, subject: str, *, at: datetime) -> None:
        with self._connections.writing() as connection:
            connection.execute(
                "DELETE FROM attempts WHERE failed_at < ?", (instant_text(at - ATTEMPTS_KEPT_FOR),)
            )
            connection.execute(
                "INSERT INTO attempts (subject, failed_at) VALUES (?, ?)", (subject, instant_text(at))
            )

    def failures(self, subject: str, *, since: datetime) -> int:
        row = self._connections.row(
            "SELECT count(*) FROM attempts WHERE subject = ? AND failed_at >= ?",
            (subject, instant_text(since)),
        )
        return 0 if row is None else int(row[0])

    def clear(self, subject: str) -> None:
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM attempts WHERE subject = ?", (subject,))

    def beat(self, heartbeat: Heartbeat) -> None:
        with self._connections.writing() as connection:
            connection.execute(BEAT, (heartbeat.job, instant_text(heartbeat.at), heartbeat.outcome))

    def heartbeats(self) -> list[Heartbeat]:
        rows = self._connections.rows("SELECT job, beat_at, outcome FROM heartbeats")
        return [
            Heartbeat(job=BackgroundJob(job), at=instant(at), outcome=outcome) for job, at, outcome in rows
        ]

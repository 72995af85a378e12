"""The failures that this product names. They carry data, never words for a tenant."""


class HomeCoachError(Exception):
    """Base class of every failure that this product names."""


class ConfigurationError(HomeCoachError):
    """The environment or the landlord's file asks for something that cannot run, or must not."""


class StoreUnavailable(HomeCoachError):
    """The housing data could not be read or written in time; nothing half-made was kept."""


class StoreNotOpen(StoreUnavailable):
    """There is no store yet. Its words say why and what helps, for the landlord's IT; they name no home."""


class NotTaken(HomeCoachError):
    """A message for the landlord was refused, because no one would ever read or deliver it."""


class StoreMoved(StoreUnavailable):
    """The files of the database were removed or replaced while they were open."""


class LoadRefused(HomeCoachError):
    """An extract was refused as a whole; the load before it still answers."""


class NothingToRollBack(HomeCoachError):
    """No earlier load is kept."""


class UnknownTenancy(HomeCoachError):
    """No home is loaded under the given reference."""


class NoCalendar(HomeCoachError):
    """The bank holidays of a day are not known; a guess would be silently wrong."""


class NotDelivered(HomeCoachError):
    """A message did not reach the landlord. `because` is the kind of failure, never the server's words.

    `retry_after` is how many seconds the receiver asked for.
    """

    def __init__(self, because: str, *, retry_after: float = 0) -> None:
        super().__init__(because)
        self.because = because
        self.retry_after = retry_after


class FeedFailed(HomeCoachError):
    """A feed could not be read this time; its last good copy stays. `because` is for the landlord's staff.

    `retry_after` is how many seconds the feed asked for; a feed that `is_gone` is not asked again.
    """

    def __init__(self, because: str, *, retry_after: float = 0, is_gone: bool = False) -> None:
        super().__init__(because)
        self.because = because
        self.retry_after = retry_after
        self.is_gone = is_gone


class OutOfTime(FeedFailed):
    """There was no time to read all of a feed. The next refresh continues; nothing is wrong with the feed."""


class CodeTaken(HomeCoachError):
    """The same code is still valid for another home; draw another one."""


class BadEnvelope(HomeCoachError):
    """The request is not from Alexa; the web door answers 400."""


class NotForUs(BadEnvelope):
    """The request names another skill's application id, or none. Amazon requires this check on every host."""


class Unverified(BadEnvelope):
    """The signature, certificate chain or timestamp does not prove that Amazon sent this request now."""


class BrokenReply(HomeCoachError):
    """An answer that breaks a rule of the platform or of this product, caught before it is sent."""

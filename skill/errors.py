"""The few failures that have a name. They carry data, never words for a tenant."""


class HomeCoachError(Exception):
    """Base of every failure this product names."""


class ConfigurationError(HomeCoachError):
    """The environment or the landlord's file asks for something that cannot or must not run."""


class StoreUnavailable(HomeCoachError):
    """The housing data could not be read or written in time; nothing half-made was kept."""


class LoadRefused(HomeCoachError):
    """An extract was not taken over, as a whole; what was loaded before still answers."""


class NothingToRollBack(HomeCoachError):
    """No earlier load is kept."""


class UnknownTenancy(HomeCoachError):
    """No home is loaded under the reference that was given."""


class NoCalendar(HomeCoachError):
    """The bank holidays of a day that was asked about are not known; a guess would be silently wrong."""


class NotDelivered(HomeCoachError):
    """A message did not reach the landlord. `because` is a kind of failure, never what a server said.

    `retry_after` is how many seconds the receiver asked for.
    """

    def __init__(self, because: str, *, retry_after: float = 0) -> None:
        super().__init__(because)
        self.because = because
        self.retry_after = retry_after


class FeedFailed(HomeCoachError):
    """A feed could not be read this time; its last good copy stays. `because` is for the landlord's people.

    `retry_after` is how many seconds the feed asked for; what `is_gone` is not asked again.
    """

    def __init__(self, because: str, *, retry_after: float = 0, is_gone: bool = False) -> None:
        super().__init__(because)
        self.because = because
        self.retry_after = retry_after
        self.is_gone = is_gone


class OutOfTime(FeedFailed):
    """There was no time for all of a feed; the next refresh goes on, and nothing is wrong with it."""


class CodeTaken(HomeCoachError):
    """Another home may still spend the same code; draw another one."""


class BadEnvelope(HomeCoachError):
    """What arrived is not an Alexa request; answered with 400 on the web."""


class NotForUs(BadEnvelope):
    """A request that names another skill's application id, or none (Amazon: check it on every host)."""


class Unverified(BadEnvelope):
    """Signature, certificate chain or timestamp do not prove that Amazon sent this request now."""


class BrokenReply(HomeCoachError):
    """An answer that breaks a rule of the platform or of the house, caught before it left."""

"""Why a request was turned away: fixed phrases, the only words about it that reach a log or a caller."""

from enum import StrEnum

from skill.errors import BadEnvelope, NotForUs, Unverified


class Reason(StrEnum):
    NO_CHAIN_URL = "no certificate chain URL"
    CHAIN_URL = "certificate chain URL is not Amazon's"
    CHAIN_OUT_OF_REACH = "certificate chain cannot be fetched"
    CHAIN = "certificate chain is not trusted"
    NO_SIGNATURE = "no signature"
    SIGNATURE_NOT_BASE64 = "signature is not base64"
    WRONG_SIGNATURE = "signature does not match the body"
    TIMESTAMP = "timestamp is missing or malformed"
    NOT_NOW = "timestamp is too far from now"
    NOT_LOCAL = "unverified requests are for this machine only"
    NOT_UTF8 = "body is not UTF-8"
    TOO_DEEP = "body is nested too deeply"
    NOT_VERIFIED = "request is not verified"
    NOT_FOR_US = "request is for another skill"
    NOT_A_REQUEST = "body is not an Alexa request"


def reason_for(refusal: BadEnvelope) -> Reason:
    """The phrase it carries, or that of its class: an unknown message may quote the request."""
    match refusal.args:
        case [Reason() as reason]:
            return reason
    if isinstance(refusal, NotForUs):
        return Reason.NOT_FOR_US
    return Reason.NOT_VERIFIED if isinstance(refusal, Unverified) else Reason.NOT_A_REQUEST


def public_words(refusal: BadEnvelope) -> str:
    """What the caller is told: the class of the refusal and nothing that helps to get round it."""
    if isinstance(refusal, NotForUs):
        return Reason.NOT_FOR_US
    return Reason.NOT_VERIFIED if isinstance(refusal, Unverified) else Reason.NOT_A_REQUEST

"""Amazon's own web stack as near as this machine runs it, for the comparison and for nothing else.

Two things are changed. `oscrypto` is taught that a part of OpenSSL's version may have two digits, without
which the SDK does not import from OpenSSL 3.0.10 on. The chain is put into the verifier's own cache, where
the first download would have put it. Its roots come from `SSL_CERT_FILE`, as `oscrypto` reads it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.hello_skill import builder
from bench.signing import CHAIN_URL

ONE_DIGIT_A_PART = r"\b(\d\.\d\.\d[a-z]*)\b"
ANY_DIGITS_A_PART = r"\b(\d+\.\d+\.\d+[a-z]*)\b"


def verified_hello(chain: bytes) -> Any:
    """A `WebserviceSkillHandler` that checks every request's signature and timestamp, as the SDK does."""
    with _openssl_version_readable():
        from ask_sdk_webservice_support.verifier import RequestVerifier
        from ask_sdk_webservice_support.webservice_handler import WebserviceSkillHandler

    verifier = RequestVerifier()
    verifier._cert_cache[CHAIN_URL] = chain
    return WebserviceSkillHandler(skill=builder.create(), verify_signature=False, verifiers=[verifier])


@contextmanager
def _openssl_version_readable() -> Iterator[None]:
    search = re.search

    def patient_search(pattern: Any, *arguments: Any, **options: Any) -> Any:
        return search(ANY_DIGITS_A_PART if pattern == ONE_DIGIT_A_PART else pattern, *arguments, **options)

    re.search = patient_search
    try:
        yield
    finally:
        re.search = search

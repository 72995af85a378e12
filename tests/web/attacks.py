"""Hostile requests, by what is wrong with them; each is signed as well as an attacker could."""

import json
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta

from cryptography.hazmat.primitives.hashes import SHA1, SHA384
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.web import pki
from tests.web.doors import CHAIN_URL, Post, a_post, an_envelope

S3 = "https://s3.amazonaws.com"
NAME = "/echo.api/echo-api-cert-12.pem"

HEADERS: dict[str, Callable[[], Post]] = {
    "no signature header": lambda: a_post().without("Signature-256"),
    "empty signature": lambda: a_post().having("Signature-256", ""),
    "blank signature": lambda: a_post().having("Signature-256", "   "),
    "no chain header": lambda: a_post().without("SignatureCertChainUrl"),
    "empty chain header": lambda: a_post().having("SignatureCertChainUrl", ""),
    "no headers at all": lambda: a_post().without("Signature-256").without("SignatureCertChainUrl"),
    "only the old SHA-1 header": lambda: (
        a_post().without("Signature-256").also("Signature", sha1(a_post().body))
    ),
    "new signature in the old header": lambda: (
        a_post().without("Signature-256").also("Signature", pki.signed(a_post().body))
    ),
    "SHA-1 in the new header": lambda: a_post().having("Signature-256", sha1(a_post().body)),
    "SHA-384 in the new header": lambda: a_post().having(
        "Signature-256", pki.signed(a_post().body, digest=SHA384())
    ),
    "signature twice, both good": lambda: a_post().also("Signature-256", pki.signed(a_post().body)),
    "signature twice, one bad": lambda: a_post().also("Signature-256", "AAAA"),
    "chain twice": lambda: a_post().also("SignatureCertChainUrl", CHAIN_URL),
    "another chain after the good one": lambda: a_post().also(
        "SignatureCertChainUrl", "https://evil.example/x"
    ),
    "not base64": lambda: a_post().having("Signature-256", "!!!not base64!!!"),
    "base64 cut short": lambda: a_post().having("Signature-256", pki.signed(a_post().body)[:-3]),
    "base64 for URLs": lambda: a_post().having("Signature-256", "-_-_"),
    "base64 with junk inside": lambda: a_post().having("Signature-256", "AA*A" + pki.signed(a_post().body)),
    "not ASCII": lambda: a_post().having("Signature-256", "s\xefgn\xe9"),
    "one byte": lambda: a_post().having("Signature-256", "AA=="),
    "zeroes": lambda: a_post().having("Signature-256", b64encode(bytes(256)).decode()),
    "far too long": lambda: a_post().having("Signature-256", b64encode(bytes(30_000)).decode()),
    "one bit off": lambda: a_post().having("Signature-256", one_bit_off(pki.signed(a_post().body))),
    "of another body": lambda: a_post().having("Signature-256", pki.signed(b"{}")),
    "by another key": lambda: a_post(key=pki.rsa_key("stranger")),
    "body changed after signing": lambda: a_post(body=a_post().body + b" ").having(
        "Signature-256", pki.signed(a_post().body)
    ),
    "certification escape": lambda: a_post(an_envelope() | {"certificationParam": "x"}).having(
        "Signature-256", "AAAA"
    ),
    "certification escape, unsigned": lambda: a_post(an_envelope() | {"certificationParam": "x"}).without(
        "Signature-256"
    ),
}

ADDRESSES = [
    f"http://s3.amazonaws.com{NAME}",
    f"ftp://s3.amazonaws.com{NAME}",
    f"//s3.amazonaws.com{NAME}",
    f"s3.amazonaws.com{NAME}",
    f"file://{NAME}",
    "https://",
    "https:///echo.api/cert.pem",
    "not a url",
    "https",
    "data:text/plain,hello",
    f"https://notamazon.com{NAME}",
    f"https://s3.amazonaws.com.evil.example{NAME}",
    f"https://evil-s3.amazonaws.com{NAME}",
    f"https://s3-eu-west-1.amazonaws.com{NAME}",
    f"https://s3.amazonaws.com.{NAME}",
    f"https://s3.amazonaws.co{NAME}",
    f"https://s3xamazonaws.com{NAME}",
    f"https://127.0.0.1{NAME}",
    f"https://[::1]{NAME}",
    f"https://169.254.169.254{NAME}",
    f"{S3}:563{NAME}",
    f"{S3}:80{NAME}",
    f"{S3}:0443{NAME}",
    f"{S3}:{NAME}",
    f"{S3}:abc{NAME}",
    f"{S3}:443443443{NAME}",
    f"{S3}:443:443{NAME}",
    f"https://amazon@s3.amazonaws.com{NAME}",
    f"https://s3.amazonaws.com@evil.example{NAME}",
    f"https://s3.amazonaws.com:443@evil.example{NAME}",
    f"https://user:pass@s3.amazonaws.com{NAME}",
    f"{S3}/EcHo.aPi/echo-api-cert-12.pem",
    f"{S3}/invalid.path/echo-api-cert-12.pem",
    f"{S3}/echo.api",
    f"{S3}/echo.api/",
    f"{S3}/echo.apix/cert.pem",
    f"{S3}/",
    S3,
    f"{S3}/echo.api/../evil/cert.pem",
    f"{S3}/echo.api/../../echo.api/cert.pem",
    f"{S3}/../../echo.api/cert.pem",
    f"{S3}/echo.api/x/../../evil.pem",
    f"{S3}/echo.api/..",
    f"{S3}/echo.api/x/..",
    f"{S3}/echo.api/%2e%2e/evil/cert.pem",
    f"{S3}/echo.api/..%2fevil/cert.pem",
    f"{S3}/echo.api/%252e%252e/evil.pem",
    f"{S3}/echo%2eapi/cert.pem",
    f"{S3}/echo.api%00/cert.pem",
    f"{S3}/%65cho.api/cert.pem",
    f"{S3}/echo.api\\..\\evil\\cert.pem",
    f"{S3}\\echo.api\\cert.pem",
    f"https:\\\\s3.amazonaws.com{NAME}",
    f"{S3}//echo.api/cert.pem",
    f"{S3}/echo.api//cert.pem",
    f"{S3}{NAME}?versionId=1",
    f"{S3}{NAME}?",
    f"{S3}{NAME}#fragment",
    f"{S3}{NAME}#",
    f"{S3}/?/echo.api/cert.pem",
    f"{S3}/#/echo.api/cert.pem",
    f"https://evil.example/?{S3}{NAME}",
    f"https://evil.example#{S3}{NAME}",
    f"{S3}{NAME};x=1",
    f"{S3}/echo.api;/cert.pem",
    f"{S3}/echo.api/ cert.pem",
    f"{S3}/echo.api/\tcert.pem",
    f"x {S3}{NAME}",
    f"{S3}/echo.api/c\xe9rt.pem",
    f"https://s3.\xe5mazonaws.com{NAME}",
    f"https://xn--s3.amazonaws.com{NAME}",
    f"{S3}/echo.api/{'a' * 5000}.pem",
    f"{S3}/{'../' * 3000}echo.api/cert.pem",
    f"{S3},{S3}{NAME}",
]

CHAINS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "words": lambda: b"<html><body>404</body></html>",
    "bytes": lambda: bytes(range(256)) * 20,
    "armour without content": lambda: b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
    "armour round rubbish": lambda: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    "armour that never ends": lambda: pki.leaf().pem[:-30],
    "cut in the middle": lambda: pki.genuine_chain()[:700],
    "rubbish after the leaf": lambda: pki.leaf().pem + pki.intermediate().pem[:300],
    "DER": lambda: pki.leaf().certificate.public_bytes(pki.Encoding.DER),
    "no intermediate": lambda: pki.leaf().pem,
    "the wrong intermediate": lambda: pki.chain(pki.leaf(), pki.authority("Hazel Issuing", pki.root())),
    "intermediate first": lambda: pki.chain(pki.intermediate(), pki.leaf()),
    "root first": lambda: pki.chain(pki.root(), pki.leaf(), pki.intermediate()),
    "only the root": lambda: pki.root().pem,
    "another leaf first": lambda: pki.chain(
        pki.leaf(names=("www.example.com",), key=pki.rsa_key("stranger")), pki.leaf(), pki.intermediate()
    ),
    "expired": lambda: pki.chain(pki.leaf(days=(-90, -1)), pki.intermediate()),
    "expired a second ago": lambda: pki.chain(pki.leaf(days=(-90, -1 / 86400)), pki.intermediate()),
    "not yet valid": lambda: pki.chain(pki.leaf(days=(1, 90)), pki.intermediate()),
    "expired intermediate": lambda: under(pki.authority("Elder Issuing", pki.root(), days=(-900, -1))),
    "intermediate not yet valid": lambda: under(pki.authority("Fir Issuing", pki.root(), days=(1, 900))),
    "untrusted root": lambda: pki.chain(
        pki.leaf(pki.authority("Strange Issuing", pki.authority("Strange Root"))),
        pki.authority("Strange Issuing", pki.authority("Strange Root")),
        pki.authority("Strange Root"),
    ),
    "root of the same name": lambda: pki.chain(pki.leaf(impostor()), impostor()),
    "self-signed": lambda: pki.leaf(is_self_signed=True).pem,
    "self-signed beside the real ones": lambda: pki.chain(
        pki.leaf(is_self_signed=True), pki.intermediate(), pki.root()
    ),
    "issued by a leaf": lambda: pki.chain(
        pki.leaf(pki.leaf(key=pki.rsa_key("stranger"))),
        pki.leaf(key=pki.rsa_key("stranger")),
        pki.intermediate(),
    ),
    "intermediate without the CA flag": lambda: under(pki.authority("Ivy Issuing", pki.root(), is_ca=False)),
    "leaf with the CA flag": lambda: pki.chain(pki.leaf(is_ca=True), pki.intermediate()),
    "longer than its issuer allows": lambda: pki.chain(
        pki.leaf(pki.authority("Low Issuing", short_authority())),
        pki.authority("Low Issuing", short_authority()),
        short_authority(),
    ),
    "no names": lambda: pki.chain(pki.leaf(names=()), pki.intermediate()),
    "another name": lambda: pki.chain(pki.leaf(names=("www.example.com",)), pki.intermediate()),
    "a name that begins alike": lambda: pki.chain(
        pki.leaf(names=("echo-api.amazon.com.evil.example",)), pki.intermediate()
    ),
    "a name that ends alike": lambda: pki.chain(
        pki.leaf(names=("x.echo-api.amazon.com",)), pki.intermediate()
    ),
    "a wildcard": lambda: pki.chain(pki.leaf(names=("*.amazon.com",)), pki.intermediate()),
    "the name as a URL": lambda: pki.chain(
        pki.leaf(names=(), address="https://echo-api.amazon.com"), pki.intermediate()
    ),
    "not for servers": lambda: pki.chain(
        pki.leaf(purpose=ExtendedKeyUsageOID.CODE_SIGNING), pki.intermediate()
    ),
    "not for signing": lambda: pki.chain(pki.leaf(signs=False), pki.intermediate()),
    "elliptic leaf": lambda: pki.chain(pki.leaf(key=pki.ec_key("leaf")), pki.intermediate()),
    "short RSA key": lambda: pki.chain(pki.leaf(key=pki.rsa_key("short", 1024)), pki.intermediate()),
    "another genuine leaf": lambda: pki.chain(pki.leaf(key=pki.rsa_key("stranger")), pki.intermediate()),
}

STAMPS: dict[str, object] = {
    "151 seconds old": an_envelope(made_at=pki.NOW - timedelta(seconds=151)),
    "151 seconds ahead": an_envelope(made_at=pki.NOW + timedelta(seconds=151)),
    "a day old": an_envelope(made_at=pki.NOW - timedelta(days=1)),
    "a launch as late as an event": an_envelope(made_at=pki.NOW - timedelta(minutes=20)),
    "an event two hours old": an_envelope(
        "AlexaSkillEvent.SkillEnabled", made_at=pki.NOW - timedelta(hours=2)
    ),
    "an event two hours ahead": an_envelope(
        "Reminders.ReminderCreated", made_at=pki.NOW + timedelta(hours=2)
    ),
    "a type that only resembles an event": an_envelope(
        "XAlexaSkillEvent.SkillEnabled", made_at=pki.NOW - timedelta(minutes=20)
    ),
    "a type that is no word": an_envelope(type=["Reminders."], made_at=pki.NOW - timedelta(minutes=20)),
    "empty": an_envelope(timestamp=""),
    "words": an_envelope(timestamp="just now"),
    "null": an_envelope(timestamp=None),
    "seconds": an_envelope(timestamp=1_796_288_400),
    "milliseconds of an hour ago": an_envelope(timestamp=1_796_284_800_000),
    "milliseconds as text": an_envelope(timestamp="1796288400000"),
    "no end of milliseconds": an_envelope(timestamp=10**400),
    "no number": an_envelope(timestamp=float("nan")),
    "infinity": an_envelope(timestamp=float("inf")),
    "true": an_envelope(timestamp=True),
    "a list": an_envelope(timestamp=["2026-12-03T09:00:00Z"]),
    "without a zone": an_envelope(timestamp="2026-12-03T09:00:00"),
    "a date": an_envelope(timestamp="2026-12-03"),
    "no such day": an_envelope(timestamp="2026-02-30T09:00:00Z"),
    "the beginning of time": an_envelope(timestamp="0001-01-01T00:00:00+23:59"),
    "the end of time": an_envelope(timestamp="9999-12-31T23:59:59-23:59"),
    "missing": an_envelope() | {"request": {"type": "LaunchRequest"}},
    "no request": {"version": "1.0", "context": an_envelope()["context"]},
    "request is a list": an_envelope() | {"request": [1, 2]},
    "request is null": an_envelope() | {"request": None},
}

BODIES: dict[str, bytes] = {
    "empty": b"",
    "blank": b"  \n ",
    "words": b"hello",
    "a form": b"a=1&b=2",
    "half an object": b'{"request": ',
    "two objects": b"{}{}",
    "a list": b"[]",
    "a number": b"7",
    "a string": b'"request"',
    "null": b"null",
    "bad UTF-8": b'{"request": "\xff\xfe"}',
    "cut inside a letter": json.dumps("é", ensure_ascii=False).encode()[:-2],
    "UTF-16": json.dumps(an_envelope()).encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf" + json.dumps(an_envelope()).encode(),
    "a surrogate as bytes": b'{"a": "\xed\xa0\x80"}',
    "deep lists": b"[" * 60_000 + b"]" * 60_000,
    "deep lists that never close": b"[" * 120_000,
    "deep objects": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "deep inside an envelope": json.dumps(an_envelope()).encode()[:-1]
    + b',"x":'
    + b"[" * 400
    + b"]" * 400
    + b"}",
    "quotes without end": b'{"a": ' + b'"\\' * 50_000,
    "brackets and quotes without end": b"[" * 200 + b'\\"' * 60_000,
    "zero bytes": bytes(4000),
}

FOREIGN: dict[str, object] = {
    "another skill": an_envelope(skill_id="amzn1.ask.skill.someone-else"),
    "an empty id": an_envelope(skill_id=""),
    "no context": {key: value for key, value in an_envelope().items() if key != "context"},
    "an empty context": an_envelope() | {"context": {}},
}


def sha1(body: bytes) -> str:
    return pki.signed(body, digest=SHA1())


def one_bit_off(signature: str) -> str:
    return ("B" if signature[40] == "A" else "A").join([signature[:40], signature[41:]])


def under(issuer: pki.Issued) -> bytes:
    return pki.chain(pki.leaf(issuer), issuer)


def impostor() -> pki.Issued:
    return pki.authority("Rowan Root", key_name="impostor")


def short_authority() -> pki.Issued:
    return pki.authority("Short Issuing", pki.root(), path_length=0)

"""Certificates as Amazon has them, and every way they can be wrong; keys are made once a session."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as new_ec_key
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as new_rsa_key
from cryptography.hazmat.primitives.hashes import SHA256, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
AMAZON = "echo-api.amazon.com"

AnyKey = RSAPrivateKey | EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class Issued:
    certificate: x509.Certificate
    key: AnyKey

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@cache
def rsa_key(name: str, size: int = 2048) -> RSAPrivateKey:
    return new_rsa_key(public_exponent=65537, key_size=size)


@cache
def ec_key(name: str) -> EllipticCurvePrivateKey:
    return new_ec_key(SECP256R1())


def _issue(
    subject: str,
    key: AnyKey,
    issuer: Issued | None,
    *,
    serial: int,
    days: tuple[float, float],
    extensions: list[tuple[x509.ExtensionType, bool]],
) -> Issued:
    issuer_name = _name(subject) if issuer is None else issuer.certificate.subject
    signing_key = key if issuer is None else issuer.key
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(issuer_name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(NOW + days[0] * DAY)
        .not_valid_after(NOW + days[1] * DAY)
    )
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing_key.public_key())
    for extension, is_critical in [*extensions, (authority, False)]:
        builder = builder.add_extension(extension, critical=is_critical)
    return Issued(builder.sign(signing_key, SHA256()), key)


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _uses(*, signs: bool = False, certifies: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=not certifies,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certifies,
        crl_sign=certifies,
        encipher_only=False,
        decipher_only=False,
    )


@cache
def authority(
    name: str = "Rowan Root",
    issuer: Issued | None = None,
    *,
    days: tuple[float, float] = (-1000, 1000),
    is_ca: bool = True,
    path_length: int | None = None,
    key_name: str | None = None,
) -> Issued:
    """A root if it has no issuer, otherwise an intermediate."""
    key = ec_key(key_name or name)
    return _issue(
        name,
        key,
        issuer,
        serial=sum(name.encode()),
        days=days,
        extensions=[
            (x509.BasicConstraints(ca=is_ca, path_length=path_length if is_ca else None), True),
            (_uses(signs=True, certifies=True), True),
            (x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False),
        ],
    )


@cache
def root() -> Issued:
    return authority()


@cache
def intermediate() -> Issued:
    return authority("Rowan Issuing", root())


@cache
def leaf(
    issuer: Issued | None = None,
    *,
    key: AnyKey | None = None,
    names: tuple[str, ...] = (AMAZON,),
    days: tuple[float, float] = (-30, 200),
    is_ca: bool = False,
    signs: bool = True,
    purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.SERVER_AUTH,
    is_self_signed: bool = False,
    address: str | None = None,
) -> Issued:
    """Amazon's signature, with the leaf's key by default."""
    key = key or rsa_key("leaf")
    alternatives: list[x509.GeneralName] = [x509.DNSName(name) for name in names]
    if address is not None:
        alternatives.append(x509.UniformResourceIdentifier(address))
    extensions: list[tuple[x509.ExtensionType, bool]] = [
        (x509.BasicConstraints(ca=is_ca, path_length=None), True),
        (_uses(signs=signs, certifies=is_ca), True),
        (x509.ExtendedKeyUsage([purpose]), False),
    ]
    if alternatives:
        extensions.append((x509.SubjectAlternativeName(alternatives), False))
    signer = None if is_self_signed else issuer or intermediate()
    return _issue(AMAZON, key, signer, serial=4711, days=days, extensions=extensions)


def chain(*issued: Issued) -> bytes:
    return b"".join(each.pem for each in issued)


def genuine_chain() -> bytes:
    return chain(leaf(), intermediate())


def signed(body: bytes, key: RSAPrivateKey | None = None, digest: HashAlgorithm | None = None) -> str:
    """The value of a signature header over a body."""
    signature = (key or rsa_key("leaf")).sign(body, PKCS1v15(), digest or SHA256())
    return b64encode(signature).decode()

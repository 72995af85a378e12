"""A certificate chain of our own making, in Amazon's shape, and requests signed with it."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CHAIN_URL = "https://s3.amazonaws.com/echo.api/bench.pem"
ALEXA_HOST = "echo-api.amazon.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """`root` is to be trusted, `served` is what the chain's URL would give: leaf, then intermediate."""

    root: bytes
    served: bytes
    key: rsa.RSAPrivateKey


def make_chain() -> Chain:
    root_key, middle_key, leaf_key = (rsa.generate_private_key(65537, 2048) for _ in range(3))
    root = _authority("Bench Root", root_key, issuer="Bench Root", issuer_key=root_key)
    middle = _authority("Bench Issuer", middle_key, issuer="Bench Root", issuer_key=root_key)
    leaf = _leaf(leaf_key, issuer="Bench Issuer", issuer_key=middle_key)
    return Chain(root=_pem(root), served=_pem(leaf) + _pem(middle), key=leaf_key)


def signed_headers(chain: Chain, body: bytes) -> dict[str, str]:
    signature = chain.key.sign(body, padding.PKCS1v15(), hashes.SHA256())
    return {
        "Content-Type": "application/json; charset=utf-8",
        "SignatureCertChainUrl": CHAIN_URL,
        "Signature-256": base64.b64encode(signature).decode(),
    }


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _name(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _builder(
    subject: str, key: rsa.RSAPrivateKey, *, issuer: str, issuer_key: rsa.RSAPrivateKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    issuer_id = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(issuer_id, critical=False)
    )


def _authority(
    subject: str, key: rsa.RSAPrivateKey, *, issuer: str, issuer_key: rsa.RSAPrivateKey
) -> x509.Certificate:
    builder = _builder(subject, key, issuer=issuer, issuer_key=issuer_key)
    return (
        builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(is_authority=True), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


def _leaf(key: rsa.RSAPrivateKey, *, issuer: str, issuer_key: rsa.RSAPrivateKey) -> x509.Certificate:
    builder = _builder(ALEXA_HOST, key, issuer=issuer, issuer_key=issuer_key)
    return (
        builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(ALEXA_HOST)]), critical=False)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_usage(is_authority=False), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        key_encipherment=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        content_commitment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )

"""PINs are kept only as argon2 hashes. The limit on wrong attempts protects four digits."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class Argon2Pins:
    """Imports `argon2` when a PIN is first checked: most homes have none, and Lambda starts faster."""

    @cached_property
    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher

        return PasswordHasher()

    def hash(self, pin: str) -> str:
        return self._hasher.hash(pin)

    def matches(self, pin_hash: str, pin: str) -> bool:
        """Whether the PIN is the one that was hashed. A hash that cannot be read matches no PIN."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(pin_hash, pin)
        except (VerificationError, InvalidHashError):
            return False

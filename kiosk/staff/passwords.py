"""argon2id hashes; the library is loaded at the first sign-in, not at start."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.common.errors import Damaged

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class Passwords:
    """Hashes and checks passwords with the costs of RFC 9106's second recommendation.

    A check takes tenths of a second and 64 MiB on purpose: call it off the screen's thread and
    outside of transactions.
    """

    def __init__(self, *, time_cost: int = 3, memory_kib: int = 65_536, lanes: int = 4) -> None:
        self._costs = (time_cost, memory_kib, lanes)

    @cached_property
    def _hasher(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        time_cost, memory_kib, lanes = self._costs
        return PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("nobody has this account")

    def hash(self, password: str) -> str:
        """The salted hash to keep."""
        return self._hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        """Whether the password is right; without a kept hash the same work is done, for no.

        Raises:
            Damaged: ``staff.hash_damaged`` when the kept hash cannot be read.
        """
        from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

        try:
            return self._hasher.verify(kept or self._nobody, password) and kept is not None
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError) as error:
            raise Damaged("staff.hash_damaged") from error

    def is_dated(self, kept: str) -> bool:
        """Whether the hash was made with other costs than today's."""
        return self._hasher.check_needs_rehash(kept)

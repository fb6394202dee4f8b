"""A seed for the data of checks: the same for the same program, and for nobody to foresee.

Were the seed public, a program could hold the answers to data it has never been shown.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import secrets

from grader.atomic_files import write_new
from grader.progress.location import data_folder

_KEY_FILE = "seed.key"
_KEY_BYTES = 32


def seed_for(source: str) -> int:
    """Return a number below 2**32 that depends on a program and on this user's own key."""
    digest = hmac.digest(_key(), source.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return int.from_bytes(digest[:4], "big")


@functools.cache
def _key() -> bytes:
    """Return the user's key, made on first use; one for this process where none can be kept."""
    path = data_folder() / _KEY_FILE
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, secrets.token_bytes(_KEY_BYTES))
            path.chmod(0o600)
        key = path.read_bytes()
    except OSError:
        key = b""
    return key if len(key) == _KEY_BYTES else secrets.token_bytes(_KEY_BYTES)

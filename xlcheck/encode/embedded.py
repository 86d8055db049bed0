"""The embedded encoder, once in a process: its tokenizer takes fifty megabytes."""

from __future__ import annotations

from functools import cache

from xlcheck.encode.location import EMBEDDED, EMBEDDED_FOLDER
from xlcheck.encode.static import StaticEncoder


@cache
def embedded_encoder() -> StaticEncoder:
    """Return the encoder that comes with xlcheck.

    Raises:
        ModelError: if it cannot be read.
    """
    return StaticEncoder(EMBEDDED_FOLDER, EMBEDDED)

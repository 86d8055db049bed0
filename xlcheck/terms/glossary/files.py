"""Glossary files as bytes and text: read as all files are, what is wrong with them said of a glossary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlcheck.errors import GlossaryError, InputError
from xlcheck.files.encoding import NAME_IT, decode
from xlcheck.files.source import pieces

MAX_BYTES = 128 << 20
"""Larger files are no glossaries."""


@contextmanager
def as_glossary() -> Iterator[None]:
    """Turn what is wrong with a file into what is wrong with a glossary.

    Raises:
        GlossaryError: for an InputError, with its message.
    """
    try:
        yield
    except InputError as error:
        raise GlossaryError(str(error).replace(NAME_IT, "save it as UTF-8")) from None


def read_text(path: Path) -> str:
    """Return a file's text: UTF-8, UTF-16, GB18030 or Big5.

    Raises:
        GlossaryError: if it is none of these, is not there, a folder, not to be read, or too large.
    """
    with as_glossary():
        data = b"".join(pieces(path, 1 << 20, MAX_BYTES))
        return decode(data, path, "zh", None).text

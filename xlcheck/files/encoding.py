"""From bytes to text: UTF-8, UTF-16, GB18030, Big5 and, for English, Windows-1252; never a guess in silence.

The candidates are few on purpose: they are what Chinese and English documents are written in. A text is taken for
GB18030 or Big5 only if its characters are mostly those that the standard lists as frequent (level 1 of GB 2312-80 and
of Big5, which text decoded the wrong way seldom hits).
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError, UsageError
from xlcheck.model import Lang

NAME_IT = "name its encoding with --encoding"
"""The next step for a document that cannot be decoded."""


class Decoded(NamedTuple):
    """Text, the name of the encoding it was read in, and what a person should know about that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


#: The longest marks first: that of UTF-32 begins like that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Decoders that include the named standard; a file called GB2312 is usually GBK or GB18030.
_SUPERSET = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "big5": "cp950"}

#: Codecs for identifiers and source code.
_NO_DOCUMENTS = frozenset(
    {"unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape", "idna", "punycode"}
)

_NAMES = {
    "gb18030": "GB18030",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "cp1252": "Windows-1252",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 (little endian)",
    "utf-16-be": "UTF-16 (big endian)",
}

#: Codec, the codec whose lead bytes tell frequent characters, and the range of these lead bytes (level 1).
_CHINESE = (
    ("gb18030", "gb2312", (0xB0, 0xD7)),
    ("cp950", "big5", (0xA4, 0xC6)),
    ("big5hkscs", "big5", (0xA4, 0xC6)),
)
_LEVEL_1 = 0.7
_MARKS = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕…—－～·％＋／＝＂＇　￥＄" + "０１２３４５６７８９" + "–•×°"
)
_WESTERN = frozenset("‘’“”–—…•€£§©®™°·¼½¾×÷\xa0éèêëàâäáãåçîïíìôöóòõùûüúñßæøœÉÈÀÂÄÁÅÇÎÏÍÔÖÓÙÛÜÚÑÆØŒ")
_WESTERN_SHARE = 0.9

_SAMPLE = 1 << 18
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_PLAIN = re.compile(r"[\t\n\r\x20-\x7e]")
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, path: Path, lang: Lang | None, encoding: str | None) -> Decoded:
    """Return the text of a file, without its byte order mark.

    ``lang`` is the language expected (None: both), ``encoding`` the one that a person named, if any.

    Raises:
        UsageError: if ``encoding`` does not exist.
        InputError: (IOE006) if the content is no text, (IOE007) if no encoding fits or the named one does not.
    """
    if encoding is not None:
        return _named(data, path, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            decoded = _strict(data[len(bom) :], path, name, len(bom))
            return Decoded(decoded, name, () if name == "utf-8" else (f"read as {_NAMES.get(name, name.upper())}",))
    text = _try(data, "utf-8")
    if text is not None and "\0" not in text:
        return Decoded(text, "utf-8")
    if b"\0" in data:
        for name in ("utf-16-le", "utf-16-be"):
            text = _try(data, name)
            if (
                text is not None
                and "\0" not in text
                and _frequent_share(text, *_CHINESE[0][1:], ascii_counts=True) > 0.9
            ):
                return Decoded(text, name, (f"read as {_NAMES[name]}",))
        raise _binary(data, path)
    return _legacy(data, path, lang)


def codec(encoding: str) -> str:
    """Return the name of the decoder for an encoding that a person or a file names.

    Raises:
        LookupError: if there is none for documents.
    """
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)
    except ValueError:
        raise LookupError(encoding) from None
    if name in _NO_DOCUMENTS:
        raise LookupError(encoding)
    return _SUPERSET.get(name, name)


def unknown(encoding: str) -> UsageError:
    """Return the error for an encoding that a person named and that does not exist."""
    return UsageError(
        f"unknown encoding {encoding!r}: try utf-8, utf-16, gb18030, big5 or cp1252, or leave it to be detected"
    )


def _named(data: bytes, path: Path, encoding: str) -> Decoded:
    try:
        name = codec(encoding)
    except LookupError:
        raise unknown(encoding) from None
    for bom, marked in _BOMS:
        if data.startswith(bom) and marked.replace("-", "").startswith(name.replace("-", "")):
            return Decoded(_strict(data[len(bom) :], path, marked, len(bom)), marked)
    return Decoded(_strict(data, path, name, 0), name)


def _legacy(data: bytes, path: Path, lang: Lang | None) -> Decoded:
    """Decode what is neither UTF-8 nor UTF-16."""
    valid = sum(len(found) for found in _UTF8_SEQUENCE.findall(data[:_SAMPLE]))
    if valid > 0.8 * len(_HIGH.findall(data[:_SAMPLE])):
        _strict(data, path, "utf-8", 0)  # damaged UTF-8: raises, naming the place
    best: tuple[float, str, str] | None = None
    for name, standard, leads in _CHINESE:
        text = _try(data, name)
        if text is not None:
            share = _frequent_share(text, standard, leads)
            if share >= _LEVEL_1 and (best is None or share > best[0]):
                best = share, name, text
    if best is None and lang != "zh":
        text = _try(data, "cp1252")
        if text is not None:
            foreign = _NON_ASCII.findall(text[:_SAMPLE])
            share = sum(c in _WESTERN for c in foreign) / max(1, len(foreign))
            if share >= _WESTERN_SHARE:
                best = share, "cp1252", text
    if best is None:
        raise _undecodable(data, path)
    _, name, text = best
    if len(_CONTROLS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) / 100:
        raise _binary(data, path)
    return Decoded(text, name, (f"read as {_NAMES[name]}",))


def _frequent_share(text: str, standard: str, leads: tuple[int, int], *, ascii_counts: bool = False) -> float:
    """Return the share of frequent characters among those beyond ASCII (with ``ascii_counts``, among all)."""
    sample = text[:_SAMPLE]
    foreign = _NON_ASCII.findall(sample)
    frequent = 0
    known: dict[str, bool] = {}
    for character in foreign:
        if character not in known:
            code = character.encode(standard, "ignore")
            known[character] = character in _MARKS or (len(code) == 2 and leads[0] <= code[0] <= leads[1])
        frequent += known[character]
    if ascii_counts:
        return (frequent + len(_PLAIN.findall(sample))) / max(1, len(sample))
    return frequent / max(1, len(foreign))


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, path: Path, name: str, skipped: int) -> str:
    """Decode, or raise with the place of the first byte that does not fit."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: byte {error.start + skipped} does not fit {_NAMES.get(name, name)} "
            f"(0x{data[error.start]:02x}, {error.reason}); repair the file, or {NAME_IT}",
            "IOE007",
        ) from None
    except (UnicodeError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as {name} ({error}); {NAME_IT}", "IOE007") from None
    if "\0" in text:
        raise _binary(data, path)
    return text


def _undecodable(data: bytes, path: Path) -> InputError:
    found = _HIGH.search(data)
    at = found.start() if found else 0
    line = data.count(b"\n", 0, at) + 1
    return InputError(
        f"{path}:{line}: cannot be decoded: from byte {at} on it is neither UTF-8, UTF-16, GB18030, Big5 nor "
        f"Windows-1252; {NAME_IT}",
        "IOE007",
    )


def _binary(data: bytes, path: Path) -> InputError:
    at = data.find(b"\0")
    where = f" (a NUL byte at {at})" if at >= 0 else " (control characters)"
    return InputError(f"{path}: this is not text{where}; give a text file, as UTF-8", "IOE006")

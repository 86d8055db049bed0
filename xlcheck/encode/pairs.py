"""Sentence pairs for training: read from tab-separated files, cleaned, and told apart from the held-out ones."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TypeAlias

from xlcheck.errors import UsageError

Pair: TypeAlias = tuple[str, str]

_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile("[A-Za-z]{2}")
_SAMPLE = 200  # pairs after which a file with its columns the other way round is recognised

# A Chinese character is worth about three English letters. What is a multiple of that is not a translation.
_LETTERS_PER_CHARACTER = 3.0
_ALLOWANCE = 6.0  # short texts vary
_RATIO = 3.0
_LONGEST = 2000  # characters of English


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield the (Chinese, English) pairs of a UTF-8 file, plain, .gz or .xz: a pair a line, split at the first tab.

    Further columns are ignored. Raises UsageError, with the line, where a file is no such list.
    """
    foreign = 0
    try:
        with _open(path) as lines:
            for number, line in enumerate(lines, 1):
                columns = line.rstrip("\r\n").split("\t")
                if not line.strip():
                    continue
                if len(columns) < 2:
                    raise UsageError(f"{path}:{number}: no tab; each line is a Chinese text, a tab, its English")
                foreign += not _HAN.search(columns[0])
                if number == _SAMPLE and foreign > _SAMPLE // 2:
                    raise UsageError(f"{path}: the first column is not Chinese; put the Chinese column first")
                yield columns[0].strip(), columns[1].strip()
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{path}: cannot be read: {reason}") from error


def _open(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8-sig")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")


def usable(pair: Pair) -> bool:
    """Return whether a pair looks like a sentence and its translation."""
    zh, en = pair
    han = len(_HAN.findall(zh))
    if not han or not _WORD.search(en) or len(en) > _LONGEST:
        return False
    expected = han * _LETTERS_PER_CHARACTER + (len(zh) - han) + _ALLOWANCE
    return 1 / _RATIO < (len(en) + _ALLOWANCE) / expected < _RATIO


def load_pairs(
    paths: Iterable[Path], exclude: Iterable[Path] = (), read: Callable[[Path], Iterable[Pair]] = read_pairs
) -> tuple[dict[Path, list[Pair]], int]:
    """Return the usable pairs of each file, each pair once, in their order, and the number of pairs left out.

    A pair one side of which stands in a file of ``exclude`` is left out. Raises what ``read`` raises.
    """
    barred = {text for path in exclude for pair in read(path) for text in pair}
    seen: set[bytes] = set()
    kept: dict[Path, list[Pair]] = {}
    dropped = 0
    for path in dict.fromkeys(paths):
        kept[path] = []
        for pair in read(path):
            key = hashlib.blake2b("\t".join(pair).encode("utf-8", "surrogatepass"), digest_size=12).digest()
            if key in seen or not usable(pair) or not barred.isdisjoint(pair):
                dropped += 1
                continue
            seen.add(key)
            kept[path].append(pair)
    return kept, dropped


def hold_out(pairs: dict[Path, list[Pair]], wanted: int, most: float = 0.05) -> list[Pair]:
    """Take about ``wanted`` pairs out of ``pairs`` and return them: at most a share, chosen by their Chinese text.

    Equal Chinese texts go the same way, whatever the order of the files.
    """
    total = sum(map(len, pairs.values()))
    limit = int(min(most, wanted / max(1, total)) * 2**32)
    held: list[Pair] = []
    for path, listed in pairs.items():
        apart = [int.from_bytes(hashlib.sha256(zh.encode()).digest()[:4], "big") < limit for zh, _ in listed]
        held += [pair for pair, out in zip(listed, apart, strict=True) if out]
        pairs[path] = [pair for pair, out in zip(listed, apart, strict=True) if not out]
    return held

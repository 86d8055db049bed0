"""What a corpus is read from: parquet, JSON Lines, TSV, TMX and the other bilingual formats, here or behind a URL.

A file is divided once, into shards that can be read by themselves: of a table its rows are counted, of lines and of a
TMX file in UTF-8 it is known at which byte each shard begins. Other files are one shard.
"""

from __future__ import annotations

import codecs
import glob
import io
import json
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, cast

from xlcheck.errors import ConfigurationError, InputError, UsageError
from xlcheck.files.formats import suffixes
from xlcheck.project.parts import PART
from xlcheck.read import looks_like, stream_bilingual
from xlcheck.read.pairs.columns import named

Form = Literal["parquet", "jsonl", "tsv", "tmx", "units"]

_FORMS: Mapping[str, Form] = {
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".tsv": "tsv",
    ".tmx": "tmx",
}
_PIECE = 1 << 20
_SAMPLE = 400  # rows that tell which side is Chinese
_UNIT = re.compile(rb"<tu[\s>]")
_BODY_ENDS = b"\n</body></tmx>\n"


class Shard(NamedTuple):
    """A part of a file: its 0-based number in the run, the file, the units before it, and how many it has.

    ``begin`` and ``end`` are bytes of the file where its form is lines or TMX, else 0; ``columns`` name the Chinese and
    the English text of a row, or give their places from 0, and ``header`` tells that the first line holds names.
    """

    number: int
    path: str
    form: Form
    before: int
    units: int
    begin: int = 0
    end: int = 0
    columns: tuple[str, str] = ("", "")
    header: bool = False
    fingerprint: str = ""


def is_remote(path: str) -> bool:
    """Return whether a path is a URL that fsspec opens."""
    return "://" in path


def _fsspec(path: str) -> Any:
    try:
        import fsspec  # type: ignore[import-untyped, unused-ignore]
    except ImportError as error:
        raise UsageError(f"{path}: an address is read with fsspec: pip install 'xlcheck[corpus]'") from error
    return fsspec.core.url_to_fs(path)


def open_bytes(path: str) -> IO[bytes]:
    """Open a file here or behind a URL for reading.

    Raises:
        InputError: if it cannot be: (IOE001) it is not there, (IOE009) for another reason.
    """
    try:
        if is_remote(path):
            system, name = _fsspec(path)
            return cast("IO[bytes]", system.open(name, "rb"))
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error


def _unread(path: str, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path}: no such file", "IOE001")
    return InputError(f"{path}: cannot be read: {error}", "IOE009")


def fingerprint(path: str) -> str:
    """Return what tells one state of a file from another: its size and time, or what its store says for these.

    Raises:
        InputError: (IOE001) if it is not there.
    """
    try:
        if is_remote(path):
            system, name = _fsspec(path)
            info = system.info(name)
            told = next((info[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if key in info), "")
            return f"{info.get('size')}-{told}"
        state = Path(path).stat()
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error
    return f"{state.st_size}-{state.st_mtime_ns}"


def expand(arguments: Sequence[str]) -> list[str]:
    """Return the files that paths, folders, patterns and URLs name, each once, in order.

    Raises:
        UsageError: if one names nothing, or a file of a form that is not read.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        names = list(_expanded(argument))
        if not names:
            raise UsageError(f"{argument}: no file of a corpus is there ({', '.join(_readable())})")
        found |= dict.fromkeys(names)
    return list(found)


def _expanded(argument: str) -> Iterator[str]:
    readable = tuple(_readable())
    if is_remote(argument):
        system, name = _fsspec(argument)
        scheme = argument.partition("://")[0]
        names = system.glob(name) if glob.has_magic(name) else [name]
        if len(names) == 1 and system.isdir(names[0]):
            names = [each for each in system.find(names[0]) if each.lower().endswith(readable)]
        yield from (each if is_remote(each) else f"{scheme}://{each}" for each in sorted(names))
        return
    path = Path(argument)
    if path.is_dir():
        yield from sorted(str(each) for each in path.rglob("*") if each.name.lower().endswith(readable))
    elif path.exists():
        if not argument.lower().endswith(readable):
            raise UsageError(f"{argument}: a corpus is read from {', '.join(readable)}")
        yield argument
    else:
        found = glob.glob(argument, recursive=True)  # noqa: PTH207 - a pattern may be absolute
        yield from sorted(each for each in found if Path(each).is_file())


def _readable() -> list[str]:
    return list(dict.fromkeys((*_FORMS, *suffixes("pairs"))))


def divide(path: str, units: int, columns: tuple[str, str] | None, first: int) -> Iterator[Shard]:
    """Yield the shards of a file, of so many units each, numbered from ``first`` on.

    Raises:
        InputError: if the file cannot be read, or its columns cannot be told.
        ConfigurationError: if ``columns`` are not those of the file.
    """
    form = _FORMS.get(Path(path).suffix.lower(), "units")
    if form in ("jsonl", "tsv", "tmx") and not _is_utf8(path):
        form = "units"
    mark, header = fingerprint(path), False
    if form == "parquet":
        total, chosen = _parquet_head(path, columns)
        bounds = [(before, min(units, total - before), 0, 0) for before in range(0, total, units)]
    elif form in ("jsonl", "tsv"):
        chosen, header = _line_columns(path, form, columns)
        bounds = list(_line_bounds(path, units))
    elif form == "tmx":
        chosen, bounds = ("", ""), list(_unit_bounds(path, units))
    else:
        chosen, bounds = ("", ""), [(0, -1, 0, 0)]
    for number, (before, count, begin, end) in enumerate(bounds, first):
        yield Shard(number, path, form, before, count, begin, end, chosen, header, mark)


def read(shard: Shard) -> Iterator[tuple[str, str]]:
    """Yield the Chinese and the English text of each unit of a shard.

    Raises:
        InputError: with the line, if one cannot be read.
    """
    if shard.form == "parquet":
        return _parquet(shard)
    if shard.form in ("jsonl", "tsv"):
        return _lines(shard)
    return _tmx(shard) if shard.form == "tmx" else _units(Path(_local(shard.path)))


def _is_utf8(path: str) -> bool:
    with open_bytes(path) as file:
        head = file.read(_PIECE)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\0" not in head


def _parquet_head(path: str, columns: tuple[str, str] | None) -> tuple[int, tuple[str, str]]:
    with _table(path) as file:
        names = file.schema_arrow.names
        return file.metadata.num_rows, _sides(path, names, columns)


@contextmanager
def _table(path: str) -> Iterator[Any]:
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]
    from pyarrow import ArrowInvalid

    try:
        with open_bytes(path) as file, pq.ParquetFile(file) as table:
            yield table
    except (ArrowInvalid, OSError) as error:
        raise InputError(f"{path}: this is no parquet file that can be read: {error}", "IOE011") from error


def _parquet(shard: Shard) -> Iterator[tuple[str, str]]:
    with _table(shard.path) as file:
        groups, start = [], 0
        for group in range(file.metadata.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            if start < shard.before + shard.units and start + rows > shard.before:
                groups.append((group, start))
            start += rows
        if not groups:
            return
        skip = shard.before - groups[0][1]
        batches = file.iter_batches(PART, [group for group, _ in groups], list(shard.columns))
        rows = (
            pair for batch in batches for pair in zip(*(batch[name].to_pylist() for name in shard.columns), strict=True)
        )
        for zh, en in islice(rows, skip, skip + shard.units):
            yield zh or "", en or ""


def _sides(path: str, names: Sequence[str], columns: tuple[str, str] | None) -> tuple[str, str]:
    """Return the names of the Chinese and the English column."""
    if columns:
        if lacking := [name for name in columns if name not in names]:
            raise ConfigurationError(f"--columns: {path} has no column {lacking[0]} ({', '.join(names)})")
        return columns
    choice = named(names)
    if choice is None:
        raise InputError(
            f"{path}: it cannot be told which columns hold the Chinese and the English text ({', '.join(names)}); name "
            "them: --columns zh,en",
            "IOE010",
        )
    found = names[choice.first], names[choice.second]
    return (found[1], found[0]) if choice.lang == "en" else found


def _line_bounds(path: str, units: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield for each shard the lines before it, its lines, and the bytes at which it begins and ends."""
    begin = at = lines = before = 0
    last = b"\n"
    with open_bytes(path) as file:
        for piece in iter(lambda: file.read(_PIECE), b""):
            place = 0
            while (found := piece.find(b"\n", place)) >= 0:
                lines, place = lines + 1, found + 1
                if lines - before == units:
                    yield before, units, begin, at + place
                    before, begin = lines, at + place
            at, last = at + len(piece), piece[-1:]
    if last != b"\n":
        lines += 1
    if lines > before:
        yield before, lines - before, begin, at


def _line_columns(path: str, form: Form, columns: tuple[str, str] | None) -> tuple[tuple[str, str], bool]:
    """Return the keys of the two texts of a line, or their columns from 0, and whether the first line holds names."""
    with closing(io.TextIOWrapper(open_bytes(path), "utf-8-sig", errors="replace", newline="\n")) as file:
        head = [line.rstrip("\r\n") for line in islice(file, _SAMPLE)]
    if form == "jsonl":
        first = next((line for line in head if line.strip()), "")
        row = _json(path, 1, first) if first else {}
        return _sides(path, list(row), columns), False
    rows = [line.split("\t") for line in head if line.count("\t") == 1]
    choice = named(rows[0]) if rows else None
    if choice:
        return ("1", "0") if choice.lang == "en" else ("0", "1"), True
    sides = [looks_like("\n".join(side)) for side in zip(*rows, strict=True)]
    return ("1", "0") if sides == ["en", "zh"] else ("0", "1"), False


def _lines(shard: Shard) -> Iterator[tuple[str, str]]:
    with open_bytes(shard.path) as file:
        file.seek(shard.begin)
        left = shard.end - shard.begin
        for number in range(shard.before + 1, shard.before + shard.units + 1):
            line = file.readline(left)
            left -= len(line)
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise InputError(f"{shard.path}:{number}: this line is not UTF-8: {error.reason}", "IOE007") from error
            yield _pair(shard, number, text)


def _pair(shard: Shard, number: int, text: str) -> tuple[str, str]:
    if not text.strip():
        return "", ""
    if shard.form == "jsonl":
        row = _json(shard.path, number, text)
        zh, en = (row.get(name, "") for name in shard.columns)
        if not isinstance(zh, str | None) or not isinstance(en, str | None):
            raise InputError(f"{shard.path}:{number}: {' and '.join(shard.columns)} must be texts", "IOE010")
        return zh or "", en or ""
    cells = text.split("\t")
    if len(cells) != 2:
        raise InputError(
            f"{shard.path}:{number}: {len(cells)} columns where two are read, with a tab between", "IOE010"
        )
    if number == 1 and shard.header:
        return "", ""
    zh, en = (cells[int(column)] for column in shard.columns)
    return zh, en


def _json(path: str, number: int, text: str) -> dict[str, Any]:
    """Return a line of JSON as a flat row; what stands under "translation" are its texts, as in published data sets."""
    try:
        row = json.loads(text)
    except ValueError as error:
        raise InputError(f"{path}:{number}: this line is not JSON: {error}", "IOE011") from error
    if not isinstance(row, dict):
        raise InputError(f"{path}:{number}: a line of JSON must be an object with both texts", "IOE010")
    inner = row.get("translation")
    return {**row, **inner} if isinstance(inner, dict) else row


def _unit_bounds(path: str, units: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the same of a TMX file, whose units are elements."""
    count = before = 0
    begin, at, tail, start = -1, 0, b"", 0
    with open_bytes(path) as file:
        for piece in iter(lambda: file.read(_PIECE), b""):
            text, start = tail + piece, at - len(tail)
            for match in _UNIT.finditer(text):
                if begin < 0:
                    begin = start + match.start()
                if count - before == units:
                    yield before, units, begin, start + match.start()
                    before, begin = count, start + match.start()
                count += 1
            at += len(piece)
            tail = text[-3:]
    if count > before:
        yield before, count - before, begin, at
    elif not count:
        yield 0, -1, 0, 0


def _tmx(shard: Shard) -> Iterator[tuple[str, str]]:
    """Read a part of a TMX file as a file of its own: its head, these units, its end."""
    if shard.units < 0:
        yield from _units(Path(_local(shard.path)))
        return
    with open_bytes(shard.path) as file:
        head = file.read(_PIECE)
        found = _UNIT.search(head)
        head = head[: found.start()] if found else head
        file.seek(shard.begin)
        body = file.read(shard.end - shard.begin)
    if b"</body>" not in body:
        body += _BODY_ENDS
    with tempfile.TemporaryDirectory(prefix="xlcheck-") as folder:
        part = Path(folder, Path(shard.path).name)
        part.write_bytes(head + body)
        try:
            yield from _units(part)
        except InputError as error:
            message = f"{shard.path}: in units {shard.before + 1:,} to {shard.before + shard.units:,}: {error}"
            raise InputError(message.replace(str(part), part.name), error.code) from error


def _units(path: Path) -> Iterator[tuple[str, str]]:
    for zh, en in stream_bilingual(path, PART):
        yield from zip((s.text for s in zh.segments), (s.text for s in en.segments), strict=True)


def _local(path: str) -> str:
    """Return the path of a file on this machine with the content of one behind a URL."""
    if not is_remote(path):
        return path
    system, name = _fsspec(path)
    copy = Path(tempfile.mkdtemp(prefix="xlcheck-"), Path(name).name)
    system.get(name, str(copy))
    return str(copy)

"""ZIP archives from strangers (DOCX, XLSX): parts are read by name into memory, never unpacked to the disk."""

from __future__ import annotations

import io
import posixpath
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from xlcheck.errors import InputError
from xlcheck.files.source import whole
from xlcheck.files.xml import tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from xlcheck.files.xml import Extents

MAX_MEMBERS = 10_000
#: Bytes that the parts that are read may have together.
MAX_TOTAL = 256 << 20
#: A part of more than a megabyte that shrinks by more than this is a bomb; text and mark-up shrink 10 to 60 times.
MAX_RATIO = 400
_SMALL = 1 << 20
#: Bytes of the list of parts: of 10,000 with long names.
_MOST_DIRECTORY = 4 << 20
#: How the standards of office documents pack parts (ISO/IEC 29500-2, OpenDocument 1.3 part 2); what else ZIP knows asks
#: for memory as it pleases (LZMA).
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
_OLE = b"\xd0\xcf\x11\xe0"
_BROKEN = (BadZipFile, LargeZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Archive:
    """The parts of an open document, by name."""

    def __init__(self, path: Path, zipped: ZipFile) -> None:
        self.path = path
        self._zip = zipped
        self._left = MAX_TOTAL
        self._names = set(zipped.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return a part.

        Raises:
            InputError: (IOE011) if it is not there or damaged, (IOE013) if it is encrypted, (IOE014) if it is a bomb.
        """
        if name not in self._names:
            raise InputError(f"{self.path}: the part {name} is missing; open and save the file again", "IOE011")
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise InputError(f"{self.path}: protected by a password; save it without one", "IOE013")
        if info.compress_type not in _METHODS:
            raise InputError(
                f"{self.path}: the part {name} is packed in a way that no document is (method {info.compress_type}); "
                "open and save the file again",
                "IOE011",
            )
        large = info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size)
        if large or info.file_size > self._left:
            raise bomb(self.path, f"the part {name} unpacks to {info.file_size:,} bytes")
        try:
            with self._zip.open(info) as file:
                data = file.read(self._left + 1)
        except (*_BROKEN, struct.error) as error:
            raise damaged(self.path, error) from None
        if len(data) > self._left:
            raise bomb(self.path, f"the part {name} unpacks to more than {self._left:,} bytes")
        self._left -= len(data)
        return data

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in their order."""
        return tuple(self._zip.namelist())

    def tree(self, name: str, extents: Extents | None = None) -> Element:
        """Return a part as a tree; ``extents`` is filled with the places of its elements.

        Raises:
            InputError: as `read`, and (IOE011, IOE014) if its XML cannot be read.
        """
        return tree(self.read(name), self.path, name, extents)

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to within the archive: id to (last word of the type, name of the part)."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self:
            return {}
        found = {}
        for element in self.tree(relations):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External" and target:
                part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[element.get("Id", "")] = element.get("Type", "").rpartition("/")[2], part
        return found


@contextmanager
def opened(path: Path, max_bytes: int) -> Iterator[Archive]:
    """Open an archive for reading.

    Raises:
        InputError: if it cannot be opened, is larger than ``max_bytes``, is no ZIP archive (IOE011), has a password
            (IOE013) or too many parts (IOE014).
    """
    data = whole(path, max_bytes)  # its size is checked before anything is unpacked
    if data.startswith(_OLE):
        raise InputError(
            f"{path}: protected by a password, or a file of an older Office under a new name; save it again without",
            "IOE013",
        )
    if _directory(data) > _MOST_DIRECTORY:
        raise bomb(path, f"its list of parts takes {_directory(data):,} bytes")
    try:
        zipped = ZipFile(io.BytesIO(data))
    except (*_BROKEN, struct.error) as error:
        raise damaged(path, error) from None
    with zipped:
        if len(zipped.filelist) > MAX_MEMBERS:
            raise bomb(path, f"it holds {len(zipped.filelist):,} parts")
        yield Archive(path, zipped)


def _directory(data: bytes) -> int:
    """Return how many bytes the list of parts takes, which is read before anything else; 0 where there is none."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        return 0
    (size,) = struct.unpack_from("<I", data, end + 12)
    large = data.rfind(b"PK\x06\x06", 0, end) if size == 0xFFFFFFFF else -1
    if large >= 0 and len(data) >= large + 56:
        (size,) = struct.unpack_from("<Q", data, large + 40)
    return int(min(size, end))


def damaged(path: Path, error: Exception) -> InputError:
    """Return the error for an archive that cannot be unpacked."""
    return InputError(f"{path}: damaged, or not what its name says ({error}); open and save it again", "IOE011")


def bomb(path: Path, what: str) -> InputError:
    """Return the error for an archive that would exhaust the machine."""
    return InputError(f"{path}: {what}, more than a document has; the file is not read", "IOE014")

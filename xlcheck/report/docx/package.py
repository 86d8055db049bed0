"""A copy of a Word document with other parts: every part that is not named here has the bytes that it had."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Mapping
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from xlcheck.files.archive import Archive
from xlcheck.files.xml import decoded

CONTENT_TYPES = "[Content_Types].xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
_ROOT = re.compile(rb"""<(?![?!])([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*?(/?)>""")
_BOUND = re.compile(rb"""\sxmlns:?([^\s=]*)\s*=\s*["']([^"']*)["']""")
DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DATE = (1980, 1, 1, 0, 0, 0)  # the first that ZIP knows: the same document gives the same bytes


class Names(NamedTuple):
    """The namespace of a part's root element, and the prefixes that stand for it there; the root's own comes first."""

    namespace: str
    prefixes: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """A prefix that attributes can have too: of elements alone it may be empty."""
        return next(filter(None, self.prefixes), "")


def names(data: bytes) -> Names:
    """Return how the elements of a part are called that are of the same namespace as its root element."""
    root = _ROOT.search(data)
    assert root  # it has been read
    own = root[1].rpartition(b":")[0].decode()
    bound = {prefix.decode(): name.decode() for prefix, name in _BOUND.findall(root[0])}
    namespace = bound.get(own, "")
    return Names(namespace, (own, *(prefix for prefix, name in bound.items() if name == namespace and prefix != own)))


def utf8(archive: Archive, part: str) -> bytes:
    """Return a part as UTF-8 without a byte order mark, with the offsets that its tree tells."""
    return b"".join(decoded([archive.read(part)], archive.path, None))


def as_utf8(data: bytes) -> bytes:
    """Return a part that is UTF-8 now with a declaration that says so."""
    return _DECLARED.sub(DECLARATION.strip(), data, count=1)


def appended(data: bytes, xml: bytes) -> bytes:
    """Return XML with more elements at the end of its root element."""
    root = _ROOT.search(data)
    assert root
    name = root[1]
    if root[2]:
        return data[: root.end() - 2] + b">" + xml + b"</" + name + b">" + data[root.end() :]
    end = data.rindex(b"</" + name)
    return data[:end] + xml + data[end:]


def with_comments(archive: Archive, main: str) -> tuple[str, dict[str, bytes]]:
    """Return the name of the part for comments, and the parts that lead to it where the document has none."""
    for kind, part in archive.relations(main).values():
        if kind == "comments":
            return part, {}
    folder, base = posixpath.split(main)
    part = posixpath.join(folder, "comments.xml")
    number = 2
    while part in archive:
        part, number = posixpath.join(folder, f"comments{number}.xml"), number + 1
    relations = posixpath.join(folder, "_rels", f"{base}.rels")
    known = utf8(archive, relations) if relations in archive else b""
    if not known:
        known = DECLARATION + f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode()
    kind = (_STRICT if _STRICT.encode() in known else OFFICE) + "/comments"
    key, number = "xlcheck1", 2
    while f'"{key}"'.encode() in known:
        key, number = f"xlcheck{number}", number + 1
    target = posixpath.basename(part)
    relation = f'<{_element(known, "Relationship")} Id="{key}" Type="{kind}" Target="{target}"/>'
    types = utf8(archive, CONTENT_TYPES)
    override = f'<{_element(types, "Override")} PartName="/{part}" ContentType="{_COMMENTS}"/>'
    return part, {
        relations: as_utf8(appended(known, relation.encode())),
        CONTENT_TYPES: as_utf8(appended(types, override.encode())),
    }


def _element(data: bytes, name: str) -> str:
    own = names(data).prefixes[0]
    return f"{own}:{name}" if own else name


def copied(archive: Archive, changed: Mapping[str, bytes], *, first: str = "") -> bytes:
    """Return the archive with other parts in the place of those of the same name, and with those that are new.

    The part ``first`` is not packed: OpenDocument wants it so that a file can be told by its beginning.
    """
    file = io.BytesIO()
    left = dict(changed)
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name in dict.fromkeys(archive.names):
            if not name.endswith("/"):
                data = left.pop(name) if name in left else archive.read(name)
                zipped.writestr(_named(name, packed=name != first), data)
        for name, data in left.items():
            zipped.writestr(_named(name), data)
    return file.getvalue()


def _named(name: str, *, packed: bool = True) -> ZipInfo:
    info = ZipInfo(name, _DATE)
    info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    info.external_attr = 0o600 << 16
    return info

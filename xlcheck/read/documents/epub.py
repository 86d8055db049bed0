"""Books (EPUB 2 and 3): the pages of the spine in reading order, each read as HTML is.

After EPUB 3.3, sections 4 and 5: the container names the package document, its spine lists the pages. Lines are the
running numbers of the paragraphs of the book, as in Word documents. Pages that the spine calls not linear are read
last, in their order; the table of contents is read only where it stands in the spine.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from xlcheck.errors import InputError
from xlcheck.files.archive import Archive
from xlcheck.files.encoding import decode
from xlcheck.model import Document, Lang
from xlcheck.read.documents.html import page_blocks
from xlcheck.read.documents.word_processors import read_packed
from xlcheck.read.text import Block, Piece

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OF_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Methods that make fonts useless outside of the book; the text is as it was."""

_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read_epub(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a book.

    Raises:
        InputError: if it is none or damaged (IOE011), is encrypted (IOE013), is hostile (IOE014) or holds no text
            (IOE004).
    """
    return read_packed(path, lang, max_bytes, lambda archive: _blocks(archive, lang))


def _blocks(archive: Archive, lang: Lang) -> Iterator[Block]:
    number = 0
    for index, part in enumerate(_spine(archive), 1):
        page = decode(archive.read(part), archive.path, lang, None).text
        for count, block in enumerate(page_blocks(page), 1):
            number += 1
            yield _numbered(block, number, f"page {index} ({posixpath.basename(part)}), paragraph {count}")


def _numbered(block: Block, number: int, where: str) -> Block:
    """Return a block whose places are its running number and the characters of its text."""
    pieces, column = [], 1
    for piece in block.pieces:
        pieces.append(Piece(piece.text, number, column, where))
        column += len(piece.text)
    return block._replace(pieces=tuple(pieces))


def _spine(archive: Archive) -> list[str]:
    """Return the names of the pages in reading order."""
    if _ENCRYPTION in archive:
        methods = [e.get("Algorithm", "") for e in archive.tree(_ENCRYPTION).iterfind("EncryptedData/EncryptionMethod")]
        if any(method not in _OF_FONTS for method in methods):
            raise InputError(f"{archive.path}: protected by rights management; give a book without it", "IOE013")
    roots = [e.get("full-path", "") for e in archive.tree(_CONTAINER).iter("rootfile")]
    if not roots or roots[0] not in archive:
        raise InputError(f"{archive.path}: its container names no package document; export the book again", "IOE011")
    package = archive.tree(roots[0])
    folder = posixpath.dirname(roots[0])
    items = {
        item.get("id", ""): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))
        for item in package.iterfind("manifest/item")
        if item.get("media-type", "") in _PAGES
    }
    spine = [(ref.get("linear") == "no", ref.get("idref", "")) for ref in package.iterfind("spine/itemref")]
    parts = [items.get(key, "") for _, key in sorted(spine, key=lambda entry: entry[0])]
    return [part for part in parts if part in archive]

"""PDF with a text layer, by pypdf (the extra ``pdf``): lines of pages to paragraphs, running heads left out.

A PDF knows no paragraphs: they are told by what shows on the page (``layout``).
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import InputError, UsageError
from xlcheck.files.source import Source, pieces
from xlcheck.model import Document, Lang
from xlcheck.read.documents.page_layout import Line, paragraphs
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.documents.pdf_work import Work
from xlcheck.read.text import Block, Piece, document, glue

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES = 5_000
_NUMBER = re.compile(r"[\d\s]+|[ivxlc]{1,6}$")
_AT_THE_ENDS = re.compile(r"^[\s\d|·—–-]+|[\s\d|·—–-]+$")
_SHORT = 30
_BLANKS = re.compile(r"[ \t]+")
_SET_APART = re.compile(r"(?<=[\u3400-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[\u3400-\u9fff])")
#: Lines at the top and at the bottom of a page that may be a running head, and the share of pages that it stands on.
_MARGIN = 2
_RECURS = 0.5
#: Characters a page; a text layer with fewer is a stamp on a scan.
_FEWEST = 10


def read_pdf(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a PDF.

    Raises:
        UsageError: if pypdf is not installed.
        InputError: if it is no PDF or damaged (IOE011), has no text layer (IOE012), is encrypted (IOE013) or
            names more work than a file of its size (IOE014).
    """
    pages = _pages(path, b"".join(pieces(path, 1 << 20, max_bytes)))
    if sum(len(line.text.strip()) for page in pages for line in page) < _FEWEST * len(pages):
        raise InputError(
            f"{path}: this PDF has no text layer (a scan?); recognise its text first (ocrmypdf, for example), or give "
            "the document that it was made from",
            "IOE012",
        )
    heads = _running(pages)
    groups = paragraphs([line for page in pages for line in _kept(page, heads)])
    notes = (f"left out: running heads and page numbers ({len(heads)})",) if heads else ()
    blocks = (Block(_joined(group, lang)) for group in groups)
    return document(Source(path, [], "utf-8", notes), lang, shaped(blocks, lang))


def _kept(page: list[Line], heads: frozenset[str]) -> Iterator[Line]:
    """Yield the lines of a page but blank ones and running heads."""
    for index, line in enumerate(page):
        margin = min(index, len(page) - 1 - index) < _MARGIN
        if line.text.strip() and not (margin and _normal(line.text) in heads):
            yield line


def _joined(group: list[Line], lang: Lang) -> tuple[Piece, ...]:
    """Return the lines of a paragraph as pieces; the line of a place counts on through the document."""
    pieces: list[Piece] = []
    for line in group:
        text = _BLANKS.sub(" ", line.text.strip())  # a justified line has wide ones
        if lang == "zh":  # what sets Chinese and digits a little apart reads as a blank
            text = _SET_APART.sub("", text)
        where = f"page {line.page}, line {line.number}"
        if pieces:
            last = pieces[-1]
            between = glue(last.text, text, lang)
            pieces.append(Piece(between, last.line, last.column + len(last.text), last.where))
        pieces.append(Piece(text, line.running, 1, where))
    return tuple(pieces)


def _pages(path: Path, data: bytes) -> list[list[Line]]:
    """Return the lines of each page."""
    try:
        import pypdf
    except ImportError:
        raise UsageError(f"{path}: PDF needs an extra: pip install 'xlcheck[pdf]'; or save it as text (.txt)") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{path}: protected by a password; save it without one", "IOE013")
        if len(reader.pages) > MAX_PAGES:
            raise InputError(f"{path}: more than {MAX_PAGES:,} pages; split it", "IOE005")
        pages: list[list[Line]] = []
        work = Work(path, len(data))
        for number, page in enumerate(reader.pages, 1):
            work.add_page(page)
            pages.append(_lines(page, number, pages[-1][-1].running if pages else 0, work))
        return pages
    except InputError:
        raise
    except Exception as error:  # whatever a damaged file makes of the library
        reason = str(error).partition("\n")[0][:200] or type(error).__name__
        if "crypt" in reason.lower():
            raise InputError(f"{path}: encrypted ({reason}); save it without a password", "IOE013") from None
        raise InputError(f"{path}: this PDF cannot be read ({reason}); print it to a new PDF", "IOE011") from None


def _lines(page: PageObject, number: int, before: int, work: Work) -> list[Line]:
    """Return the lines of a page, each with the place and the size of its first characters."""
    lines: list[Line] = []
    current = ""
    place: tuple[float, float, float] | None = None

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        nonlocal current, place
        for index, part in enumerate(text.split("\n")):
            if index:
                count = len(lines) + 1
                lines.append(Line(current, number, count, before + count, *(place or (0.0, 0.0, 0.0))))
                current, place = "", None
            if part.strip() and place is None:
                x, y = (tm[4] * cm[i] + tm[5] * cm[2 + i] + cm[4 + i] for i in (0, 1))
                scale = (abs(tm[3]) or 1.0) * (abs(cm[3]) or 1.0)
                place = x, y, round(float(size) * scale, 1)
            current += part

    page.extract_text(visitor_operand_before=work.add_operator, visitor_text=visit)
    visit("\n", [], [], None, 0.0)
    return lines


def _normal(line: str) -> str:
    """Return what all instances of a running head share: a short one may hold a number, a long one begin or end so."""
    line = line.strip().lower()
    return _NUMBER.sub("#", line) if len(line) <= _SHORT else _AT_THE_ENDS.sub("#", line)


def _running(pages: list[list[Line]]) -> frozenset[str]:
    """Return the lines at the ends of pages that recur, page numbers aside."""
    margins = ({_normal(line.text) for line in page[:_MARGIN] + page[-_MARGIN:]} for page in pages)
    counts = Counter(head for margin in margins for head in margin)
    return frozenset(head for head, n in counts.items() if head and n >= max(3, _RECURS * len(pages)))

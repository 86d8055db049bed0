"""Both texts in two columns of a Word document, sentence beside sentence, with the findings as comments."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from xlcheck.files.archive import Archive
from xlcheck.model import Pair, Side, Span
from xlcheck.report.docx.annotate import Comment, annotated
from xlcheck.report.docx.package import CONTENT_TYPES, DECLARATION, OFFICE, PACKAGE
from xlcheck.report.docx.remarks import range_of, remark, xml_text
from xlcheck.report.fields import View
from xlcheck.rows import ReportedFinding

MOST_ROWS = 2000
"""Rows of a table that a word processor still lays out quickly; of a longer text only those near findings are shown."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WIDTHS = (700, 5900, 7800)  # twentieths of a point: number, Chinese, English

_PARTS = {
    CONTENT_TYPES: f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_MAIN}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:eastAsia="SimSun" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:before="20" w:after="40"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>',
}
_LAST = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
_LINES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def in_columns(pair: Pair, rows: Sequence[ReportedFinding], view: View) -> bytes:
    """Return a document of two columns, a row for each bead that is shown, with the findings as comments."""
    numbers = _shown(pair, rows)
    table = _Table(pair, numbers)
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name, text in {**_PARTS, "word/document.xml": table.document(rows)}.items():
            zipped.writestr(name, DECLARATION + text.encode())
    with ZipFile(file) as zipped:
        return annotated(Archive(Path(pair.target.path), zipped), table.comments(rows, view))


def _shown(pair: Pair, rows: Iterable[ReportedFinding]) -> list[int]:
    """Return the indices of the beads that are shown: all, or those with findings and their neighbours."""
    if len(pair.beads) <= MOST_ROWS:
        return list(range(len(pair.beads)))
    found = {row.unit - 1 for row in rows if row.unit is not None}
    near = {number + step for number in found for step in (-1, 0, 1)}
    return sorted(number for number in near if 0 <= number < len(pair.beads))


class _Table:
    """The table, and on which paragraph of the document each side of a bead stands."""

    def __init__(self, pair: Pair, numbers: Sequence[int]) -> None:
        self._pair, self._numbers = pair, numbers
        self._lines: dict[tuple[int, bool], int] = {}
        self._line = 0

    def document(self, rows: Sequence[ReportedFinding]) -> str:
        """Return the XML of the document's main part."""
        names = " / ".join(dict.fromkeys(Path(side.path).name for side in (self._pair.source, self._pair.target)))
        whole = len(self._numbers) == len(self._pair.beads)
        some = "" if whole else f"; {len(self._numbers):,} of {len(self._pair.beads):,} rows, those near a finding"
        many = f"{len(rows):,} finding{'s' if len(rows) != 1 else ''}{some}"
        title = self._paragraph(names, '<w:pPr><w:pStyle w:val="Title"/></w:pPr>') + self._paragraph(many)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
        properties = (
            f'<w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{_LINES}</w:tblBorders></w:tblPr>'
        )
        head = self._row(["", "Chinese", "English"], "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:b/>")
        table = f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(self._bead_rows())}</w:tbl>"
        # Word wants a paragraph behind a table.
        return f'<w:document xmlns:w="{_W}"><w:body>{title}{table}<w:p/>{_LAST}</w:body></w:document>'

    def comments(self, rows: Iterable[ReportedFinding], view: View) -> Iterator[Comment]:
        """Yield the comments: on the English, or on the Chinese that has no translation."""
        for row in rows:
            if row.unit is None:
                continue
            bead = self._pair.beads[row.unit - 1]
            in_target = bool(bead.target)
            side = self._pair.target_side(bead) if in_target else self._pair.source_side(bead)
            line = self._lines.get((row.unit - 1, in_target))
            span = range_of(row, self._pair) if in_target else None
            start, end = _within(side, span)
            if line is not None:
                yield Comment(line, start + 1, line, end + 1, tuple(remark(row, view)))

    def _bead_rows(self) -> Iterator[str]:
        for number in self._numbers:
            bead = self._pair.beads[number]
            texts = [_joined(side) for side in (self._pair.source_side(bead), self._pair.target_side(bead))]
            yield self._row([str(number + 1), *texts], "", number=number)

    def _row(self, texts: Sequence[str], properties: str, bold: str = "", number: int | None = None) -> str:
        cells = []
        for index, (text, width) in enumerate(zip(texts, _WIDTHS, strict=True)):
            paragraph = self._paragraph(text, bold=bold)
            if index and number is not None and text.strip():
                self._lines[number, index == 2] = self._line
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph}</w:tc>')
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    def _paragraph(self, text: str, properties: str = "", bold: str = "") -> str:
        """Return a paragraph; one that has text is counted, as `read_docx` counts them."""
        if not text.strip():
            return f"<w:p>{properties}</w:p>"
        self._line += 1
        run = f"<w:rPr>{bold}</w:rPr>" if bold else ""
        return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r></w:p>'


def _joined(side: Side) -> str:
    """Return the sentences of a side as one paragraph, with as many characters."""
    return side.text.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\v", " ")


def _within(side: Side, span: Span | None) -> tuple[int, int]:
    """Return where in the text of a side a range of its document begins and ends; all of it where it is not there."""
    if span is None:
        return 0, len(side.text)
    at, places = 0, []
    for segment in side.segments:
        for offset in (span.start, span.end):
            if segment.span.start <= offset <= segment.span.end:
                places.append(at + min(offset - segment.span.start, len(segment.text)))
        at += len(segment.text) + 1
    return (min(places), max(places)) if len(set(places)) > 1 else (0, len(side.text))

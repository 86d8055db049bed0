"""Word files of a report of twelve pages that was written for these tests, right and with planted errors.

The texts are ``report.zh.txt`` and ``report.en.txt``; ``errors.tsv`` names words of the English and what stands there
instead. A line of a text is a paragraph: ``#`` to ``###`` headings, ``- `` and ``1. `` items, ``| a | b |`` rows (``<``
goes on from the left, ``^`` from above), ``@…`` what is neither. In a line: ``**bold**``, ``*italic*``,
``[words](address)``, ``[^a]`` a note, ``{+inserted+}``, ``{-deleted-}``, ``{{1:words of a comment}}``, and ``¦`` where
Word has cut a run.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

HERE = Path(__file__).parent
ANOTHER = {"author": "Tang Wei", "date": "2026-02-10T09:00:00Z"}
"""Who made the tracked changes."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FAR = 700
"""What the ids of comments begin with: LibreOffice 7.4 shows wrong footnotes where a comment has the id of one."""

_SPACES = f'xmlns:w="{_W}"'
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\[\^(?P<note>\w)\]|\[(?P<shown>[^][]+)\]\((?P<address>[^)]+)\)"
    r"|\{\+(?P<ins>.+?)\+\}|\{-(?P<delete>.+?)-\}|\{\{(?P<comment>\d):(?P<said>.+?)\}\}|(?P<cut>¦)"
)
_BOX = (
    f'<w:r {_SPACES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml">'
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" '
    'distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>120000</wp:posOffset></wp:positionV>'
    '<wp:extent cx="5400000" cy="1000000"/><wp:wrapTopAndBottom/><wp:docPr id="91" name="Box"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1000000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EEF3F8"/></a:solidFill>'
    '<a:ln w="6350"><a:solidFill><a:srgbClr val="7A8CA0"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{p}'
    "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    '<mc:Fallback><w:pict><v:shape style="width:425pt;height:79pt"><v:textbox><w:txbxContent>{p}</w:txbxContent>'
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


class Planted(NamedTuple):
    """An error in the English.

    ``expected`` is the code that was thought of when it was written, ``told`` the one that tells it, ``marked`` the
    words that its comment stands at; of what is left out, the last word before. ``level`` is gate, review or missed;
    ``first`` is what that was when the report was first checked.
    """

    kind: str
    place: str
    right: str
    wrong: str
    expected: str
    told: str
    marked: str
    first: str
    level: str


def planted() -> list[Planted]:
    """Return the errors of ``errors.tsv``."""
    with (HERE / "errors.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [Planted(*(field.replace("\\n", "\n") for field in row)) for row in rows]


def text_of(language: str, errors: bool = False) -> str:
    """Return a text as it is written; SystemExit where the words of an error are not there once."""
    text = (HERE / f"report.{language}.txt").read_text(encoding="utf-8")
    for error in planted() if errors else ():
        if text.count(error.right) != 1:
            raise SystemExit(f"{error.kind}: {error.right!r} is there {text.count(error.right)} times")
        text = text.replace(error.right, error.wrong)
    return text


def build(folder: Path) -> tuple[Path, Path, Path]:
    """Write the Chinese report, the English one and the English one with errors; return their paths."""
    paths = tuple(folder / name for name in ("report.zh.docx", "report.en.docx", "planted.en.docx"))
    for path, text in zip(paths, (text_of("zh"), text_of("en"), text_of("en", errors=True)), strict=True):
        _Report(text).document.save(str(path))
    return paths  # type: ignore[return-value]


class _Report:
    """A Word document, line by line."""

    def __init__(self, text: str) -> None:
        self.document: Word = Document()
        self._lines = [line for line in text.split("\n") if line.strip()]
        self._notes = dict(re.findall(r"^@note (\w): (.*)$", text, re.MULTILINE))
        self._said = {
            key: (who, words) for key, who, words in re.findall(r"^@comment (\d) (.+?): (.*)$", text, re.MULTILINE)
        }
        self._used: list[str] = []
        self._number = 900
        _styled(self.document)
        while self._lines:
            self._line(self._lines.pop(0))
        self._write_notes()

    def _line(self, line: str) -> None:
        command, _, rest = line.partition(" ")
        if command in ("#", "##", "###"):
            paragraph = self.document.add_heading(level=len(command))
            self._fill(paragraph, rest)
        elif command in ("-", "1.", "2.", "3.", "4.", "5."):
            self._fill(self.document.add_paragraph(style="List Bullet" if command == "-" else "List Number"), rest)
        elif command == "@table":
            self._table([int(width) for width in rest.split()])
        elif command in ("@moved-from:", "@moved-to:"):
            self._moved(rest, command[1:-1])
        elif command.startswith("@"):
            self._other(command.strip("@:"), rest)
        else:
            self._fill(self.document.add_paragraph(), line)

    def _other(self, command: str, rest: str) -> None:
        section = self.document.sections[-1]
        if command == "header":
            section.header.paragraphs[0].text = rest
        elif command == "footer":
            paragraph = section.footer.paragraphs[0]
            paragraph.add_run(f"{rest} · ")
            paragraph._p.append(
                parse_xml(f'<w:fldSimple {_SPACES} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
            )
        elif command in ("title", "subtitle"):
            self._fill(self.document.add_paragraph(style=command.title()), rest)
        elif command == "box":
            paragraph = f'<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t>{rest}</w:t></w:r></w:p>'
            self.document.add_paragraph()._p.append(parse_xml(_BOX.replace("{p}", paragraph)))
        elif command in ("landscape", "portrait"):
            new = self.document.add_section(WD_SECTION.NEW_PAGE)
            new.orientation = WD_ORIENT.LANDSCAPE if command == "landscape" else WD_ORIENT.PORTRAIT
            new.page_width, new.page_height = new.page_height, new.page_width

    def _fill(self, paragraph: Paragraph, text: str) -> None:
        """Put a line with its marks into a paragraph."""
        end = 0
        for mark in _INLINE.finditer(text):
            if text[end : mark.start()]:
                paragraph.add_run(text[end : mark.start()])
            end = mark.end()
            self._marked(paragraph, mark)
        if text[end:]:
            paragraph.add_run(text[end:])

    def _marked(self, paragraph: Paragraph, mark: re.Match[str]) -> None:
        found = mark.groupdict()
        if found["bold"]:
            paragraph.add_run(found["bold"]).bold = True
        elif found["italic"]:
            paragraph.add_run(found["italic"]).italic = True
        elif found["note"]:
            self._used.append(found["note"])
            run = paragraph.add_run()
            run.font.superscript = True
            run._r.append(parse_xml(f'<w:footnoteReference {_SPACES} w:id="{len(self._used)}"/>'))
        elif found["shown"]:
            self._link(paragraph, found["shown"], found["address"])
        elif found["ins"] or found["delete"]:
            self._tracked(paragraph, "ins" if found["ins"] else "del", found["ins"] or found["delete"])
        elif found["comment"]:
            author, words = self._said[found["comment"]]
            run = paragraph.add_run(found["said"])
            self.document.add_comment([run], text=words, author=author, initials=author[0])
            self._renumber(paragraph)

    def _renumber(self, paragraph: Paragraph) -> None:
        comment = self.document.part._comments_part.element.findall(qn("w:comment"))[-1]
        comment.set(qn("w:date"), ANOTHER["date"])
        number, comment_id = comment.get(qn("w:id")), qn("w:id")
        for element in (comment, *(e for e in paragraph._p.iter() if "}comment" in str(e.tag))):
            if element.get(comment_id) == number:
                element.set(comment_id, str(int(number) % _FAR + _FAR))

    def _link(self, paragraph: Paragraph, shown: str, address: str) -> None:
        key = paragraph.part.relate_to(address, f"{_OFFICE}/hyperlink", is_external=True)
        run = paragraph.add_run(shown)
        run.font.underline = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), key)
        paragraph._p.append(link)
        link.append(run._r)

    def _tracked(self, paragraph: Paragraph, kind: str, text: str) -> None:
        run = paragraph.add_run(text)
        if kind in ("del", "moveFrom"):
            for element in run._r.findall(qn("w:t")):
                element.tag = qn("w:delText") if kind == "del" else element.tag
        change = self._change(kind)
        paragraph._p.append(change)
        change.append(run._r)

    def _change(self, kind: str) -> OxmlElement:
        self._number += 1
        change = OxmlElement(f"w:{kind}")
        change.set(qn("w:id"), str(self._number))
        for name, value in ANOTHER.items():
            change.set(qn(f"w:{name}"), value)
        return change

    def _moved(self, text: str, command: str) -> None:
        kind = "moveFrom" if command == "moved-from" else "moveTo"
        paragraph = self.document.add_paragraph()
        start, end = self._change(f"{kind}RangeStart"), OxmlElement(f"w:{kind}RangeEnd")
        start.set(qn("w:name"), "move1")
        end.set(qn("w:id"), start.get(qn("w:id"), ""))
        marks = OxmlElement("w:rPr")
        marks.append(self._change(kind))
        paragraph._p.get_or_add_pPr().append(marks)
        paragraph._p.append(start)
        self._tracked(paragraph, kind, text)
        paragraph._p.append(end)

    def _table(self, widths: list[int]) -> None:
        rows = list(self._rows())
        table: Table = self.document.add_table(len(rows), len(widths), style="Table Grid")
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                cell = table.cell(y, x)
                if text in "<^":
                    other = table.cell(y, x - 1) if text == "<" else table.cell(y - 1, x)
                    other.merge(cell)
                    continue
                _filled = cell.paragraphs[0]
                _filled.paragraph_format.space_after = Pt(2)
                self._fill(_filled, text)
        _widths(table, widths)
        self.document.add_paragraph()

    def _rows(self) -> Iterator[list[str]]:
        while self._lines[0].startswith("|"):
            yield [cell.strip() for cell in self._lines.pop(0).strip("|").split("|")]

    def _write_notes(self) -> None:
        mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        notes = [
            f'<w:footnote w:type="{kind}" w:id="{i - 1}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for i, kind in enumerate(("separator", "continuationSeparator"))
        ]
        for number, key in enumerate(self._used, 1):
            paragraph = self.document.add_paragraph()
            paragraph.add_run(" ")
            self._fill(paragraph, self._notes[key])
            runs = "".join(_xml(run) for run in paragraph.runs)
            paragraph._p.getparent().remove(paragraph._p)
            notes.append(f'<w:footnote w:id="{number}"><w:p>{mark}{runs}</w:p></w:footnote>')
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        data = f"<?xml version='1.0' encoding='UTF-8'?><w:footnotes {_SPACES}>{''.join(notes)}</w:footnotes>"
        part = Part(PackURI("/word/footnotes.xml"), kind, data.encode(), self.document.part.package)
        self.document.part.relate_to(part, f"{_OFFICE}/footnotes")
        kept = f'<w:footnotePr {_SPACES}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        self.document.settings.element.find(qn("w:compat")).addprevious(parse_xml(kept))


def _styled(document: Word) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(11.5)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimSun")
    style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    style.paragraph_format.line_spacing = 1.5
    style.paragraph_format.space_after = Pt(8)


def _widths(table: Table, widths: list[int]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(_cells(row._tr, table), widths, strict=False):
            cell.width = Cm(width * 1.35)


def _cells(row: object, table: Table) -> Iterator[_Cell]:
    for element in row.tc_lst:  # type: ignore[attr-defined]
        if element.grid_span == 1:
            yield _Cell(element, table)


def _xml(run: Run) -> str:
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(run._r, encoding="unicode"))

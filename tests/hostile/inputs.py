"""Hostile files, made by code: what goes around a payload in each format."""

from __future__ import annotations

import io
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

ZH = "港口公司去年完成吞吐量三百万吨。\n"
EN = "The port company handled three million tonnes last year.\n"
BAD = "The port company handled five million tonnes last year.\n"

Content = str | bytes | Callable[[Path], None]


def write(folder: Path, files: dict[str, Content]) -> int:
    """Write files and return their bytes; a function makes what is no plain file."""
    total = 0
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
            continue
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        path.write_bytes(data)
        total += len(data)
    return total


def link(target: str) -> Callable[[Path], None]:
    """Return what makes a link."""
    return lambda path: path.symlink_to(target)


def pipe(path: Path) -> None:
    """Make a pipe that nobody writes to."""
    os.mkfifo(path)


def archive(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as zipped:
        for name, part in parts.items():
            zipped.writestr(name, part)
    return out.getvalue()


_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _related(kind: str, part: str) -> str:
    return f'<Relationships><Relationship Id="r1" Type="{_TYPES}/{kind}" Target="{part}"/></Relationships>'


def docx(body: str, before: str = "", method: int = zipfile.ZIP_DEFLATED, more: dict[str, str] | None = None) -> bytes:
    """Return a Word document with this body."""
    document = f"{before}<w:document {_W}><w:body>{body}</w:body></w:document>"
    parts = {"_rels/.rels": _related("officeDocument", "word/document.xml"), "word/document.xml": document}
    return archive(parts | (more or {}), method)


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odt(text: str, before: str = "") -> bytes:
    """Return an OpenDocument text."""
    spaces = 'xmlns:office="o" xmlns:text="t"'
    content = f"<office:document-content {spaces}><office:body><office:text>{text}</office:text></office:body>"
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{before}{content}</office:document-content>",
        }
    )


def xlsx(rows: str, before: str = "", strings: str | None = None) -> bytes:
    """Return a workbook whose one sheet has these rows."""
    relations = _related("worksheet", "worksheets/s.xml")
    if strings is not None:
        more = f'<Relationship Id="r2" Type="{_TYPES}/sharedStrings" Target="strings.xml"/></Relationships>'
        relations = relations.replace("</Relationships>", more)
    parts = {
        "_rels/.rels": _related("officeDocument", "xl/book.xml"),
        "xl/book.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        "xl/_rels/book.xml.rels": relations,
        "xl/worksheets/s.xml": f"{before}<worksheet><sheetData>{rows}</sheetData></worksheet>",
    }
    return archive(parts | ({"xl/strings.xml": f"<sst>{strings}</sst>"} if strings is not None else {}))


def xliff(source: str = ZH.strip(), target: str = EN.strip(), before: str = "", root: str = "") -> str:
    """Return an XLIFF file of one unit."""
    unit = f'<trans-unit id="1"><source>{source}</source><target>{target}</target></trans-unit>'
    return f'{before}<xliff version="1.2"{root}><file source-language="zh" target-language="en"><body>{unit}</body></file></xliff>'


def tmx(source: str = ZH.strip(), target: str = EN.strip(), before: str = "") -> str:
    """Return a TMX file of one unit."""
    sides = "".join(
        f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in (("zh", source), ("en", target))
    )
    return f'{before}<tmx version="1.4"><header srclang="zh"/><body><tu>{sides}</tu></body></tmx>'


def tbx(before: str = "", term: str = "港口") -> str:
    """Return a TBX glossary of one entry."""
    sides = "".join(
        f'<langSet xml:lang="{lang}"><tig><term>{text}</term></tig></langSet>'
        for lang, text in (("zh", term), ("en", "port"))
    )
    return f"{before}<martif><text><body><termEntry>{sides}</termEntry></body></text></martif>"


def po(source: str, target: str) -> str:
    """Return a catalogue of one entry."""
    return f"msgid {json.dumps(source, ensure_ascii=False)}\nmsgstr {json.dumps(target, ensure_ascii=False)}\n"


def pdf(content: bytes, more: bytes = b"") -> bytes:
    """Return a PDF of one page that draws ``content``."""
    return pdf_pages(stream(content), more=more)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a packed stream of a PDF."""
    packed = zlib.compress(content, 9)
    return b"<<%b/Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (entries, len(packed), packed)


def pdf_pages(content: bytes, forms: Sequence[bytes] = (), pages: int = 1, more: bytes = b"") -> bytes:
    """Return a PDF whose pages all draw one stream; a form is named X, object 5 and on, and has the next one as X."""
    first = 5 + len(forms)
    kids = b" ".join(b"%d 0 R" % (first + i) for i in range(pages))
    resources = b"/Resources<</Font<</F 4 0 R>>%b>>" % (b"/XObject<</X 5 0 R>>" if forms else b"")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, form in enumerate(forms, 6):
        inner = b"/XObject<</X %d 0 R>>" % number if number < first else b""
        objects.append(stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<%b>>" % inner))
    objects += [b"%b<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R%b>>" % (more, resources)] * pages
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip

"""Damaged files of every format: a document or an error that names the file, and nothing else."""

import io
import random
import zipfile

import pytest

from xlcheck.errors import XlcheckError
from xlcheck.read import is_bilingual, read_bilingual, read_document

ZH = "港口公司去年完成吞吐量三百万吨，比上年增长百分之四点五。"
EN = "The harbour company moved three million tons last year, up 4.5%."
RUNS = f"<w:r><w:t>{EN}</w:t><w:br/></w:r><w:ins><w:r><w:t>{ZH}</w:t></w:r></w:ins>"
BODY = f"<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr>{RUNS}</w:p>"
TEXTS = {
    "a.tsv": f"{ZH}\t{EN}\n",
    "a.csv": f'zh,en,note\n{ZH},"{EN} ""x"""\n',
    "a.tmx": '<?xml version="1.0" encoding="UTF-8"?><tmx><body><tu><note>n</note>'
    f'<tuv xml:lang="zh"><seg>{ZH}<ph/></seg></tuv><tuv xml:lang="en"><seg>{EN}&amp;</seg></tuv></tu></body></tmx>',
    "a.xlf": '<xliff srcLang="zh" trgLang="en"><file><unit id="1"><segment>'
    f"<source>{ZH}</source><target>{EN}</target></segment></unit></file>"
    f'<file source-language="zh"><trans-unit><source>{ZH}</source><target><mrk mtype="seg" mid="1">{EN}</mrk></target>'
    "<note>n</note></trans-unit></file></xliff>",
    "a.po": 'msgid ""\nmsgstr "Language: en\\n"\n\n#, fuzzy\nmsgctxt "a"\n'
    f'msgid "{ZH}\\n"\nmsgid_plural "b"\nmsgstr[0] "{EN}"\n',
    "a.json": f'[{{"zh": "{ZH}\\u4e00\\n", "en": "{EN}", "id": [1, null, -2.5e3]}},'
    f'{{"source": "{ZH}", "target": "{EN}"}}]',
    "a.jsonl": f'{{"zh": "{ZH}", "en": "{EN}"}}\n["{ZH}", "{EN}"]\n',
    "a.html": f"<!DOCTYPE html><html><head><title>x</title></head><body><p hidden>{EN}<br>x&amp;</p>"
    f"<!-- xlcheck: ignore --><ul><li>{EN}</ul><table><tr><td>{ZH}</table><script>x</script></body></html>",
    "a.rtf": "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset134 A;}}{\\stylesheet{\\s1 heading 1;}}\\s1\\u20135? {\\b rose}"
    "\\'b2\\par"
    "\\trowd\\intbl a{\\footnote b}\\cell c\\cell\\row{\\*\\x y}}",
    "a.rst": f"{EN}\n====\n\n.. note:: {EN}\n\n   x\n\n- :ref:`a <b>` `c <d>`_ [1]_\n\n+--+--+\n| a | b |\n+--+--+\n\n"
    f"== ==\na  b\n== ==\n\n.. code:: x\n\n   y\n\n{ZH}::\n\n  z\n",
    "a.adoc": f"= {EN}\n\n.A\n|===\n|a |b\n2+|{ZH}\n|===\n\n----\nx\n----\n* link:a[b] <<c,d>> +e+\n\nf:: g +\nh\n",
    "a.ipynb": f'{{"cells": [{{"cell_type": "markdown", "source": ["# {EN}\\n", "\\n", "a \\"{ZH}\\""]}}]}}',
    "a.ttx": f'<TRADOStag><Body><Raw><Tu><Tuv Lang="ZH-CN">{ZH}<ut>x</ut></Tuv><Tuv Lang="EN-US">{EN}</Tuv></Tu>'
    "</Raw></Body></TRADOStag>",
    "a.srt": f"1\n00:00:01,000 --> 00:00:02,000\n<i>{EN}</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n- {ZH}\n",
}


def workbook():
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["zh", "en"], [ZH, EN], [0.5, True]):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def members(docx, odt):
    """The parts of valid archives, by the name of the file."""

    def parts(content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    word = docx(BODY + f"<w:tbl><w:tr><w:tc>{BODY}</w:tc></w:tr></w:tbl>", styles="<w:style w:styleId='a'/>")
    text = odt("<text:p>Output <text:s text:c='2'/>rose.</text:p><table:table><table:table-row/></table:table>")
    talk = {
        "_rels/.rels": '<r><Relationship Id="a" Type="x/officeDocument" Target="p.xml"/></r>',
        "p.xml": '<p xmlns:r="x/relationships"><sldIdLst><sldId id="1" r:id="s"/></sldIdLst></p>',
        "_rels/p.xml.rels": '<r><Relationship Id="s" Type="x/slide" Target="s.xml"/></r>',
        "s.xml": f"<s><cSld><spTree><sp><txBody><p><r><t>{EN}</t></r><br/></p></txBody></sp></spTree></cSld></s>",
    }
    flyer = {
        "designmap.xml": '<d><Story src="s.xml"/></d>',
        "s.xml": f"<s><Story><ParagraphStyleRange><Content>{EN}</Content><Br/><Table><Cell Name='0:0'><Content>{ZH}"
        "</Content></Cell></Table></ParagraphStyleRange></Story></s>",
    }
    book = {
        "META-INF/container.xml": '<c><rootfile full-path="b.opf"/></c>',
        "b.opf": '<p><manifest><item id="a" href="a.html" media-type="text/html"/></manifest>'
        '<spine><itemref idref="a"/></spine></p>',
        "a.html": TEXTS["a.html"],
    }
    packed = {"m.mqxliff": TEXTS["a.xlf"]}
    made = {"a.pptx": talk, "a.idml": flyer, "a.epub": book, "a.mqxlz": packed}
    archives = {name: {k: v.encode() for k, v in archive.items()} for name, archive in made.items()}
    return archives | {"a.docx": parts(word), "a.odt": parts(text), "a.xlsx": parts(workbook())}


def damaged(chance, data):
    """Return bytes with some of them changed, lost, doubled or swapped for others that matter to a format."""
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 4, 30)))
        kind = chance.randrange(5)
        if kind == 0:
            data[at:end] = chance.randbytes(end - at)
        elif kind == 1:
            del data[at:end]
        elif kind == 2:
            data[at:at] = data[at:end] * chance.choice((1, 3))
        elif kind == 3:
            data[at:at] = chance.choice(
                (b"<", b">", b'"', b"&", b"\\", b"]", b"}", b",", b"\n", b"</a>", b"\x00", b"\xff")
            )
        else:
            data[at:at] = chance.choice(
                (b"<a b='c'>", b"&#x0;", b"&lol;", b"<!DOCTYPE a [", b"1e999", b"\\ud800", b"]]>")
            )
    return bytes(data)


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def survives(path):
    """Read a file; whatever comes out has to hold what holds of every document."""
    try:
        documents = read_bilingual(path) if is_bilingual(path) else (read_document(path, "en"),)
    except XlcheckError as error:
        assert str(path) in str(error)
        return
    for document in documents:
        document.text.encode()
        for segment in document.segments:
            assert segment.text == document.text[segment.span.start : segment.span.end]
            assert document.place(segment.span.start).line == segment.line >= 1
        assert [unit.offset for unit in document.units] == sorted({unit.offset for unit in document.units})


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("seed", range(10))
def test_damaged_texts(write, name, seed):
    chance = random.Random(f"{name} {seed}")
    for _ in range(12):
        survives(write(damaged(chance, TEXTS[name].encode()), name))


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.xlsx", "a.pptx", "a.idml", "a.epub", "a.mqxlz"])
@pytest.mark.parametrize("seed", range(10))
def test_damaged_archives(write, members, name, seed):
    chance = random.Random(f"{name} {seed}")
    whole = zipped(members[name])
    for _ in range(6):
        survives(write(damaged(chance, whole), name))
        parts = dict(members[name])
        part = chance.choice(sorted(parts))
        parts[part] = damaged(chance, parts[part])
        survives(write(zipped(parts), name))


@pytest.mark.parametrize("seed", range(5))
def test_damaged_pdfs(write, seed):
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    file = io.BytesIO()
    writer.write(file)
    chance = random.Random(seed)
    for _ in range(6):
        survives(write(damaged(chance, file.getvalue()), "a.pdf"))

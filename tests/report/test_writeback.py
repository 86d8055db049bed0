"""An edited translation in its own file: the words change, every other byte stays, and what reads it agrees."""

import io
import re
import zipfile

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook, load_workbook  # noqa: TID253

from xlcheck.read import is_bilingual, read_bilingual, read_document
from xlcheck.report.writeback import Edit, NotWritten, changes, why_not, write_back

READERS = {True: read_bilingual, False: lambda path: (read_document(path, "en"),)}


@pytest.fixture
def edit(tmp_path):
    """Return a function that changes words of a file and returns its new bytes."""

    def edit(name, content, old, new):
        path, to = tmp_path / name, tmp_path / "out" / name
        to.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        read = READERS[is_bilingual(path)]
        document = read(path)[-1]
        segment = next(s for s in document.segments if old in s.text)
        made = changes(segment.text, segment.text.replace(old, new), segment.span.start)
        found = write_back(path, to, document, made, read)
        assert any(new.strip() in " ".join(s.text.split()) for s in found[-1].segments)
        return to.read_bytes()

    return edit


HTML = "<!doctype html>\n<p class=a>Fish &amp; <b>chips</b> cost\n  &#51; pounds.</p><!-- chips -->\n"
XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2"><file source-language="zh-CN" target-language="en" original="a">
<body><trans-unit id="1"><source>河水变清了，鱼回来了。</source>
<target>The river is &lt;clean&gt; and <g id="1">fish</g>
   came.</target></trans-unit></body></file></xliff>
"""
TMX = """<?xml version="1.0" encoding="UTF-16"?>
<tmx version="1.4"><body><tu><tuv xml:lang="zh"><seg>河水变清了，鱼回来了。</seg></tuv>
<tuv xml:lang="en"><seg>The river is clean &amp; fish came.</seg></tuv></tu></body></tmx>
"""
PO = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "河水变清了。鱼回来了。"\nmsgstr ""\n"The \\"river\\" is clean.\\n"\n"Fish came."\n'  # noqa: E501
JSON = '{"zh": ["河水变清了，鱼回来了。"],\n "en":  ["The river\\u2019s clean, \\"fish\\" came."]}\n'

WRITTEN = [
    ("a line of text", "en.txt", "The river is clean.\r\n\r\nFish came.\r\n", "clean", "clear",
     "The river is clear.\r\n\r\nFish came.\r\n"),
    ("a text with a byte order mark", "en.txt", "\ufeffThe river is clean.\n", "The river", "A river",
     "\ufeffA river is clean.\n"),
    ("words across a wrapped line", "en.txt", "The river in the north of the town is clean\nagain and the fish came back to it last\nsummer.\n",  # noqa: E501
     "clean again", "clear once more", "The river in the north of the town is clear\nonce more and the fish came back to it last\nsummer.\n"),  # noqa: E501
    ("bold text of a page in Markdown", "en.md", "# News\n\nThe *river* is **clean** [again](a.md).\n", "clean", "clear",  # noqa: E501
     "# News\n\nThe *river* is **clear** [again](a.md).\n"),
    ("code that goes with its marks", "en.md", "The `river` is **clean**.\n", "river ", "", "The is **clean**.\n"),
    ("marks of Markdown that are meant as they are", "en.md", "The river is clean.\n", "clean", "2*3*4 [m]",
     "The river is 2\\*3\\*4 \\[m\\].\n"),
    ("a list that would begin in Markdown", "en.md", "The river is clean.\n", "The river", "1. The river",
     "1\\. The river is clean.\n"),
    ("a character that HTML escapes", "en.html", HTML, "chips", "<chips> & peas", HTML.replace("<b>chips", "<b>&lt;chips&gt; &amp; peas", 1)),  # noqa: E501
    ("an escaped character that goes", "en.html", HTML, "Fish & chips", "Fish or chips", HTML.replace("&amp;", "or", 1)),  # noqa: E501
    ("a number that HTML writes as a reference", "en.html", HTML, "3", "4", HTML.replace("&#51;", "4")),
    ("a target of XLIFF", "a.xlf", XLIFF, "<clean>", "<clear> & cold", XLIFF.replace("&lt;clean&gt;", "&lt;clear&gt; &amp; cold")),  # noqa: E501
    ("a phrase of XLIFF around a code", "a.xlf", XLIFF, "fish came", "crabs went", XLIFF.replace(">fish<", ">crabs<").replace("came", "went")),  # noqa: E501
    ("a memory in UTF-16", "a.tmx", TMX.encode("utf-16"), "clean & fish", "clear <and> fish",
     TMX.replace("clean &amp; fish", "clear &lt;and&gt; fish").encode("utf-16")),
    ("a string of a catalogue", "a.po", PO, '"river"', 'old "river"', PO.replace('\\"river', 'old \\"river')),
    ("a line end in a catalogue", "a.po", PO, "Fish", "All\\fish", PO.replace('"Fish', '"All\\\\fish')),
    ("a string of JSON", "a.json", JSON, "clean", 'very "clean"', JSON.replace("clean", 'very \\"clean\\"')),
    ("an escape of JSON that goes", "a.json", JSON, "river’s", "river is", JSON.replace("\\u2019s", " is")),
    ("a cell of a table", "a.tsv", "河水变清了。\tThe river is clean.\n\t\n鱼回来了。\tFish came.\n", "came", "came back",  # noqa: E501
     "河水变清了。\tThe river is clean.\n\t\n鱼回来了。\tFish came back.\n"),
    ("a field in quotation marks", "a.csv", 'zh,en\n河水变清了。,"The ""river"", is clean."\n', "clean", 'so "clean"',
     'zh,en\n河水变清了。,"The ""river"", is so ""clean""."\n'),
    ("a field that gets a comma", "a.csv", 'zh,en,note\n河水变清了。,The river is clean.,x\n', "clean", 'clean, "clear"',  # noqa: E501
     'zh,en,note\n河水变清了。,"The river is clean, ""clear"".",x\n'),
    ("the text of a subtitle", "a.srt", "1\n00:00:01,000 --> 00:00:02,000\n<i>The river</i> is clean.\n", "clean", "clear",  # noqa: E501
     "1\n00:00:01,000 --> 00:00:02,000\n<i>The river</i> is clear.\n"),
    ("English in an encoding of its own", "en.txt", "The river’s “clean”.\n".encode("cp1252"), "clean", "clear…",
     "The river’s “clear…”.\n".encode("cp1252")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "old", "new", "written"), [w[1:] for w in WRITTEN], ids=[w[0] for w in WRITTEN]
)
def test_only_the_words_change(edit, name, content, old, new, written):
    assert edit(name, content, old, new) == (written if isinstance(written, bytes) else written.encode())


def test_a_page_writes_what_its_encoding_lacks_as_a_reference(edit):
    page = '<meta charset="windows-1252"><p>The caf\xe9 is clean and it serves “tea”.</p>'.encode("cp1252")
    assert b"at least &#8805;" in edit("en.html", page, "clean", "at least ≥")


REFUSED = [
    (
        "a character that the encoding lacks",
        "en.txt",
        "The river’s “clean”.\n".encode("cp1252"),
        "clean",
        "≥",
        "no “≥”",
    ),
    (
        "a line end in a table of lines",
        "a.tsv",
        "河水变清了。\tThe river is clean.\n",
        "clean",
        "clean\tclear",
        "cannot be put",
    ),
    ("a mark for a code", "a.xlf", XLIFF, "clean", "\ufffc", "stand for codes"),
]


@pytest.mark.parametrize(
    ("name", "content", "old", "new", "said"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_cannot_be_put_into_a_file_is_said(edit, tmp_path, name, content, old, new, said):
    with pytest.raises(NotWritten, match=said):
        edit(name, content, old, new)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_field_without_text_takes_one(tmp_path):
    for name, content in (
        ("a.csv", "zh,en\n河水变清了。,\n鱼回来了。,Fish came.\n"),
        ("a.po", 'msgid "河水变清了。"\nmsgstr ""\n\nmsgid "鱼回来了。"\nmsgstr "Fish came."\n'),
    ):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        document = read_bilingual(path)[1]
        made = changes("", 'The "river", clean.', document.segments[0].span.start)
        found = write_back(path, tmp_path / f"new.{name}", document, made, read_bilingual)
        assert [s.text for s in found[1].segments] == ['The "river", clean.', "Fish came."]


def test_a_pdf_is_not_written(tmp_path):
    assert "PDF" in why_not(tmp_path / "a.pdf")
    assert why_not(tmp_path / "a.docx") == ""


def word(tmp_path):
    made = WordDocument()
    paragraph = made.add_paragraph("The river in ")
    paragraph.add_run("Linjiang").bold = True
    paragraph.add_run(" is clean, it is said.")
    made.add_table(1, 1).cell(0, 0).text = "15 schools"
    made.sections[0].header.paragraphs[0].text = "Report of the city"
    path = tmp_path / "made.docx"
    made.save(path)
    return path.read_bytes()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("clean", "clear & cold", "word/document.xml"),
        ("river in Linjiang is", "lakes near Linjiang are", "word/document.xml"),
        ("Linjiang is", "Anyuan was", "word/document.xml"),
        ("15 schools", "16 schools ", "word/document.xml"),
        ("the city", "the town", "word/header1.xml"),
    ],
)
def test_a_word_document_keeps_its_formatting(edit, tmp_path, old, new, part):
    before = word(tmp_path)
    after = edit("en.docx", before, old, new)
    (tmp_path / "after.docx").write_bytes(after)
    paragraph = WordDocument(tmp_path / "after.docx").paragraphs[0]
    assert [run.bold for run in paragraph.runs] == [None, True, None]
    one, two = parts(before), parts(after)
    assert {name for name in one if one[name] != two[name]} == {part}
    without = [re.sub(rb"(<w:t)[^>]*>[^<]*", rb"\1>", found[part]) for found in (one, two)]
    assert without[0].split(b"?>")[1] == without[1].split(b"?>")[1]


def test_an_added_sentence_has_the_format_of_the_one_before(tmp_path):
    path = tmp_path / "en.docx"
    path.write_bytes(word(tmp_path))
    document = read_document(path, "en")
    segment = next(s for s in document.segments if "river" in s.text)
    made = [Edit(segment.span._replace(start=segment.span.end), " Fish came.")]
    (found,) = write_back(path, tmp_path / "new.docx", document, made, READERS[False])
    assert [s.text for s in found.segments if s.paragraph == segment.paragraph] == [segment.text, "Fish came."]


ODT = (
    '<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:p>The <text:span '
    'text:style-name="B">river</text:span> in   the<text:s/> <text:a>town</text:a> is clean.</text:p>'
    "</office:text></office:body></office:document-content>"
)


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("river in", "lake &", ODT.replace("river", "lake").replace("</text:span> in ", "</text:span> &amp; ")),
        ("is clean", "was clear", ODT.replace("is clean", "was clear")),
    ],
)
def test_an_open_document_text_keeps_its_marks(edit, old, new, written):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT)
    assert parts(edit("en.odt", file.getvalue(), old, new))["content.xml"].decode() == written


def test_a_cell_of_a_workbook_in_one_language_keeps_its_line_ends(tmp_path):
    book = Workbook()
    book.active.append(["Report\n\nThe river is clean. Fish came.", 7])
    book.save(tmp_path / "en.xlsx")
    document = read_document(tmp_path / "en.xlsx", "en")
    segment = next(s for s in document.segments if "clean" in s.text)
    made = changes(segment.text, "The river was so clear.", segment.span.start)
    write_back(tmp_path / "en.xlsx", tmp_path / "new.xlsx", document, made, READERS[False])
    sheet = load_workbook(tmp_path / "new.xlsx").active
    assert (sheet["A1"].value, sheet["B1"].value) == ("Report\n\nThe river was so clear. Fish came.", 7)


def test_a_table_with_both_languages_in_word_is_changed_in_its_cell(tmp_path):
    made = WordDocument()
    table = made.add_table(0, 3)
    for texts in (("", "Source", "Target"), ("1", "河水变清了。", "It is clean."), ("2", "鱼回来了。", "Fish\ncame.")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    made.save(tmp_path / "a.docx")
    target = read_bilingual(tmp_path / "a.docx")[1]
    edit = changes("It is clean.", "The river is clear.", target.segments[0].span.start)
    found = write_back(tmp_path / "a.docx", tmp_path / "b.docx", target, edit, read_bilingual)
    assert [s.text for s in found[1].segments] == ["The river is clear.", "Fish came."]
    table.cell(2, 2).add_paragraph("All is well.")
    made.save(tmp_path / "a.docx")
    target = read_bilingual(tmp_path / "a.docx")[1]
    edit = changes(target.segments[1].text, "Fish came.\nAll was well.", target.segments[1].span.start)
    write_back(tmp_path / "a.docx", tmp_path / "c.docx", target, edit, read_bilingual)
    assert WordDocument(tmp_path / "c.docx").tables[0].cell(2, 2).paragraphs[1].text == "All was well."
    assert WordDocument(tmp_path / "b.docx").tables[0].cell(1, 1).text == "河水变清了。"


def test_a_cell_of_a_workbook_changes_alone(edit, tmp_path):
    book = Workbook()
    for row in (["zh", "en"], ["河水变清了。", "It is clean."], ["鱼回来了。", None], ["水变清了。", "It is clean."]):
        book.active.append(row)
    book.active["B2"].number_format = "@"
    file = io.BytesIO()
    book.save(file)
    (tmp_path / "new.xlsx").write_bytes(edit("a.xlsx", file.getvalue(), "It is", "The river is <so>"))
    sheet = load_workbook(tmp_path / "new.xlsx").active
    assert [sheet[f"B{n}"].value for n in (2, 3, 4)] == ["The river is <so> clean.", None, "It is clean."]
    assert sheet["B2"].number_format == "@"

"""Bilingual tables in documents, as CAT tools export them for review; workbooks with one language."""

import io
import shutil

import pytest

from xlcheck.errors import InputError, UsageError
from xlcheck.read import read_bilingual, read_document

ROWS = [
    ["1", "去年全港完成吞吐量三百万吨，创下新高。", "The port handled 3 million tons last year, a record."],
    ["2", "共有25家企业参加了今年的展会。", "A total of 25 enterprises took part in this year's fair."],
]

EXPORTS = {
    "Trados": [["Segment ID", "Segment status", "Source segment", "Target segment"]]
    + [[n, "Translated", zh, en] for n, zh, en in ROWS],
    "memoQ": [
        ["memoQ bilingual file", "", "", "", ""],
        ["ID", "Chinese (PRC)", "English (United States)", "Comment", "Status"],
    ]
    + [[n, zh, en, "", "Confirmed"] for n, zh, en in ROWS],
    "Phrase": [["", "#", "zh_cn", "en_us", "Comment"]] + [["x", n, zh, en, ""] for n, zh, en in ROWS],
    "no names of columns": ROWS,
    "English first": [["English", "中文"]] + [[en, zh] for _, zh, en in ROWS],
}


def word_table(rows):
    def cell(text):
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def rich_table(rows):
    def cell(text):
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text) + "\\cell "

    return "{\\rtf1 " + "".join("\\trowd\\intbl " + "".join(map(cell, row)) + "\\row" for row in rows) + "\\pard}"


@pytest.mark.parametrize("rows", EXPORTS.values(), ids=EXPORTS.keys())
def test_the_columns_with_the_texts_are_found(write, docx, rows):
    for content, name in ((docx(word_table(rows)), "review.docx"), (rich_table(rows), "review.rtf")):
        source, target = read_bilingual(write(content, name))
        assert [s.text for s in source.segments][-2:] == [zh for _, zh, _ in ROWS]
        assert [s.text for s in target.segments][-2:] == [en for _, _, en in ROWS]
        assert len(source.segments) == 2


def test_places_state_and_comments_are_those_of_the_row(write, docx):
    rows = [["ID", "Source", "Target", "Comment", "Status"], ["1", "产量增长。", "Output rose.", "fine", "Approved"]]
    source, target = read_bilingual(write(docx(word_table(rows)), "a.docx"))
    unit = target.unit(target.segments[0].span.start)
    assert (unit.name, unit.state, unit.notes) == ("table 1, row 2, cell 3", "Approved", ("fine",))
    assert source.unit(source.segments[0].span.start).name == "table 1, row 2, cell 2"


def test_paragraphs_of_a_cell_stay_together_and_a_missing_translation_is_empty(write, docx):
    two = "产量增长。</w:t></w:r></w:p><w:p><w:r><w:t>价格下降。"
    rows = [["zh", "en"], [two, ""]]
    source, target = read_bilingual(write(docx(word_table(rows)), "a.docx"))
    assert [s.text for s in source.segments] == ["产量增长。\n价格下降。"]
    assert [s.text for s in target.segments] == [""]


def test_tables_in_one_language_are_left_out_and_said(write, docx):
    other = word_table([["Job", "Report"], ["Client", "City"]])
    source, _ = read_bilingual(write(docx(other + word_table(EXPORTS["Trados"])), "a.docx"))
    assert len(source.segments) == 2
    assert "left out: 1 tables without a column for each language" in source.notes


def test_a_document_without_such_a_table_is_refused_with_the_way_round(write, docx):
    with pytest.raises(InputError, match="no table with both languages") as caught:
        read_bilingual(write(docx("<w:p><w:r><w:t>Output rose.</w:t></w:r></w:p>"), "a.docx"))
    assert caught.value.code == "IOE015"


def workbook(rows):
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_in_one_language_is_one_side(write):
    rows = [["Item", "Number"], ["New schools", 15], ["Output rose.\nPrices fell.", None], [None, "Costs\nper year"]]
    document = read_document(write(workbook(rows), "en.xlsx"), "en")
    assert [(document.unit(s.span.start).name, s.text) for s in document.segments] == [
        ("Sheet!A1", "Item"),
        ("Sheet!B1", "Number"),
        ("Sheet!A2", "New schools"),
        ("Sheet!B2", "15"),
        ("Sheet!A3", "Output rose."),
        ("Sheet!A3", "Prices fell."),
        ("Sheet!B4", "Costs per year"),
    ]


def test_a_bilingual_format_of_one_kind_only_is_no_side(write):
    with pytest.raises(UsageError, match="holds both languages"):
        read_document(write("一\tOne\n", "a.tsv"), "zh")


def test_an_old_document_needs_the_program_that_reads_it(write, monkeypatch):
    monkeypatch.setenv("XLCHECK_SOFFICE", "no-such-program")
    with pytest.raises(InputError, match=r"a\.doc: .*install LibreOffice, or save it as \.docx") as caught:
        read_document(write(b"\xd0\xcf\x11\xe0", "a.doc"), "zh")
    assert caught.value.code == "IOE006"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_old_document_is_read_through_libreoffice(write):
    document = read_document(write("{\\rtf1 Output rose in May.\\par}", "a.doc"), "en")  # which knows it by its bytes
    assert [s.text for s in document.segments] == ["Output rose in May."]
    assert document.path.endswith("a.doc")
    assert "read from a copy that LibreOffice made" in document.notes

"""Word documents: the text with all changes accepted, in reading order, each paragraph with its name."""

import io
import zipfile

import pytest

from xlcheck.errors import InputError, UsageError
from xlcheck.read import read_document


def p(*runs, style="", extra=""):
    """A paragraph of runs; text is put into one."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{extra}</w:pPr>{''.join(r if r.startswith('<') else t(r) for r in runs)}</w:p>"


def t(text, tag="t", properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def texts(document):
    return [(document.unit(s.span.start).name, s.text) for s in document.segments]


@pytest.fixture
def read(write, docx):
    def read(body, lang="en", **parts):
        return read_document(write(docx(body, **parts), "text.docx"), lang)

    return read


DELETED_ROW = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('no')}</w:tc></w:tr>"
KEPT = {
    "runs of one sentence": p("Out", "put ", "rose."),
    "a tracked insertion": p("Output ", "<w:ins>" + t("rose.") + "</w:ins>"),
    "text that was moved here": p("Output ", "<w:moveTo>" + t("rose.") + "</w:moveTo>"),
    "not a tracked deletion": p("Output ", "<w:del>" + t("fell", "delText") + "</w:del>", "rose."),
    "not a deletion within an insertion": p("Output rose.", "<w:ins><w:del>" + t("no", "delText") + "</w:del></w:ins>"),
    "not text that was moved away": p("Output rose.", "<w:moveFrom>" + t(" no") + "</w:moveFrom>"),
    "not hidden text": p("Output ", t("fell", properties="<w:vanish/>"), "rose."),
    "text that is hidden no more": p("Output ", t("rose.", properties='<w:vanish w:val="0"/>')),
    "a paragraph end that was deleted": p("Output ", extra="<w:rPr><w:del/></w:rPr>") + p("rose."),
    "not the code of a field, but its result": p(
        "Output ", t(" REF x ", "instrText"), '<w:fldSimple w:instr="x">' + t("rose.") + "</w:fldSimple>"
    ),
    "a link": p("Output ", "<w:hyperlink>" + t("rose.") + "</w:hyperlink>"),
    "a content control": "<w:sdt><w:sdtPr/><w:sdtContent>" + p("Output rose.") + "</w:sdtContent></w:sdt>",
    "a line break within a sentence": p("Output", "<w:r><w:br/></w:r>", "rose."),
    "not a page break": p('<w:r><w:br w:type="page"/></w:r>', "Output rose."),
    "not the reading of a character": p(
        "<w:r><w:ruby><w:rt>" + t("no") + "</w:rt><w:rubyBase>" + t("Output") + "</w:rubyBase></w:ruby></w:r>", " rose."
    ),
    "not a comment": p("<w:commentRangeStart/>", "Output rose.", "<w:r><w:commentReference/></w:r>"),
    "not a deleted row": f"<w:tbl>{DELETED_ROW}</w:tbl>" + p("Output rose."),
}  # fmt: skip


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT.keys())
def test_kept(read, body):
    document = read(body)
    assert texts(document) == [("paragraph 1", "Output rose.")]


def test_a_tracked_insertion_of_a_number_is_not_lost(read):
    document = read(p("增长", "<w:ins>" + t("86.6万亿") + "</w:ins>", "元。"), "zh")
    assert document.text == "增长86.6万亿元。"


BODY = (
    p("Report", style="H1")
    + p("Output rose.", '<w:r><w:footnoteReference w:id="7"/></w:r>', " Costs fell.")
    + p()
    + p("First item", extra='<w:numPr><w:numId w:val="1"/></w:numPr>')
    + "<w:tbl><w:tr><w:tc>"
    + p("Year")
    + "</w:tc><w:tc>"
    + p("Output")
    + p("in tons")
    + "</w:tc></w:tr></w:tbl>"
    + p(
        "After.",
        "<w:r><mc:AlternateContent><mc:Choice><v:box><w:txbxContent>"
        + p("In the box.")
        + "</w:txbxContent></v:box></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + p("In the box.")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    + '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/></w:sectPr>'
)
PARTS = {
    "header1": p("Annual report"),
    "header2": p("Annual report"),
    "header3": p("Unused"),
    "footnotes": '<w:footnote w:id="-1" w:type="separator">' + p("---") + '</w:footnote><w:footnote w:id="7">'
    + p("In tons.") + '</w:footnote><w:footnote w:id="8">' + p("Deleted.") + "</w:footnote>",
    "styles": '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>',
    "comments": "<w:comment>" + p("no") + "</w:comment>",
}  # fmt: skip


def test_the_parts_of_a_document(read):
    document = read(BODY, **PARTS)
    assert texts(document) == [
        ("header", "Annual report"),
        ("paragraph 1", "Report"),
        ("paragraph 2", "Output rose."),
        ("paragraph 2", "Costs fell."),
        ("paragraph 3", "First item"),
        ("table 1, row 1, cell 1", "Year"),
        ("table 1, row 1, cell 2", "Output"),
        ("table 1, row 1, cell 2", "in tons"),
        ("paragraph 4", "After."),
        ("text box 1", "In the box."),
        ("footnote 1", "In tons."),
    ]
    kinds = [s.kind for s in document.segments]
    assert kinds == ["heading", "heading", "text", "text", "item", "cell", "cell", "cell", "text", "text", "text"]
    assert [s.line for s in document.segments] == [1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10]
    assert [document.place(s.span.start).column for s in document.segments[2:4]] == [1, 14]


STYLES = (
    '<w:style w:styleId="B"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
    "</w:style>"
    '<w:style w:styleId="B2"><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="C"><w:basedOn w:val="B"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="N"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:pStyle w:val="B"/>', "item"),
        ('<w:pStyle w:val="B2"/>', "item"),
        ('<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>', "text"),
        ('<w:pStyle w:val="C"/>', "text"),
        ('<w:pStyle w:val="N"/>', "heading"),
        ('<w:pStyle w:val="C"/><w:numPr><w:numId w:val="4"/></w:numPr>', "item"),
    ],
    ids=["of a list", "built on it", "number taken away", "style without it", "numbered heading", "own number"],
)
def test_items_are_known_by_their_style(read, properties, kind):
    document = read(f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Ships came.</w:t></w:r></w:p>", styles=STYLES)
    assert [s.kind for s in document.segments] == [kind]


def test_a_word_file_has_no_lines(write, docx):
    with pytest.raises(UsageError, match="--presegmented reads text"):
        read_document(write(docx(p("One")), "a.docx"), "en", presegmented=True)


def zipped(**files):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


RELATIONS = '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
REFUSED = {
    "no archive": (b"text", "IOE011", "damaged, or not what its name says"),
    "half an archive": (zipped(a="b" * 100)[:60], "IOE011", "damaged"),
    "an archive of something else": (zipped(a="b"), "IOE011", "no Word document"),
    "an old Word file or one with a password": (b"\xd0\xcf\x11\xe0" * 100, "IOE013", "password"),
    "a part that is missing": (zipped(**{"_rels/.rels": RELATIONS}), "IOE011", "word/document.xml is missing"),
    "broken XML": (
        zipped(**{"_rels/.rels": RELATIONS, "word/document.xml": "<a>\n<b></a>"}),
        "IOE011",
        r"\(word/document\.xml\):2: .*mismatched",
    ),
    "an entity": (
        zipped(**{"_rels/.rels": RELATIONS, "word/document.xml": '<!DOCTYPE a [<!ENTITY x "y">]><a/>'}),
        "IOE014",
        "entity",
    ),
    "a bomb": (
        zipped(**{"_rels/.rels": RELATIONS, "word/document.xml": b"\0" * (20 << 20)}),
        "IOE014",
        "unpacks to 20,971,520 bytes",
    ),
    "too many parts": (zipped(**{str(i): "" for i in range(10_001)}), "IOE014", "10,001 parts"),
    "parts outside of the archive": (
        zipped(**{"_rels/.rels": RELATIONS.replace("word/document", "../../../etc/passwd")}),
        "IOE011",
        r"etc/passwd\.xml is missing",
    ),
    "no text": (
        zipped(**{"_rels/.rels": RELATIONS, "word/document.xml": "<document><body><p/></body></document>"}),
        "IOE004",
        "no text",
    ),
    "deep nesting": (
        zipped(**{"_rels/.rels": RELATIONS, "word/document.xml": "<document><body>" + "<tbl>" * 5000}),
        "IOE014",
        "nested",
    ),
}


@pytest.mark.parametrize(("content", "code", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_reason(write, content, code, says):
    with pytest.raises(InputError, match=says) as caught:
        read_document(write(content, "text.docx"), "en")
    assert caught.value.code == code

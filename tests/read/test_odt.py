"""OpenDocument texts: the text with all changes accepted, in reading order, each paragraph with its name."""

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document


@pytest.fixture
def read(write, odt):
    def read(body, lang="en", **parts):
        return read_document(write(odt(body, **parts), "text.odt"), lang)

    return read


def texts(document):
    return [(document.unit(s.span.start).name, s.text) for s in document.segments]


def p(text):
    return f"<text:p>{text}</text:p>"


KEPT = {
    "spans of one sentence": p("Out<text:span>put</text:span> rose."),
    "not what was deleted, which stands apart": "<text:tracked-changes><text:changed-region><text:deletion>"
    + p("Output fell.")
    + "</text:deletion></text:changed-region></text:tracked-changes>"
    + p("Output <text:change text:change-id='a'/>rose."),
    "what was inserted": p("Output <text:change-start/>rose.<text:change-end/>"),
    "a link": p("Output <text:a>rose.</text:a>"),
    "not a comment": p("Output <office:annotation>" + p("why?") + "</office:annotation>rose."),
    "not hidden text": p("Output <text:hidden-text>fell</text:hidden-text>rose."),
    "not the reading of a character": p(
        "<text:ruby><text:ruby-base>Output</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby> rose."
    ),
    "white space that collapses": p("\n  Output \n  rose.  "),
    "a line break within a sentence": p("Output<text:line-break/>rose."),
    "a section": "<text:section>" + p("Output rose.") + "</text:section>",
    "a field": p("Output <text:user-defined>rose.</text:user-defined>"),
}


@pytest.mark.parametrize("body", KEPT.values(), ids=KEPT.keys())
def test_what_a_reader_reads(read, body):
    assert [s.text for s in read(body).segments] == ["Output rose."]


def test_blanks_that_are_meant_are_kept(read):
    assert read(p("a<text:s text:c='3'/>b<text:tab/>c")).text == "a   b\tc"


def test_a_number_of_blanks_without_end_is_not_believed(read):
    assert len(read(p("a<text:s text:c='999999999'/>b<text:s text:c='x'/>c")).text) < 200


def test_every_part_has_its_name_and_kind(read):
    note = "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
    box = "<draw:frame><draw:text-box>" + p("In a box.") + "</draw:text-box></draw:frame>"
    cells = "".join(f"<table:table-cell>{p(text)}</table:table-cell>" for text in ("One.", "Two."))
    header = "<style:header>" + p("A header.") + "</style:header>"
    document = read(
        "<text:h>Heading</text:h>"
        + p(f"Text.{note}{p('A note.')}</text:note-body></text:note>{box}")
        + "<text:list><text:list-item>" + p("An item.") + "</text:list-item></text:list>"
        + "<table:table><table:table-header-rows><table:table-row>" + cells
        + "</table:table-row></table:table-header-rows></table:table>",
        styles=header + header + "<style:footer>" + p("1") + "</style:footer>",
    )  # fmt: skip
    assert texts(document) == [
        ("header", "A header."),
        ("paragraph 1", "Heading"),
        ("paragraph 2", "Text."),
        ("text box 1", "In a box."),
        ("paragraph 3", "An item."),
        ("table 1, row 1, cell 1", "One."),
        ("table 1, row 1, cell 2", "Two."),
        ("footnote 1", "A note."),
    ]
    assert [s.kind for s in document.segments] == ["text", "heading", "text", "text", "item", "cell", "cell", "text"]


def test_a_table_in_a_cell_is_read_once(read):
    def table(content):
        cell = f"<table:table-cell>{content}</table:table-cell>"
        return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"

    assert texts(read(table(p("Outer.") + table(p("Inner."))))) == [
        ("table 1, row 1, cell 1", "Outer."),
        ("table 2, row 1, cell 1", "Inner."),
    ]


@pytest.mark.parametrize(
    ("body", "parts", "code"),
    [
        pytest.param("", {}, "IOE004", id="nothing"),
        pytest.param(p("a"), {"manifest": "<manifest:encryption-data/>"}, "IOE013", id="a password"),
    ],
)
def test_refused(read, body, parts, code):
    with pytest.raises(InputError) as error:
        read(body, **parts)
    assert error.value.code == code


def test_a_word_file_under_this_name_is_refused(write, docx):
    with pytest.raises(InputError) as error:
        read_document(write(docx("<w:p/>"), "a.odt"), "en")
    assert error.value.code == "IOE011"

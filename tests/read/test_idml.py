"""InDesign documents: the stories in the order of the document."""

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document


def story(content):
    return f'<idPkg:Story xmlns:idPkg="urn:p"><Story>{content}</Story></idPkg:Story>'


def paragraph(content, style="$ID/Normal"):
    text = f"<CharacterStyleRange>{content}</CharacterStyleRange>"
    return f'<ParagraphStyleRange AppliedParagraphStyle="ParagraphStyle/{style}">{text}</ParagraphStyleRange>'


@pytest.fixture
def read(write, zipped):
    def read(*stories, lang="en"):
        listed = "".join(f'<idPkg:Story src="Stories/S{n}.xml"/>' for n in range(len(stories)))
        parts = {"designmap.xml": f'<Document xmlns:idPkg="urn:p">{listed}</Document>'}
        parts |= {f"Stories/S{n}.xml": story(content) for n, content in enumerate(stories)}
        return read_document(write(zipped(parts), "flyer.idml"), lang)

    return read


def texts(document):
    return [(document.unit(s.span.start).name, s.kind, s.text) for s in document.segments]


def test_paragraphs_end_at_their_breaks_and_headings_are_known_by_their_style(read):
    document = read(
        paragraph("<Content>Our results</Content><Br/>", "Heading 1")
        + paragraph("<Content>Output </Content><Content>rose.</Content><Br/><Content>Prices fell.</Content>")
    )
    assert texts(document) == [
        ("story 1", "heading", "Our results"),
        ("story 1", "text", "Output rose."),
        ("story 1", "text", "Prices fell."),
    ]


def test_changes_are_accepted_and_notes_left_out(read):
    document = read(
        paragraph(
            "<Content>Output </Content><Change ChangeType='DeletedText'><Content>fell</Content></Change>"
            "<Change ChangeType='InsertedText'><Content>rose</Content></Change>"
            "<Note><Content>really?</Content></Note><Content>.</Content>"
        )
    )
    assert [s.text for s in document.segments] == ["Output rose."]


def test_cells_are_named_and_a_footnote_interrupts_no_sentence(read):
    cell = "<Cell Name='{}'>" + paragraph("<Content>{}</Content>") + "</Cell>"
    table = "<Table>" + cell.format("1:0", "Figure") + cell.format("0:0", "District") + "</Table>"
    document = read(
        paragraph("<Content>It rose</Content><Footnote>" + paragraph("<Content>A note.</Content>") + "</Footnote>")
        + paragraph("<Content> again.</Content><Br/>")
        + paragraph(table)
    )
    assert [(name, text) for name, _, text in texts(document)] == [
        ("story 1, footnote 1", "A note."),
        ("story 1", "It rose again."),
        ("story 1, table 1, row 1, cell 1", "District"),
        ("story 1, table 1, row 1, cell 2", "Figure"),
    ]


def test_another_archive_is_refused(write, zipped):
    with pytest.raises(InputError, match="no InDesign document") as caught:
        read_document(write(zipped({"a.xml": "<a/>"}), "x.idml"), "en")
    assert caught.value.code == "IOE011"

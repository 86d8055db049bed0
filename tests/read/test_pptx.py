"""Presentations: the slides in the order of the presentation, with tables, groups and the notes of the speaker."""

import pytest

from xlcheck.errors import InputError
from xlcheck.read import read_document

P, A = "urn:p", "urn:a"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:p="{P}" xmlns:a="{A}" xmlns:r="{R}"'


def relations(*items):
    rows = "".join(f'<Relationship Id="{i}" Type="x/{kind}" Target="{target}"/>' for i, kind, target in items)
    return f"<Relationships>{rows}</Relationships>"


def body(*paragraphs):
    return "<p:txBody>" + "".join(f"<a:p>{p}</a:p>" for p in paragraphs) + "</p:txBody>"


def run(text):
    return f"<a:r><a:rPr b='1'/><a:t>{text}</a:t></a:r>"


def shape(*paragraphs, role=""):
    placeholder = f"<p:ph type='{role}'/>" if role else ""
    return f"<p:sp><p:nvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>{body(*paragraphs)}</p:sp>"


def slide(shapes, root="sld"):
    return f"<p:{root} {SPACES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:{root}>"


@pytest.fixture
def read(write, zipped):
    def read(slides, order=None, lang="en", **extra):
        order = order or range(len(slides))
        listed = "".join(f'<p:sldId id="{256 + i}" r:id="r{n}"/>' for i, n in enumerate(order))
        parts = {
            "_rels/.rels": relations(("a", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(
                *((f"r{n}", "slide", f"slides/s{n}.xml") for n in range(len(slides)))
            ),
        }
        parts |= {f"ppt/slides/s{n}.xml": slide(content) for n, content in enumerate(slides)} | extra.get("parts", {})
        return read_document(write(zipped(parts), "talk.pptx"), lang)

    return read


def texts(document):
    return [(document.unit(s.span.start).name, s.text) for s in document.segments]


def test_slides_come_in_the_order_of_the_presentation_not_of_their_files(read):
    document = read([shape(run("Second.")), shape(run("First."))], order=[1, 0])
    assert texts(document) == [("slide 1", "First."), ("slide 2", "Second.")]


def test_runs_are_one_text_and_line_breaks_part_no_sentence(read):
    document = read([shape(run("Output ") + run("rose") + "<a:br/>" + run("in May."))])
    assert [s.text for s in document.segments] == ["Output rose in May."]


def test_titles_bullets_and_cells_have_their_kinds(read):
    row = f"<a:tr><a:tc>{body(run('Schools')).replace('p:txBody', 'a:txBody')}</a:tc></a:tr>"
    table = (
        f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{row}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    bullet = "<a:pPr><a:buChar char='-'/></a:pPr>" + run("Repair of roofs")
    document = read([shape(run("Results"), role="ctrTitle") + shape(bullet) + table])
    assert [(s.kind, s.text) for s in document.segments] == [
        ("heading", "Results"),
        ("item", "Repair of roofs"),
        ("cell", "Schools"),
    ]
    assert texts(document)[2] == ("slide 1, table 1, row 1, cell 1", "Schools")


def test_groups_are_read_and_what_repeats_on_every_slide_is_not(read):
    number = shape("<a:fld type='slidenum'><a:t>4</a:t></a:fld>")
    group = f"<p:grpSp>{shape(run('In a group.'))}</p:grpSp>"
    document = read([group + shape(run("Confidential"), role="ftr") + number])
    assert [s.text for s in document.segments] == ["In a group."]


def test_notes_stand_behind_their_slide(read):
    parts = {
        "ppt/slides/_rels/s0.xml.rels": relations(("n", "notesSlide", "../notes/n0.xml")),
        "ppt/notes/n0.xml": slide(shape(run("Say hello."), role="body"), "notes"),
    }
    document = read([shape(run("One.")), shape(run("Two."))], parts=parts)
    assert texts(document) == [("slide 1", "One."), ("notes of slide 1", "Say hello."), ("slide 2", "Two.")]


def test_a_chart_is_left_out_and_said(read):
    chart = "<p:graphicFrame><a:graphic><a:graphicData uri='x/chart'/></a:graphic></p:graphicFrame>"
    assert read([shape(run("One.")) + chart]).notes == ("left out: the text of charts",)


def test_a_word_file_under_this_name_is_refused(write, zipped):
    parts = {"_rels/.rels": relations(("a", "officeDocument", "ppt/missing.xml"))}
    with pytest.raises(InputError, match="is missing") as caught:
        read_document(write(zipped(parts), "x.pptx"), "en")
    assert caught.value.code == "IOE011"

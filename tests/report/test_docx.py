"""Comments in Word documents: at the flagged words, with every other byte as it was."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from tests.report.conftest import NUMBER, words_in
from xlcheck.errors import InputError, UsageError
from xlcheck.model import Bead, Finding, PairReport
from xlcheck.read import read_document
from xlcheck.report import FORMATS, View
from xlcheck.report.docx.columns import MOST_ROWS
from xlcheck.rows import Results, outcome
from xlcheck.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def p(*runs, extra=""):
    """A paragraph of runs; text is put into one."""
    return f"<w:p><w:pPr>{extra}</w:pPr>{''.join(r if r.startswith('<') else t(r) for r in runs)}</w:p>"


def t(text, properties="<w:b/>"):
    return f'<w:r w:rsidR="00A1"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def render(results, **view):
    return FORMATS["docx"](results, View(Settings().gate, **view))


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def body(data):
    return ElementTree.fromstring(part(data, "word/document.xml"))


def comments(data):
    """Return the comments as (the text they stand at, the lines they say)."""
    anchored, open_ = {}, []
    for element in body(data).iter():
        key = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_.append(key)
            anchored[key] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(key)
        elif element.tag.endswith("}t"):
            for key in open_:
                anchored[key] += element.text or ""
    assert not open_
    referred = [e.get(f"{W}id") for e in body(data).iter(f"{W}commentReference")]
    said = {}
    for comment in ElementTree.fromstring(part(data, "word/comments.xml")).iter(f"{W}comment"):
        lines = ["".join(e.text or "" for e in para.iter(f"{W}t")) for para in comment.iter(f"{W}p")]
        said[comment.get(f"{W}id")] = lines
    assert sorted(referred) == sorted(anchored)
    assert set(anchored) <= set(said)
    return [(anchored[key], said[key]) for key in anchored]


PLACES = {
    "within a run": (p("Output was 81 tons."), "81"),
    "at the beginning of a run": (p("81", " tons were made."), "81"),
    "at the end of a paragraph": (p("Output was 81"), "81"),
    "all of a run": (p("Output was ", "81", " tons."), "81"),
    "over several runs": (p("Output was 8", "1 to", "ns."), "81 tons"),
    "in a run with tabs and breaks": (
        p("<w:r><w:t>Output was</w:t><w:tab/><w:t>81</w:t><w:br/><w:t>tons.</w:t></w:r>"), "81"
    ),
    "over a tab": (p("<w:r><w:t>Output was</w:t><w:tab/><w:t>81 tons.</w:t></w:r>"), "was\t81"),
    "in a tracked insertion": (p("Output ", f"<w:ins>{t('was 81 tons.')}</w:ins>"), "81"),
    "in a link": (p("Output ", f"<w:hyperlink>{t('was 81 tons.')}</w:hyperlink>"), "81"),
    "in the result of a field": (p("Output ", f'<w:fldSimple w:instr="x">{t("was 81 tons.")}</w:fldSimple>'), "81"),
    "in a content control": (f"<w:sdt><w:sdtContent>{p('Output was 81 tons.')}</w:sdtContent></w:sdt>", "81"),
    "in a table": (f"<w:tbl><w:tr><w:tc>{p('No')}</w:tc><w:tc>{p('Output was 81 tons.')}</w:tc></w:tr></w:tbl>", "81"),
    "behind escaped characters": (p("R&amp;D &lt;x&gt; &#8212; was 81 tons."), "81"),
    "behind characters of four bytes": (p("𠮷 é 🚢 was 81 tons."), "81"),
    "in text that keeps no blanks": (p("<w:r><w:t>Output was 81 tons.</w:t></w:r>"), "81"),
    "over a deletion": (p("Output was 8", "<w:del><w:r><w:delText>7</w:delText></w:r></w:del>", "1 tons."), "81"),
    "over the end of a paragraph that was deleted": (
        p("Output was 8", extra="<w:rPr><w:del/></w:rPr>") + p("1 tons."), "81"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "words"), PLACES.values(), ids=PLACES)
def test_a_comment_stands_at_the_words(docx, checked, tmp_path, content, words):
    before = docx(content)
    after = render(checked(before, words))
    assert [at for at, _ in comments(after)] == [words.replace("\t", "")]
    (tmp_path / "after.docx").write_bytes(after)
    old, new = read_document(tmp_path / "en.docx", "en"), read_document(tmp_path / "after.docx", "en")
    assert (new.text, new.units) == (old.text, old.units)


WHOLE = {
    "mathematics": (
        p("Output was ", "<m:oMath><m:r><m:t>8</m:t></m:r><m:r><m:t>1</m:t></m:r></m:oMath>", " tons."), "8", "81"
    ),
    "a text in a section of its own": (
        p("Output ", "<w:r><w:t><![CDATA[was 81]]></w:t></w:r>", " tons."), "81", "was 81"
    ),
    "blanks that are no text": (p("Output ", "<w:r><w:t>  was 81 </w:t></w:r>", " tons."), "81", "  was 81 "),
    "the base of a reading": (
        p("<w:r><w:ruby><w:rubyBase>" + t("Output 81") + "</w:rubyBase></w:ruby></w:r>", " tons."), "81", "Output 81"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "words", "marked"), WHOLE.values(), ids=WHOLE)
def test_what_cannot_be_cut_is_marked_as_a_whole(docx, checked, content, words, marked):
    data = docx(content)
    with_math = data if b"<m:" not in part(data, "word/document.xml") else again(data)
    assert [at for at, _ in comments(render(checked(with_math, words)))] == [marked]


def again(data):
    """Return a document whose root declares the namespace of mathematics too."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:document ", b'<w:document xmlns:m="urn:m" '))
    return file.getvalue()


def test_a_comment_says_what_the_source_says_and_how_sure_it_is(docx, checked):
    data = render(checked(docx(p("Output was 81 tons.")), "81", suggestion="18"))
    assert comments(data) == [
        (
            "81",
            [
                "The source says 18, the translation says 81",
                "Chinese: 产量为18吨。",
                "Suggestion: 18",
                "NUM003 number value · critical",
            ],
        )
    ]


def test_both_halves_of_a_run_keep_its_properties(docx, checked):
    data = part(render(checked(docx(p("Output was 81 tons.")), "81")), "word/document.xml").decode()
    run = '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    assert re.sub(r"<w:comment[^>]*/>|<w:r></w:r>", "", data).count(run) == 3


def test_all_else_is_as_it_was(docx, checked):
    extra = {"styles": "<w:style/>", "footnotes": "<w:footnote/>"}
    before = docx(p("Output was 81 tons.") + p("Costs  rose.", "<w:r><w:tab/></w:r>"), **extra)
    after = render(checked(before, "81"))
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        changed = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert [n for n in old.namelist() if n not in changed and old.read(n) != new.read(n)] == []
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
    marks = re.compile(
        r"<w:commentRange\w+ [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>"
        r'|</w:t></w:r>(?=<w:commentRange)|(?<=/>)<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    )
    plain = marks.sub("", part(after, "word/document.xml").decode())
    assert plain.count("Output was ") == 1
    assert p("Costs  rose.", "<w:r><w:tab/></w:r>") in plain


def test_a_document_without_findings_is_copied(docx, checked):
    before = docx(p("Output was 18 tons."))
    after = render(checked(before))
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert {n: old.read(n) for n in old.namelist()} == {n: new.read(n) for n in new.namelist()}


def test_comments_that_are_there_stay(docx, checked):
    there = '<w:comment w:id="7" w:author="Li"><w:p><w:r><w:t>why?</w:t></w:r></w:p></w:comment>'
    content = p("Output ", '<w:commentRangeStart w:id="7"/>', "was 81", '<w:commentRangeEnd w:id="7"/>',
                '<w:r><w:commentReference w:id="7"/></w:r>', " tons.")  # fmt: skip
    found = comments(render(checked(docx(content, comments=there), "81")))
    assert [(at, lines[0]) for at, lines in found] == [
        ("was 81", "why?"),
        ("81", "The source says 18, the translation says 81"),
    ]


def test_many_findings_stand_side_by_side_and_over_one_another(docx, checked):
    data = render(
        checked(docx(p("From 81 to 82 tons, 8", "3 in all.")), "81", "82", "81 to 82", "83", "From 81 to 82 tons, 83")
    )
    assert sorted(at for at, _ in comments(data)) == sorted(["81", "82", "81 to 82", "83", "From 81 to 82 tons, 83"])


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><v:box><w:txbxContent>"
    + p("The box has 81 tons.")
    + "</w:txbxContent></v:box>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("content", "parts", "at", "beside"),
    [
        (
            p("Output rose", '<w:r><w:footnoteReference w:id="7"/></w:r>', "."),
            {"footnotes": '<w:footnote w:id="7">' + p("It was 81 tons.") + "</w:footnote>"},
            "",
            "In footnote 1: “81”",
        ),
        (p("Output rose.", BOX), {}, "The box has 81 tons.", "In text box 1: “81”"),
        (
            p("Output rose.") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
            {"header1": p("Year 81")},
            "Output",
            "In header: “81”",
        ),
    ],
    ids=["a footnote", "a text box", "a header"],
)
def test_what_word_shows_no_comment_in_is_said_where_it_is_reached_from(docx, checked, content, parts, at, beside):
    ((anchor, lines),) = comments(render(checked(docx(content, **parts), "81")))
    assert (anchor, lines[0]) == (at, beside)
    assert lines[1].startswith("The source says")


def test_what_has_no_translation_is_said_behind_what_comes_before(docx, checked):
    results = checked(
        docx(p("Output was 18 tons.")), zh="产量为18吨。成本上升。", beads=(Bead((0,), (0,)), Bead((1,), ()))
    )
    pair = results.outcomes[0].pair
    message = "this text has no translation; it would follow paragraph 1 of the translation"
    lost = Finding("OMI001", "critical", "high", message, 1, (pair.source.segments[1].span,))
    ((at, lines),) = comments(render(Results((outcome(PairReport(pair, (lost,)), whole=True),))))
    assert (at, lines[:2]) == ("tons.", ["This text has no translation", "Chinese: 成本上升。"])


def accepted(element):
    """Return the text of a document with all changes accepted, and with all rejected."""
    old, new = "", ""
    for child in element:
        name = child.tag.removeprefix(W)
        a, b = accepted(child)
        text = child.text or ""
        old += "" if name == "ins" else (text if name in ("t", "delText") else "") + a
        new += "" if name == "del" else (text if name == "t" else "") + b
    return old, new


def test_a_certain_suggestion_becomes_a_tracked_change(docx, checked):
    results = checked(docx(p("Output was 81 tons &amp; more.")), "81 tons", suggestion="18 tons < 19")
    data = render(results, suggest=True)
    assert accepted(body(data)) == ("Output was 81 tons & more.", "Output was 18 tons < 19 & more.")
    assert [at for at, _ in comments(data)] == ["18 tons < 19"]
    ids = [e.get(f"{W}id") for e in body(data).iter() if e.tag in (f"{W}del", f"{W}ins", f"{W}commentRangeStart")]
    assert len(set(ids)) == 3
    plain = render(results)
    assert accepted(body(plain)) == ("Output was 81 tons & more.",) * 2


@pytest.mark.parametrize(
    "content",
    [p("Output was 8", "1 tons."), p("Output ", f"<w:ins>{t('was 81 tons.')}</w:ins>")],
    ids=["words over two runs", "words that are an insertion"],
)
def test_what_is_not_in_one_run_gets_a_comment_only(docx, checked, content):
    data = render(checked(docx(content), "81", suggestion="18"), suggest=True)
    assert accepted(body(data))[1] == "Output was 81 tons."
    assert len(comments(data)) == 1


def test_a_text_becomes_two_columns_with_comments(checked):
    data = render(checked("Output was 81 tons.\nCosts rose <b>.\n", "81", name="en.txt"))
    rows = [
        ["".join(e.text or "" for e in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
        for row in body(data).iter(f"{W}tr")
    ]
    assert rows == [["", "Chinese", "English"], ["1", "产量为18吨。", "Output was 81 tons. Costs rose <b>."]]
    assert [(at, lines[1]) for at, lines in comments(data)] == [("81", "Chinese: 产量为18吨。")]


def test_of_a_long_text_only_what_is_near_a_finding_is_shown(checked, tmp_path):
    many = MOST_ROWS + 1
    beads = tuple(Bead((i,), (i,)) for i in range(many))
    text = "".join(f"Number {i} is here.\n" for i in range(many))
    results = checked(text, name="en.txt", zh="".join(f"这是第{i}个。\n" for i in range(many)), beads=beads)
    pair = results.outcomes[0].pair
    found = Finding("NUM003", "critical", "high", NUMBER, 900, (), (words_in(pair.target.text, "900"),))
    data = render(Results((outcome(PairReport(pair, (found,)), whole=True),)))
    rows = [next(row.iter(f"{W}t")).text for row in body(data).iter(f"{W}tr")]
    assert rows == ["Chinese", "900", "901", "902"]
    assert [at for at, _ in comments(data)] == ["900"]
    assert "3 of 2,001 rows" in "".join(e.text or "" for e in body(data).iter(f"{W}t"))


def test_other_libraries_read_the_comments(docx, checked):
    reader = pytest.importorskip("docx")
    document = reader.Document(io.BytesIO(render(checked("Output was 81 tons.", "81", name="en.txt"))))
    (comment,) = document.comments
    assert (comment.author, comment.paragraphs[1].text) == ("xlcheck", "Chinese: 产量为18吨。")


def test_several_pairs_have_no_document(checked):
    results = checked("Output was 81 tons.", "81", name="en.txt")
    with pytest.raises(UsageError, match="give it and its source"):
        render(Results(results.outcomes * 2))


def test_a_document_that_has_gone_is_named(docx, checked, tmp_path):
    results = checked(docx(p("Output was 81 tons.")), "81")
    (tmp_path / "en.docx").unlink()
    with pytest.raises(InputError, match=r"en\.docx"):
        render(results)

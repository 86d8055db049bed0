"""PUN, WSP, WRD, NUM010 and ENC: what is right stays unsaid, what is wrong is found where it stands."""

import pytest

from xlcheck.checks import Context, Example, registry
from xlcheck.checks.surface.pun003_sentence_type import SentenceTypeLost
from xlcheck.model import Bead, Document, Pair, Run, Segment, Span
from xlcheck.terms import Glossary

SURFACE = ("PUN001", "PUN002", "PUN003", "PUN004", "WSP001", "WSP002", "WRD001", "NUM010", "ENC001")


def run(check, *beads, bilingual=False):
    pair = Example("bad", beads, bilingual).pair()
    return pair, list(check.check(Context(pair, Glossary(()))))


def codes(source, target):
    found = [f for code in SURFACE for f in run(registry()[code](), (source, target))[1]]
    return sorted(f.code for f in found)


RIGHT = [
    pytest.param("The Fanxing (繁星) Program, a plan “for all,” began.", id="a gloss and quotation marks"),
    pytest.param("Cun Chao （村超） and “村BA，村晚” are games.", id="Chinese marks within quoted Chinese"),
    pytest.param("the people’s right; the workers’ homes; the ’90s; rock ’n’ roll", id="apostrophes"),
    pytest.param("‘That is the farmers’ view,’ he said.", id="apostrophe within single quotes"),
    pytest.param("a) to plan; (b) to build; 3) to check", id="marks of list items"),
    pytest.param("p lies in [0, 1) and x in (2, 5]", id="half-open intervals"),
    pytest.param('a 5" pipe, and “quotes within ‘quotes’ here”', id="one inch mark"),
    pytest.param("Thank you :) and good luck ;-)", id="faces"),
    pytest.param("Smith et al., 2020; Acme Co., Ltd.; i.e., this; etc., and U.S., too", id="stops of abbreviations"),
    pytest.param("Wait... and then . . . silence… Really?!", id="ellipses"),
    pytest.param("Run std::vector, C:\\x, ../up and a::b", id="code"),
    pytest.param("See https://example.org/a,b;c?d=e,f..g now", id="an address"),
    pytest.param("the .NET version, a :name field, -- !", id="marks that begin a word"),
    pytest.param("collections.Counter, Node.js, e.g.The, v1.2.The end", id="names with dots"),
    pytest.param("f(a,b), key=1,value=2, x,y,z and request(s), parti(es)", id="lists without blanks and plurals"),
    pytest.param("had had, that that, very very, Bora Bora, no no, bye bye", id="words that English repeats"),
    pytest.param("He put it in. In the end, plan A a success.", id="a stop or a capital between"),
    pytest.param("(Still using 2.6:) Stop the loop loop.stop() as follows::", id="code in a sentence"),
    pytest.param("12,345,678 people in 1998,1999 and (1,2,3)", id="grouped by three, and lists"),
    pytest.param("version 1.2.3, 192.168.10.255, Article 10.000, 2.500 kg", id="versions and addresses"),
    pytest.param("items 10, 200 and 300 of 5, 6, 7", id="numbers of a list"),
    pytest.param("the (un)intended effects, (re)build and (in)direct costs", id="brackets within a word"),
    pytest.param("naïve café in Zürich, Québec, São Paulo — “déjà vu” €5 ™", id="letters with accents"),
    pytest.param("AT&T and R&D", id="an ampersand"),
    pytest.param("", id="empty unit"),
]


@pytest.mark.parametrize("target", RIGHT)
def test_what_is_right_is_left_alone(target):
    assert codes("我们修路。", target) == []


WRONG = [
    pytest.param("PUN001", "We built roads，and bridges.", ["，"], id="full-width comma"),
    pytest.param("PUN001", "Read the 《Provisions》 first.", ["《", "》"], id="title marks"),
    pytest.param("PUN001", "In ２０２４ it rose.", ["２０２４"], id="full-width digits"),
    pytest.param("PUN002", "our pledge “for the people.", ["“"], id="quotation not closed"),
    pytest.param("PUN002", "our pledge ‘for the people'.", ["‘"], id="curly quote closed by a straight one"),
    pytest.param("PUN002", "our pledge “for the people“.", ["“"], id="closed by an opening one"),
    pytest.param("PUN002", "the project (phase two has begun.", ["("], id="bracket not closed"),
    pytest.param("PUN002", "the project phase two) has begun.", [")"], id="bracket not opened"),
    pytest.param("PUN002", "the project (phase two] has begun.", ["(", "]"], id="bracket closed by another"),
    pytest.param("PUN002", 'the "second phase has begun.', ['"'], id="straight quote alone"),
    pytest.param("PUN004", "roads,, and bridges", [",,"], id="two commas"),
    pytest.param("PUN004", "It is done.. Next", [".."], id="two stops"),
    pytest.param("PUN004", "roads;, and bridges", [";,"], id="semicolon and comma"),
    pytest.param("PUN004", "It is done., and", [".,"], id="stop and comma"),
    pytest.param("WSP001", "roads  and bridges", ["  "], id="two blanks"),
    pytest.param("WSP001", "roads , and bridges", [" "], id="blank before a comma"),
    pytest.param("WSP001", "roads ( new ones)", [" "], id="blank in a bracket"),
    pytest.param("WSP001", "roads\u3000and", ["\u3000"], id="full-width blank"),
    pytest.param("WSP002", "roads,and bridges", ["s,a"], id="after a comma"),
    pytest.param("WSP002", "It is done.The next", ["e.T"], id="between sentences"),
    pytest.param("WSP002", "in the Area(GBA) now", ["a(G"], id="before a bracket"),
    pytest.param("WSP002", "the plan (second phase)began", ["e)b"], id="after a bracket"),
    pytest.param("WRD001", "improved the the system", ["the the"], id="an article twice"),
    pytest.param("WRD001", "The the system", ["The the"], id="at the beginning"),
    pytest.param("WRD001", "any data data we hold", ["data data"], id="a noun twice"),
    pytest.param("NUM010", "some 12,0000 jobs", ["12,0000"], id="grouped by four"),
    pytest.param("NUM010", "EUR 1.234,56 a head", ["1.234,56"], id="points and commas exchanged"),
    pytest.param("NUM010", "it rose 3,5%", ["3,5"], id="decimal comma"),
    pytest.param("NUM010", "some 10, 000 people", ["10, 000"], id="blank in a number"),
    pytest.param("NUM010", "12,34,567 votes", ["12,34,567"], id="uneven groups"),
    pytest.param("ENC001", "the peopleâ€™s choice", ["â€™"], id="apostrophe read as Windows-1252"),
    pytest.param("ENC001", "ZÃ¼rich", ["Ã¼"], id="letter read as Latin-1"),
    pytest.param("ENC001", "the people\ufffds", ["\ufffd"], id="replacement character"),
    pytest.param("ENC001", "the people鈥檚", ["鈥檚"], id="apostrophe read as GBK"),
    pytest.param("ENC001", "R&amp;D rose", ["&amp;"], id="an entity"),
]


@pytest.mark.parametrize(("code", "target", "texts"), WRONG)
def test_what_is_wrong_is_found_where_it_stands(code, target, texts):
    pair, found = run(registry()[code](), ("我们修路。", target))
    assert [pair.target.text[a:b] for f in found for a, b in f.target_spans] == texts
    assert {f.severity for f in found} <= {"minor", "info", "major"}
    assert code in ("ENC001", "PUN001") or all(f.severity != "major" for f in found)


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        pytest.param("We built roads，and bridges.", "major", id="a comma"),
        pytest.param("We built roads。", "major", id="a full stop"),
        pytest.param("Roads：ten.", "minor", id="a colon"),
        pytest.param("Read the 《Provisions》 first.", "minor", id="title marks"),
        pytest.param("In ２０２４ it rose.", "minor", id="full-width digits"),
    ],
)
def test_chinese_marks_that_part_sentences_are_major(target, severity):
    _, found = run(registry()["PUN001"](), ("我们修路。", target))
    assert {f.severity for f in found} == {severity}


def test_a_sentence_cut_out_of_its_quotation_is_right():
    check = registry()["PUN002"]()
    assert run(check, ("他说：“我们修路。", "He said: “We build roads."))[1] == []
    assert run(check, ("我们修路（第一期。", "We build roads (phase one."))[1] == []


def test_a_quotation_of_several_sentences_is_right():
    check = registry()["PUN002"]()
    segments = (Segment("He said: “Build.", Span(0, 16), 1), Segment("Then rest.”", Span(17, 28), 1))
    target = Document("t", "en", "He said: “Build. Then rest.”", segments)
    source = Document(
        "s", "zh", "他说要建。然后休息。", (Segment("他说要建。", Span(0, 5), 1), Segment("然后休息。", Span(5, 10), 1))
    )
    pair = Pair(source, target, (Bead((0,), (0,)), Bead((1,), (1,))))
    assert list(check.check(Context(pair, Glossary(())))) == []


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_right():
    _, found = run(registry()["PUN002"](), ("甲。", "He said: “One."), ("乙。", "“Two,” he added."))
    assert found == []


def test_a_habit_is_one_finding():
    beads = [("甲。", f"Sentence {n}.  Another one.") for n in range(6)]
    _, [found] = run(registry()["WSP001"](), *beads)
    assert (found.bead, len(found.related)) == (0, 5)
    assert "5 other places" in found.message
    assert run(registry()["WSP001"](), *beads[:3])[1][0].related == ()


def test_columns_of_the_source_are_columns_of_the_translation():
    assert run(registry()["WSP001"](), ("-v    显示版本", "-v    print the version"))[1] == []
    assert len(run(registry()["WSP001"](), ("-v 显示版本", "-v    print the version"))[1]) == 1


def test_a_gap_that_markup_left_is_no_blank():
    text = "roads  and bridges"
    target = Document("t", "en", text, (Segment(text, Span(0, 18), 1),), (Run(0, 1, 1), Run(6, 1, 20)))
    pair = Pair(Document("s", "zh", "路桥", (Segment("路桥", Span(0, 2), 1),)), target, (Bead((0,), (0,)),))
    assert list(registry()["WSP001"]().check(Context(pair, Glossary(())))) == []


def test_what_a_page_marks_as_code_has_no_style():
    text = "Use x ? a : (b) and end with f('a' , a a a);."
    marked = tuple(Span(text.index(part), text.index(part) + len(part)) for part in ("x ? a : (b)", "f('a' , a a a);"))
    source = Document("s", "zh", "用它。", (Segment("用它。", Span(0, 3), 1),))
    for codes_, found in (((), {"PUN004", "WRD001", "WSP001"}), (marked, set())):
        target = Document("t", "en", text, (Segment(text, Span(0, len(text)), 1),), codes=codes_)
        context = Context(Pair(source, target, (Bead((0,), (0,)),)), Glossary(()))
        assert {f.code for code in SURFACE for f in registry()[code]().check(context)} == found


def test_blanks_at_the_edge_of_a_unit():
    source = Document("s", "zh", " 路：\n\n桥", (Segment("路：", Span(1, 3), 1), Segment("桥", Span(5, 6), 1, 1)))
    target = Document(
        "t", "en", "Road:\nBridge", (Segment("Road:", Span(0, 5), 1), Segment("Bridge", Span(6, 12), 1, 1))
    )
    pair = Pair(source, target, (Bead((0,), (0,)), Bead((1,), (1,))), bilingual=True)
    found = list(registry()["WSP002"]().check(Context(pair, Glossary(()))))
    assert [(f.bead, f.message) for f in found] == [
        (0, "only the source has a blank at its beginning"),
        (0, "only the source has a line end at its end"),
    ]


QUESTIONS = [
    pytest.param("你满意吗？", "Are you satisfied?", [], id="both ask"),
    pytest.param("你满意吗？", "“Are you satisfied?” he asked.", [], id="the question stands within"),
    pytest.param("你满意吗？", "You are satisfied.", ["minor"], id="became a statement"),
    pytest.param("你满意吗？", "are you satisfied", ["info"], id="only the mark is lost"),
    pytest.param("你是否满意", "Are you satisfied?", [], id="the source asks without a mark"),
    pytest.param("你很满意。", "Are you satisfied?", ["info"], id="became a question"),
    pytest.param("加油！", "Come on.", [], id="exclamation marks are not compared"),
]


@pytest.mark.parametrize(("source", "target", "severities"), QUESTIONS)
def test_questions_are_compared(source, target, severities):
    assert [f.severity for f in run(registry()["PUN003"](), (source, target))[1]] == severities


@pytest.mark.parametrize(("score", "confidence"), [(0.99, "medium"), (0.9, "low")])
def test_a_question_told_as_a_statement_is_a_hint_in_a_free_translation(score, confidence):
    sides = [
        Document(
            "x",
            lang,
            text * 40,
            tuple(Segment(text, Span(at, at + len(text)), 1) for at in range(0, 40 * len(text), len(text))),
        )
        for lang, text in (("zh", "你满意吗？"), ("en", "You are."))
    ]
    pair = Pair(*sides, tuple(Bead((i,), (i,), score) for i in range(40)))
    assert {f.confidence for f in registry()["PUN003"]().check(Context(pair, Glossary(())))} == {confidence}


def test_exclamation_marks_are_compared_on_request():
    assert [f.message for f in run(SentenceTypeLost(exclamation=True), ("加油！", "Come on."))[1]] == [
        "only the source has an exclamation mark"
    ]


def test_what_was_decoded_wrongly_is_read_back():
    _, [found] = run(registry()["ENC001"](), ("甲。", "the peopleâ€™s choice"))
    assert (found.suggestion, found.severity, found.confidence) == ("’", "major", "high")


def test_a_source_that_was_decoded_wrongly_is_found():
    pair, [found] = run(registry()["ENC001"](), ("锟斤拷路", "roads"))
    assert [pair.source.text[a:b] for a, b in found.source_spans] == ["锟斤拷"]

"""OMI001 and ADD001: text of one side without counterpart."""

import pytest

from xlcheck.checks import Context
from xlcheck.checks.coverage.add001_target_without_source import TargetWithoutSource
from xlcheck.checks.coverage.omi001_source_untranslated import SourceUntranslated
from xlcheck.encode import load_encoder
from xlcheck.model import Bead, Document, Pair, Segment, Span
from xlcheck.terms import shipped

ZH = "全省水库全部完成除险加固。"
EN = "All reservoirs in the province have been reinforced."
LOST = "新建管网一千二百公里，惠及九十个乡镇。"
ADDED = "Ten more of them will be built next year."


def document(lang, texts, kinds=None):
    segments, offset = [], 0
    for number, text in enumerate(texts):
        kind = (kinds or {}).get(number, "text")
        segments.append(Segment(text, Span(offset, offset + len(text)), number + 1, number, kind))
        offset += len(text) + 1
    return Document(f"x.{lang}", lang, "\n".join(texts), tuple(segments))


def pair(*rows, bilingual=False, kinds=None):
    """Rows are (source, target) or (source, target, score); None is no segment, "" an empty one."""
    beads, sides = [], ([], [])
    for row in rows:
        indices = []
        for texts, text in zip(sides, row[:2], strict=True):
            indices.append(() if text is None else (len(texts),))
            texts.extend([] if text is None else [text])
        beads.append(Bead(indices[0], indices[1], row[2] if len(row) > 2 else 1.0))
    return Pair(document("zh", sides[0], kinds), document("en", sides[1], kinds), tuple(beads), bilingual)


def run(check, *rows, **options):
    value = pair(*rows, **options)
    return value, list(check().check(Context(value, shipped())))


SILENT = [
    pytest.param([(ZH, EN), ("谢谢！", "Thank you.")], {}, id="everything has its counterpart"),
    pytest.param([(ZH, EN), ("— 3 —", None), (None, "4"), (None, "***")], {}, id="no letter, nothing to translate"),
    pytest.param([(ZH, None), (None, ZH)], {}, id="a copied sentence is LNG001's"),
    pytest.param([(ZH, EN), ("3.2%", ""), ("", "")], {"bilingual": True}, id="a bilingual unit of figures only"),
    pytest.param([(ZH, EN), ("谢谢！", None), (None, "Thank you."), (ZH, EN)], {}, id="thanks on both sides"),
    pytest.param([(ZH, EN), (None, "Li Ming:"), (ZH, EN), ("李明：", None)], {}, id="a speaker on both sides"),
    pytest.param(
        [("谢谢主持人，很高兴见到大家。", "It is good to see you."), (None, "Thank you.")],
        {},
        id="thanks in a sentence",
    ),
    pytest.param(
        [("各位媒体朋友，上午好，欢迎光临！", "Welcome, friends."), (None, "Good morning.")],
        {},
        id="a greeting in a sentence",
    ),
    pytest.param([(ZH, EN), (EN, None), (None, EN)], {}, id="the same English on both sides is LNG004's"),
    pytest.param([], {}, id="no beads"),
]


@pytest.mark.parametrize(("rows", "options"), SILENT)
def test_nothing_is_missed_or_added(rows, options):
    for check in (SourceUntranslated, TargetWithoutSource):
        assert run(check, *rows, **options)[1] == []


WEIGHTS = [
    pytest.param(SourceUntranslated, LOST, "critical", id="zh: a sentence"),
    pytest.param(SourceUntranslated, "李明：", "minor", id="zh: a speaker"),
    pytest.param(SourceUntranslated, "记者：", "minor", id="zh: an unnamed speaker"),
    pytest.param(SourceUntranslated, "水利建设", "minor", id="zh: a few characters"),
    pytest.param(SourceUntranslated, "水利建设和农村供水", "minor", id="zh: a line that nothing closes"),
    pytest.param(SourceUntranslated, "谢谢您的提问。", "info", id="zh: thanks for a question"),
    pytest.param(SourceUntranslated, "各位媒体朋友，上午好！", "info", id="zh: a greeting"),
    pytest.param(SourceUntranslated, "第 3 页，共 9 页", "info", id="zh: a page number"),
    pytest.param(TargetWithoutSource, ADDED, "major", id="en: a sentence"),
    pytest.param(TargetWithoutSource, "Water Supply in Rural Areas", "info", id="en: a heading"),
    pytest.param(TargetWithoutSource, "John B. Smith", "info", id="en: a name"),
    pytest.param(TargetWithoutSource, "Li Ming:", "info", id="en: a speaker"),
    pytest.param(TargetWithoutSource, "Thank you very much for your questions.", "info", id="en: thanks"),
    pytest.param(TargetWithoutSource, "Ladies and gentlemen, good morning.", "info", id="en: a greeting"),
    pytest.param(TargetWithoutSource, "Back to top", "info", id="en: page furniture"),
]


@pytest.mark.parametrize(("check", "text", "severity"), WEIGHTS)
def test_severity_follows_what_is_lost(check, text, severity):
    lonely = (text, None) if check is SourceUntranslated else (None, text)
    _, [found] = run(check, (ZH, EN), lonely)
    assert (found.severity, found.confidence, found.bead) == (severity, "high", 1)
    assert found.message.endswith(f"line 1 of the {'translation' if check is SourceUntranslated else 'source'}")


def test_headings_are_known_by_their_kind():
    _, [found] = run(SourceUntranslated, (ZH, EN), ("农村供水取得的重要进展和今后的打算", None), kinds={1: "heading"})
    assert found.severity == "minor"


def test_a_header_that_returns_is_furniture():
    header = "Ministry of Imagined Affairs, 2023 report"
    rows = [(ZH, EN), (None, header)] * 3
    assert {f.severity for f in run(TargetWithoutSource, *rows)[1]} == {"info"}


def test_a_block_is_one_finding_with_its_range():
    value, [found] = run(SourceUntranslated, (ZH, EN), (LOST, None), ("谢谢！", None), (LOST, None), (ZH, EN))
    assert value.source.text[slice(*found.source_spans[0])] == f"{LOST}\n谢谢！\n{LOST}"
    assert found.message.startswith("3 sentences in a row")
    assert found.target_spans == ()


def test_sentences_are_never_set_off_against_each_other():
    rows = [(ZH, EN), (LOST, None), (None, ADDED), (None, "Thank you.")]
    assert len(run(SourceUntranslated, *rows)[1]) == 1
    assert len(run(TargetWithoutSource, *rows)[1]) == 1


@pytest.mark.parametrize(("score", "confidence"), [(0.95, "high"), (0.7, "low")])
def test_text_that_faces_text_without_counterpart_is_both_only_where_it_is_sure(score, confidence):
    rows = [(ZH, EN), (LOST, None, score), (None, ADDED, score), (ZH, EN)]
    assert [f.confidence for check in (SourceUntranslated, TargetWithoutSource) for f in run(check, *rows)[1]] == [
        confidence
    ] * 2


@pytest.mark.parametrize(
    ("score", "others", "confidence"), [(0.55, 1.0, "medium"), (0.55, 0.9, "low"), (0.45, 1.0, "low")]
)
def test_where_all_else_is_sure_what_is_added_is_surer(score, others, confidence):
    rows = [(ZH, EN, others)] * 40
    _, (finding,) = run(TargetWithoutSource, *rows, (None, ADDED, score), *rows)
    assert finding.confidence == confidence
    _, (finding,) = run(SourceUntranslated, *rows, (LOST, None, score), *rows)
    assert finding.confidence == "low"


@pytest.mark.parametrize(
    ("source", "confidence"),
    [
        pytest.param("河上架起了三座桥，明年还要再建十座水库。", "low", id="a clause says it"),
        pytest.param("河上架起了三座桥，行人不用再绕远路。", "high", id="no clause says it"),
    ],
)
def test_what_a_clause_nearby_says_is_not_added(source, confidence):
    value = pair(
        (ZH, EN), (source, "Three bridges now span the river."), (None, "Ten more reservoirs will be built next year.")
    )
    (finding,) = TargetWithoutSource().check(Context(value, shipped(), load_encoder(None)))
    assert finding.confidence == confidence


@pytest.mark.parametrize(
    ("rows", "confidence"),
    [
        pytest.param(
            [
                ("他站在雨里，被身后的一阵掌声打断了思绪。", "He stood in the rain and turned round."),
                (None, "His thoughts were interrupted by applause."),
            ],
            "low",
            id="moved before its neighbour",
        ),
        pytest.param(
            [
                ("药液温热后服用，三包为一个疗程，忌生冷。", "Take the liquid warm and avoid cold food."),
                (None, "A course of treatment is three packages."),
            ],
            "low",
            id="a clause of its own made a sentence",
        ),
        pytest.param(
            [
                ("药液温热后服用，忌生冷。", "Take the liquid warm and avoid cold food."),
                (None, "A course of treatment is three packages."),
            ],
            "high",
            id="no words are left for it",
        ),
        pytest.param(
            [
                ("另一种现象叫作安慰剂效应（placebo response），十分常见。", "Another phenomenon is very common."),
                (None, "It goes by the name of placebo response."),
            ],
            "low",
            id="a name that stands once on either side",
        ),
    ],
)
def test_what_free_words_nearby_say_is_not_added(rows, confidence):
    value = pair((ZH, EN), *rows, (LOST, "New pipelines serve 90 townships."))
    (finding,) = TargetWithoutSource().check(Context(value, shipped(), load_encoder(None)))
    assert finding.confidence == confidence


@pytest.mark.parametrize(
    ("english", "confidence"),
    [
        ("The lake is covered with lotus in summer, and at dusk the herons come back to their nests.", "low"),
        ("The lake is covered with lotus in summer.", "high"),
    ],
)
def test_what_free_words_nearby_say_is_not_lost(english, confidence):
    value = pair((ZH, EN), ("夏天湖面开满荷花。", english), ("傍晚苍鹭归巢。", None), (ZH, EN))
    (finding,) = SourceUntranslated().check(Context(value, shipped(), load_encoder(None)))
    assert finding.confidence == confidence


def test_what_is_said_twice_is_added():
    twice = "The country will build ten more reservoirs next year."
    value = pair((ZH, EN), ("明年还要再建十座水库。", "Ten more reservoirs will be built next year."), (None, twice))
    (finding,) = TargetWithoutSource().check(Context(value, shipped(), load_encoder(None)))
    assert finding.confidence == "high"


def test_text_that_faces_text_of_another_length_is_lost_or_added():
    rows = [(ZH, EN), (LOST, None, 0.7), (LOST, None, 0.7), (None, "Soon.", 0.7), (None, "So be it, then.", 0.7)]
    assert [f.confidence for f in run(SourceUntranslated, *rows)[1]] == ["medium"]


def test_the_same_english_elsewhere_is_no_counterpart():
    rows = [(None, EN), *[(ZH, ADDED)] * 5, (EN, None), (None, EN)]
    assert [f.bead for f in run(TargetWithoutSource, *rows)[1]] == [0]
    assert run(SourceUntranslated, *rows)[1] == []


def test_blocks_apart_are_findings_apart():
    _, found = run(SourceUntranslated, (LOST, None), (ZH, EN), (LOST, None))
    assert [f.bead for f in found] == [0, 2]
    assert "line" not in found[0].message  # nothing stands before it


@pytest.mark.parametrize(("score", "confidence"), [(0.95, "high"), (0.7, "medium"), (0.4, "low")])
def test_confidence_is_the_probability_that_nothing_corresponds(score, confidence):
    for check, lonely in ((SourceUntranslated, (LOST, None, score)), (TargetWithoutSource, (None, ADDED, score))):
        assert [f.confidence for f in run(check, (ZH, EN), lonely)[1]] == [confidence]


@pytest.mark.parametrize(
    ("check", "lonely"),
    [
        pytest.param(SourceUntranslated, (LOST, "", 0.1), id="empty target"),
        pytest.param(SourceUntranslated, (LOST, " "), id="blank target"),
        pytest.param(SourceUntranslated, (LOST, None), id="no target"),
        pytest.param(TargetWithoutSource, ("", ADDED), id="empty source"),
    ],
)
def test_an_empty_unit_of_a_bilingual_file_is_certain(check, lonely):
    _, [found] = run(check, (ZH, EN), lonely, bilingual=True)
    assert found.confidence == "high"
    assert "line" not in found.message


def many(*beads):
    """Return a document of ordinary beads, a third of them a little longer and a third a little shorter, and more."""
    ordinary = [
        ([f"第{n}段讲了一件平常的事情，没有别的。"], [f"Paragraph {n} tells of an ordinary thing" + end])
        for n, end in zip(range(60), [".", ", no more.", " and of nothing else."] * 20, strict=True)
    ]
    sides, rows = ([], []), []
    for texts in [*ordinary, *beads]:
        indices = []
        for own, new in zip(sides, texts, strict=True):
            indices.append(tuple(range(len(own), len(own) + len(new))))
            own.extend(new)
        rows.append(Bead(*indices, 0.8))
    return Pair(document("zh", sides[0]), document("en", sides[1]), tuple(rows))


TWO = ["一号水库全部完成除险加固工程并通过验收。", "二号水库新建管网一千二百公里，惠及九十个乡镇和街道。"]
FULL = "The first reservoir was reinforced and accepted, and the second got pipelines of 1,200 km for 90 townships."
HALF = "The first reservoir was reinforced and accepted."


@pytest.mark.parametrize(
    ("beads", "expected"),
    [
        pytest.param([(TWO, [FULL])], [], id="two sentences in one"),
        pytest.param([(TWO[:1], [HALF])], [], id="one sentence for one"),
        pytest.param([(TWO[:1], ["Done."])], [], id="a single short sentence is no omission"),
        pytest.param([(TWO, [HALF])], [60], id="no room for the second"),
        pytest.param([(TWO, [FULL + " " + FULL])], [], id="longer than usual"),
    ],
)
def test_a_translation_without_room_for_all_sentences(beads, expected):
    found = list(SourceUntranslated().check(Context(many(*beads), shipped())))
    assert [(f.bead, f.confidence) for f in found] == [(index, "low") for index in expected]


def test_a_short_document_does_not_say_what_is_usual():
    value = pair((ZH, EN))
    assert list(SourceUntranslated().check(Context(value, shipped()))) == []


NOTES = [
    pytest.param(["译注：“网格”在此指社区的最小单元。"], "info", id="a note"),
    pytest.param(["译者注：网格是社区的最小单元。", "每个网格约三百户。"], "info", id="a note of two sentences"),
    pytest.param(["（译注：网格是社区的最小单元）", "全市已经建成二百个网格。"], "critical", id="text behind a note"),
    pytest.param(["编译注释的工作由省档案馆承担。"], "critical", id="the word within a sentence"),
]


@pytest.mark.parametrize(("texts", "severity"), NOTES)
def test_a_translators_note_has_no_counterpart_and_needs_none(texts, severity):
    segments, offset = [], 0
    for text in [ZH, *texts]:
        segments.append(Segment(text, Span(offset, offset + len(text)), 1 if text == ZH else 2, int(text != ZH)))
        offset += len(text) + 1
    source = Document("x.zh", "zh", "\n".join([ZH, *texts]), tuple(segments))
    lone = tuple(Bead((i,), ()) for i in range(1, len(segments)))
    value = Pair(source, document("en", [EN]), (Bead((0,), (0,)), *lone))
    (finding,) = SourceUntranslated().check(Context(value, shipped()))
    assert finding.severity == severity


@pytest.mark.parametrize(
    "text", ["[note 12]", "English | 简体中文", "Back to top", "This page was machine-translated."]
)
def test_a_part_of_the_page_is_only_mentioned(text):
    _, found = run(TargetWithoutSource, (ZH, EN), (None, text))
    assert {finding.severity for finding in found} <= {"info"}


def test_text_that_names_the_same_entry_as_its_neighbour_is_for_review():
    zh, en = (
        "调整了全部颜色变量的挂载位置，并保留旧的写法，以便于用户平滑升级到新的版本。 #11902",
        "move variables #11902",
    )
    _, found = run(SourceUntranslated, (ZH, EN), (zh, None), (None, en), (ZH, EN))
    assert [finding.confidence for finding in found if finding.severity == "critical"] in ([], ["low"])


@pytest.mark.parametrize(("score", "confidence"), [(0.99, "medium"), (0.88, "low")])
def test_a_free_translation_needs_more_certainty(score, confidence):
    _, found = run(SourceUntranslated, *[(ZH, EN, score)] * 45, (LOST, None, 0.75))
    assert [finding.confidence for finding in found] == [confidence]

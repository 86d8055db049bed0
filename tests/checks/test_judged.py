"""What the judge doubts, where it is asked."""

from __future__ import annotations

import pytest

from xlcheck.checks import Context, check_of
from xlcheck.checks.judged.doubts import ENOUGH, FAR, doubted, words_of
from xlcheck.judge.verdict import Doubt, Verdict
from xlcheck.model import Bead, Document, Pair, Segment, Span
from xlcheck.pipeline import Checker
from xlcheck.settings import Settings
from xlcheck.terms import Glossary

pytest.importorskip("numpy")

CODES = ("MIS001", "MIS002", "MIS003")

RIGHT = [
    ("医院增加了护士和床位。", "The hospital added nurses and beds."),
    ("图书馆周末对公众开放。", "The library is open to the public on weekends."),
    ("图书馆周末不对公众开放。", "The library is not open to the public on weekends."),
    ("请在使用前仔细阅读说明书。", "Please read the manual carefully before use."),
    ("农民用新机器收割小麦。", "Farmers harvest wheat with new machines."),
    ("委员会没有批准这份报告。", "The committee did not approve the report."),
    (
        "我们将继续支持中小企业的发展。",
        "We will continue to support the development of small and medium-sized enterprises.",
    ),
    ("如果文件不存在，程序会创建一个新文件。", "If the file does not exist, the program creates a new one."),
    ("去年夏天，许多游客来到这座海边小城。", "Last summer many tourists came to this small town by the sea."),
    ("学生必须在考试开始前十分钟进入教室。", "Students must enter the classroom ten minutes before the exam begins."),
    ("这种药物可能引起头痛和恶心。", "This drug may cause headaches and nausea."),
    (
        "双方同意加强在教育和科技领域的合作。",
        "Both sides agreed to strengthen cooperation in education and science and technology.",
    ),
    ("点击保存按钮，然后关闭窗口。", "Click the Save button and then close the window."),
    ("法院驳回了他的上诉。", "The court rejected his appeal."),
]

WRONG = {
    "a word of a list is left out": (
        "会议讨论了农村教育、公共卫生和住房改革问题。",
        "The meeting discussed rural education and housing reform.",
        "MIS002",
        "公共卫生",
    ),
    "a clause is left out": (
        "工人们在春天修好了桥，并清理了河道和堤坝。",
        "The workers repaired the bridge in spring.",
        "MIS002",
        "清理",
    ),
    "a clause is put in": (
        "工人们昨天修好了桥。",
        "The workers repaired the bridge yesterday and painted the school and the hospital.",
        "MIS003",
        "painted the school",
    ),
    "a relative clause is put in": (
        "新机场连接三座城市。",
        "The new airport, which opened after ten years of delay, connects three cities.",
        "MIS003",
        "delay",
    ),
    "a denial is lost": (
        "图书馆周末不对公众开放。",
        "The library is open to the public on weekends.",
        "MIS002",
        "不",
    ),
    "a denial is lost, and words are put in": (
        "委员会没有批准这份报告。",
        "The committee approved the report last week.",
        "MIS001",
        "last week",
    ),
}


def findings(tmp_path, pairs, **settings):
    path = tmp_path / "pairs.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in pairs), "utf-8")
    return Checker(Settings(**settings)).check(path, None).findings


def test_it_is_silent_about_right_translations(tmp_path):
    assert findings(tmp_path, RIGHT, select=CODES) == ()


@pytest.mark.parametrize(("zh", "en", "code", "word"), WRONG.values(), ids=list(WRONG))
def test_it_names_the_words_without_counterpart(tmp_path, zh, en, code, word):
    (finding,) = findings(tmp_path, [(zh, en)], select=CODES)
    assert finding.code == code
    assert word in finding.message
    assert (finding.severity, finding.confidence) == ("minor", "medium")  # for review, never at the gate
    spans = finding.source_spans if code == "MIS002" else finding.target_spans
    assert spans


@pytest.mark.parametrize(
    ("settings", "runs"),
    [
        ({}, False),
        ({"meaning": True}, True),
        ({"select": ["MIS002"]}, True),
        ({"select": ["NUM"]}, False),
        ({"select": ["NUM"], "meaning": True}, True),
        ({"meaning": True, "ignore": ["MIS"]}, False),
    ],
    ids=["usually-not", "meaning", "by-code", "another-code", "another-code-and-meaning", "ignored"],
)
def test_it_runs_where_it_is_asked_for(tmp_path, settings, runs):
    zh, en, code, _ = WRONG["a word of a list is left out"]
    assert any(finding.code == code for finding in findings(tmp_path, [(zh, en)], **settings)) == runs


class Scores:
    """A judge with given scores, for how they are read."""

    def __init__(self, scores, absolute=True):
        self.scores, self.absolute = scores, absolute

    def judge(self, pairs):
        assert len(pairs) == len(self.scores)
        word = (Doubt(0, 4, -2.0),)
        return [Verdict(score, word, word) if self.absolute else Verdict(score) for score in self.scores]


def document(lang, lines):
    text, segments = "\n".join(lines), []
    for line in lines:
        start = text.index(line)
        segments.append(Segment(line, Span(start, start + len(line)), len(segments) + 1))
    return Document(f"x.{lang}", lang, text, tuple(segments))


def context_of(scores, absolute=True):
    lines = [f"第{i}个句子在这里。" for i in range(len(scores))], [f"Sentence {i} is here." for i in range(len(scores))]
    documents = [document(lang, side) for side, lang in zip(lines, ("zh", "en"), strict=True)]
    pair = Pair(*documents, tuple(Bead((i,), (i,), 1.0) for i in range(len(scores))))
    context = Context(pair, Glossary(()), None)
    context.__dict__["judge"] = Scores(scores, absolute)
    return context


def test_in_a_free_text_only_what_stands_out_is_doubted():
    close = [-3.0] * ENOUGH + [4.0]
    assert [one.bead for one in doubted(context_of(close))] == [ENOUGH]
    free = [1.5] * ENOUGH + [4.0]
    assert doubted(context_of(free)) == ()
    assert len(doubted(context_of([4.0] * 3))) == 3  # of three pairs nothing tells that they are free


def test_scores_without_a_scale_are_read_by_the_text_and_not_where_it_is_short():
    spread = [0.0, 0.1] * ENOUGH
    assert [one.bead for one in doubted(context_of([*spread, 9.0], absolute=False))] == [2 * ENOUGH]
    assert doubted(context_of([*spread, 0.1 * FAR / 2], absolute=False)) == ()
    assert doubted(context_of([0.0, 0.1, 9.0], absolute=False)) == ()


def test_a_finding_without_words_is_about_both_sentences(tmp_path):
    (finding,) = check_of("MIS001")().check(context_of([0.0, 0.1] * ENOUGH + [9.0], absolute=False))
    assert finding.message == "the two sentences seem to say different things"
    assert finding.source_spans
    assert finding.target_spans


def test_pieces_of_a_word_are_one_and_marks_are_none():
    text = "prognosis of it, ×"
    pieces = [Doubt(0, 4, 0.0), Doubt(4, 6, 3.0), Doubt(6, 9, 0.0), Doubt(10, 12, 1.0), Doubt(13, 15, -1.0)]
    marks = [Doubt(15, 16, 5.0), Doubt(17, 18, 5.0)]
    assert list(words_of([*pieces, *marks], text)) == [Doubt(0, 9, 1.0), Doubt(10, 12, 1.0), Doubt(13, 15, -1.0)]

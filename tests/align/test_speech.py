"""Quotations over several sentences, and the clauses that report them."""

from __future__ import annotations

import pytest

from xlcheck.align.aligner import align
from xlcheck.align.speech import BETWEEN, INSIDE, OUTSIDE, boundaries, goes_on, reports
from xlcheck.align.texts import read_texts

OUT, IN, MID = OUTSIDE, INSIDE, BETWEEN


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["He left.", "She stayed."], [OUT, OUT, OUT], id="no quotation"),
        pytest.param(["The farmers' well isn't dry.", "It's Ann's."], [OUT, OUT, OUT], id="apostrophes"),
        pytest.param(["“门锁了。”", "她走了。"], [OUT, OUT, OUT], id="closed in its sentence"),
        pytest.param(["“门锁了。", "钥匙在哪儿？”她问。"], [OUT, IN, OUT], id="over two sentences"),
        pytest.param(["“他说‘走吧’。", "我没走。”"], [OUT, IN, OUT], id="a quotation inside of it"),
        pytest.param(['"It is locked.', 'Where is the key?" she asked.'], [OUT, IN, OUT], id="straight marks"),
        pytest.param(["'It is locked.", "Where's the key?' she asked."], [OUT, IN, OUT], id="single straight marks"),
        pytest.param(["“It is locked.", "“Where is the key?”"], [OUT, IN, OUT], id="a mark before each paragraph"),
        pytest.param(
            ["“It is locked,” she said.", "“Where is the key?”"], [OUT, MID, OUT], id="a clause between two parts"
        ),
        pytest.param(["“门锁了。", "她走了。", "天黑了。"], [OUT, OUT, OUT, OUT], id="never closed"),
        pytest.param(
            ["“门锁了。", *["她走了。"] * 30, "“好。", "走吧。”"], [OUT] * 32 + [IN, OUT], id="longer than speech is"
        ),
    ],
)
def test_boundaries_inside_of_quotations(texts, expected):
    assert boundaries(texts).tolist() == expected


def test_a_quotation_that_begins_before_or_ends_behind():
    assert boundaries(["走吧。", "快点。”她说。"], begun=True).tolist() == [IN, IN, OUT]
    assert boundaries(["她说：“走吧，", "快点。"], unclosed=True).tolist() == [OUT, IN, IN]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param("她说过这件事。", "zh", 0, id="no quotation"),
        pytest.param("“他说不去。”", "zh", 0, id="inside of the quotation"),
        pytest.param("墙上写着“小心”。", "zh", 0, id="no speech"),
        pytest.param('The sign reads "Mind the step".', "en", 0, id="a sign"),
        pytest.param("她说：“走吧。”", "zh", 1, id="before"),
        pytest.param("“走吧，”她笑着说，“天黑了。”", "zh", 1, id="between"),
        pytest.param('"Come," she said, "it is late."', "en", 1, id="between, English"),
    ],
)
def test_clauses_that_report(text, language, expected):
    assert reports(text, False, language) == expected


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        pytest.param("门开了。", "她笑着说。", False, id="no quotation before"),
        pytest.param("“走吧。”", "她关上了灯。", False, id="no verb of speech"),
        pytest.param("“走吧。”", "她说：“天黑了。”", False, id="reports what follows"),
        pytest.param("“走吧。”", "说着，她关上了灯。", False, id="nobody speaks"),
        pytest.param("“走吧。”", "“好。”她说。", False, id="another quotation"),
        pytest.param("“走吧。”", "她笑着说。", True, id="a sentence of its own"),
        pytest.param("“走吧！”", "她低声说，随手关上了灯。", True, id="begins a sentence"),
    ],
)
def test_a_sentence_that_begins_with_the_clause_that_reports(before, text, expected):
    assert goes_on(text, before) is expected


def test_quotations_of_one_side_tell_nothing(encoder, seg):
    ours, theirs = ["“门锁了。", "钥匙在哪儿？”她问。"], ["The door was locked.", "She asked for the key."]
    source, target = read_texts(seg(ours), seg(theirs), encoder)
    assert not source.begun.any() and not target.begun.any()


def test_speech_and_the_clause_that_reports_it_are_one_bead(encoder, seg):
    """The Chinese sentence that reports is told at the beginning of the English one."""
    source = [
        "雨一直下到傍晚，河水漫过了石桥。",
        "“明天早上七点开船，别迟到，行李放在码头就行。”",
        "船长扶着栏杆说。",
        "旅客们点点头，各自回房休息。",
        "“船票多少钱？”",
        "一个老太太小声问。",
        "售票员没有抬头，把价目表推到她面前。",
    ]
    target = [
        "The rain went on until evening and the river rose over the stone bridge.",
        'Leaning on the rail the captain said, "The boat leaves at seven tomorrow morning.',
        "Don't be late.",
        'Just leave your luggage on the pier."',
        "The passengers nodded and went to their rooms to rest.",
        '"How much is the ticket?" an old lady asked in a low voice.',
        "The ticket clerk did not look up and pushed the price list towards her.",
    ]
    beads = [(bead.source, bead.target) for bead in align(seg(source), seg(target), encoder)]
    assert beads == [((0,), (0,)), ((1, 2), (1, 2, 3)), ((3,), (4,)), ((4, 5), (5,)), ((6,), (6,))]

"""ENU001: announced counts and the marks of list items."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.coverage.enu001_announced_count import AnnouncedCount
from xlcheck.checks.coverage.enumeration import chinese_number, markers, series
from xlcheck.model import Bead, Pair, Segment, Span
from xlcheck.terms import shipped


def run(*beads, scores=None):
    pair = Example("bad", beads).pair()
    if scores:
        pair = Pair(
            pair.source,
            pair.target,
            tuple(Bead(b.source, b.target, s) for b, s in zip(pair.beads, scores, strict=True)),
        )
    return pair, list(AnnouncedCount().check(Context(pair, shipped())))


def found(*beads, **options):
    """Return code-free findings: severity, announced or numbered English text, Chinese text."""
    pair, findings = run(*beads, **options)
    return [
        (
            f.severity,
            "".join(pair.target.text[slice(*s)] for s in f.target_spans),
            "".join(pair.source.text[slice(*s)] for s in f.source_spans),
        )
        for f in findings
    ]


ITEMS = [("一是水质改善。", "First, the water is better."), ("二是管网延伸。", "Second, pipelines grow.")]
THIRD = ("三是水价降低。", "Third, water is cheaper.")

SILENT = [
    pytest.param([("有两个方面：", "There are two aspects:"), *ITEMS], id="count and list agree"),
    pytest.param([("有两个方面：", "There are several aspects:"), *ITEMS], id="English without a count"),
    pytest.param([("有三个方面：", "There are three aspects:"), *ITEMS], id="the source announces that number itself"),
    pytest.param([("分三部分讲。", "It has three parts."), *ITEMS], id="the source says the number with another word"),
    pytest.param([("有两个方面：", "Two aspects in the three areas count:"), *ITEMS], id="one of two counts fits"),
    pytest.param(
        [("有两个方面：", "There are three areas:"), ("一是水质。", "Water, first."), ("二是管网。", "And pipes.")],
        id="the English list is not marked: the number check's business",
    ),
    pytest.param(
        [("有三个方面：", "There are four areas:"), *ITEMS, ("三是水价。", "Prices fell for a third year.")],
        id="the English marks fewer items than the source",
    ),
    pytest.param(
        [("有两个方面：", "It rose by three percentage points."), *ITEMS], id="percentage points announce nothing"
    ),
    pytest.param(
        [("四个县。", "Four steps were taken in the counties."), ("好。", "Good."), ("好。", "So."), *ITEMS],
        id="a count far from the list",
    ),
    pytest.param([("一是水质。", "The water."), ("二是管网。", "The pipes.")], id="no item is marked in English"),
    pytest.param(
        [*ITEMS, ("三是水价降低。", "Finally, water is cheaper.")], id="the last item may be marked as the last"
    ),
    pytest.param(
        [*ITEMS, ("三是水价降低。", "The third is that water is cheaper.")], id="the form of the mark may change"
    ),
    pytest.param(
        [*ITEMS, ("三是水价降低。", "A third point is the price.")], id="an item that is named inside the sentence"
    ),
    pytest.param([("首先，水质。", "Water."), ("其次，管网。", "Second, pipes."), ("再次，水价。", "Third, prices.")],
                 id="words that only order need no mark"),
    pytest.param([("其中，一是水质改善；二是管网延伸。", "The water is better and the pipelines grow.")], id="inline"),
    pytest.param([("一方面，水质改善。", "On the one hand, the water is better."),
                  ("另一方面，管网延伸。", "On the other hand, pipelines grow.")], id="two hands"),
    pytest.param([*ITEMS, ("", "Third, we thank you."), THIRD], id="an added sentence is ADD001's"),
    pytest.param([*ITEMS, ("三是水价降低。", ""), ("四是村民满意。", "Fourth, people are content.")],
                 id="an item that was left out is OMI001's"),
]  # fmt: skip


@pytest.mark.parametrize("beads", SILENT)
def test_nothing_is_wrong(beads):
    assert found(*beads) == []


FOUND = [
    pytest.param([("有两个方面：", "There are three areas:"), *ITEMS], [("minor", "three", "两个")], id="areas"),
    pytest.param([("“两个转变”：", 'The "four shifts":'), *ITEMS], [("minor", "four", "两个")], id="quoted slogan"),
    pytest.param([("成效如下：", "There are 5 main results:"), *ITEMS], [("minor", "5", "二是")],
                 id="the source announces nothing"),
    pytest.param([("两点：一是水质改善。", "Three points: First, the water is better."), ITEMS[1]],
                 [("minor", "Three", "两点")], id="announced in the sentence of the first item"),
    pytest.param([*ITEMS, ("三是水价降低。", "Second, water is cheaper.")], [("minor", "Second", "三是")],
                 id="a number given twice"),
    pytest.param([*ITEMS, ("三是水价降低。", "Fourth, water is cheaper."), ("四是满意。", "Fourth, all are glad.")],
                 [("minor", "Fourth", "三是")], id="a number skipped"),
    pytest.param([("（一）总则", "(a) General"), ("（二）水质", "(b) Water"), ("（三）管网", "(b) Pipes")],
                 [("minor", "(b)", "（三）")], id="letters for Chinese numerals"),
    pytest.param([("1. 总则", "1. General"), ("2. 水质", "2. Water"), ("3. 管网", "4. Pipes")],
                 [("minor", "4.", "3.")], id="numbered paragraphs"),
    pytest.param([*ITEMS, ("三是水价降低。", "At the same time, water is cheaper.")],
                 [("info", "At the same time, water is cheaper.", "三是")], id="one item of three without a mark"),
]  # fmt: skip


@pytest.mark.parametrize(("beads", "expected"), FOUND)
def test_count_or_number_is_wrong(beads, expected):
    assert found(*beads) == expected


def test_an_uncertain_alignment_is_not_judged():
    beads = [*ITEMS, ("三是水价降低。", "Second, water is cheaper.")]
    assert found(*beads, scores=[1, 1, 0.3]) == []


def segments(*texts):
    offset, result = 0, []
    for number, text in enumerate(texts):
        result.append(Segment(text, Span(offset, offset + len(text)), number + 1))
        offset += len(text) + 1
    return result


def values(family, *texts, chinese=True):
    found = markers(segments(*texts), chinese=chinese).get(family, [])
    return [[m.value for m in items] for items in series(found)]


@pytest.mark.parametrize(
    ("family", "texts", "expected"),
    [
        pytest.param("一是", ["之一是水；唯一是它。"], [], id="not at the beginning of a clause"),
        pytest.param("第一", ["第一季度增长。", "第二产业增长。", "第三次会议。"], [], id="ordinals, no marks"),
        pytest.param("首先", ["首先，感谢大家。"], [], id="a single mark is no list"),
        pytest.param("1.", ["1.5 万吨", "2.5 万吨"], [], id="decimals"),
        pytest.param("一是", ["一是甲；二是乙。", "一是丙；", "二是丁；", "三是戊。"], [[1, 2], [1, 2, 3]],
                     id="two lists"),
        pytest.param("一是", ["一是甲。", "一是子，二是丑。", "二是乙。"], [[1, 2], [1, 2]],
                     id="a list inside an item"),
        pytest.param("首先", ["首先，甲。", "其次，乙。", "最后，丙。"], [[1, 2, 3]], id="the last closes the list"),
        pytest.param("第一", ["第一，甲。第二，乙。", "第三，丙。"], [[1, 2, 3]], id="across sentences"),
        pytest.param("一、", [f"{n}、甲" for n in [*"一二三四五六七八九十", "十一", "十二"]],
                     [list(range(1, 13))], id="beyond ten"),
    ],
)  # fmt: skip
def test_chinese_lists(family, texts, expected):
    assert sorted(values(family, *texts)) == sorted(expected)


@pytest.mark.parametrize(
    ("family", "texts", "expected"),
    [
        pytest.param("first", ["First quarter growth was 3%.", "Second homes are taxed."], [], id="adjectives"),
        pytest.param("first", ["First, a.", "The second task is b.", "Lastly, c."], [[1, 2, 3]], id="three forms"),
        pytest.param("first", ["We do this: first, a; second, b; and third, c."], [[1, 2, 3]], id="one sentence"),
        pytest.param("first", ["Firstly, a.", "Secondly, b."], [[1, 2]], id="adverbs"),
        pytest.param("on the one hand", ["On the one hand, a; on the other, b."], [[1, 2]], id="hands"),
    ],
)  # fmt: skip
def test_english_lists(family, texts, expected):
    assert values(family, *texts, chinese=False) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("7", 7), ("③", 3), ("百", 0)],
)
def test_numerals(text, value):
    assert chinese_number(text) == value

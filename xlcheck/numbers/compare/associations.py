"""Numbers that changed places: each value is there, but it belongs to what the other one counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlcheck.numbers.compare import reports
from xlcheck.numbers.compare.anchors import CLOSE, chinese_anchors, english_anchors
from xlcheck.numbers.compare.matching import Matching
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.tables import words
from xlcheck.numbers.units import UNITS, compatible

_MOST_PAIRS = 24
_COUNTED = frozenset({"number", "year", "fraction"})
#: What is counted, in both languages: a Chinese noun or measure word after the number, the English words for it.
HEADS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = tuple(
    (words(chinese), words(english))
    for chinese, english in (
        ("企业 家企业 公司 家公司", "enterprise enterprises company companies firm firms business businesses"),
        ("国家 个国家 国", "country countries nation nations state states"),
        ("城市 个城市 市", "city cities"),
        ("省 个省", "province provinces"),
        ("县 个县", "county counties"),
        ("村 个村", "village villages"),
        ("学校 所学校 校", "school schools"),
        ("医院 家医院", "hospital hospitals"),
        ("名学生 学生 位学生", "student students pupil pupils"),
        ("名教师 教师 名老师 老师", "teacher teachers"),
        ("名工人 工人", "worker workers"),
        ("条河 河流 条河流 河", "river rivers"),
        ("湖泊 个湖 湖", "lake lakes"),
        ("岛 个岛 座岛 岛屿 个岛屿", "island islands"),
        ("站 个站 车站 座车站 个车站", "station stations"),
        ("座桥 桥梁 座桥梁", "bridge bridges"),
        ("条隧道 座隧道 隧道", "tunnel tunnels"),
        ("水库 座水库", "reservoir reservoirs"),
        ("场比赛 场", "game games match matches appearance appearances"),
        ("球 个球 粒进球 个进球 进球", "goal goals"),
        ("艘 艘船 艘舰", "ship ships vessel vessels boat boats"),
        ("架 架飞机", "aircraft plane planes jet jets"),
        ("辆 辆汽车 辆车", "car cars vehicle vehicles"),
        ("户 户家庭 个家庭 家庭", "household households family families"),
        ("例确诊 例病例 例", "case cases"),
        ("例死亡 人死亡 名死者", "death deaths died dead killed fatalities"),
        ("人受伤 名伤者", "injured wounded injuries"),
        ("起事故 起交通事故", "accident accidents"),
        ("部电影 部影片", "film films movie movies"),
        ("枚金牌 金牌", "gold golds"),
        ("枚银牌 银牌", "silver silvers"),
        ("枚铜牌 铜牌", "bronze bronzes"),
        ("项专利 专利 件专利", "patent patents"),
        ("个项目 项目", "project projects"),
        ("个岗位 岗位", "job jobs post posts"),
    )
)


_CHINESE_HEADS = {noun: index for index, (nouns, _) in enumerate(HEADS) for noun in nouns}
_LONGEST_HEAD = max(map(len, _CHINESE_HEADS))


def exchanged(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> Iterator[tuple[int, int, Disagreement]]:
    """Yield two pairs of equal values whose units or counted things are exchanged, with the report for the first."""
    pairs = [(i, j) for i, j in sorted(matching.partner.items()) if _counts(source[i]) and _counts(target[j])]
    pairs = pairs[:_MOST_PAIRS]
    if len(pairs) < 2:
        return
    heads = {i: _chinese_head(source[i].after) for i, _ in pairs}
    anchors = {i: chinese_anchors(source[i]) for i, _ in pairs}
    for first, (i, j) in enumerate(pairs):
        for k, n in pairs[first + 1 :]:
            a, b, a_there, b_there = source[i], source[k], target[j], target[n]
            if a.value != b.value and (
                _units_exchanged(a, b, a_there, b_there)
                or _heads_exchanged(heads[i], heads[k], a_there, b_there)
                or (a.family == b.family and _anchors_exchanged(anchors[i], anchors[k], a_there, b_there))
            ):
                yield i, k, reports.exchanged(a, b, a_there)
                return


def _counts(quantity: Quantity) -> bool:
    return quantity.family in _COUNTED and quantity.rank != "soft"


def _units_exchanged(a: Quantity, b: Quantity, a_there: Quantity, b_there: Quantity) -> bool:
    """Tell whether the one that has a unit in the source has none in the translation, and the other its unit."""
    for measured, bare, measured_there, bare_there in ((a, b, a_there, b_there), (b, a, b_there, a_there)):
        if not measured.unit or bare.unit or measured_there.unit or UNITS[measured.unit].dimension == "ratio":
            continue
        if compatible(measured.unit, bare_there.unit):
            return True
    return False


def _heads_exchanged(ours: int | None, theirs: int | None, a_there: Quantity, b_there: Quantity) -> bool:
    if ours is None or theirs is None or ours == theirs:
        return False
    return _english_heads(a_there.after) == {theirs} and _english_heads(b_there.after) == {ours}


def _anchors_exchanged(at_a: set[str], at_b: set[str], a_there: Quantity, b_there: Quantity) -> bool:
    """Tell whether the words beside two numbers stand beside the other one in the translation.

    Both must have changed, unless the word belongs to its number closely: "won 1,489 of 3,000" has one.
    """
    if at_a == at_b:
        return False
    there_a, there_b = english_anchors(a_there), english_anchors(b_there)
    only_a, only_b = at_a - at_b, at_b - at_a
    there_only_a, there_only_b = there_a - there_b, there_b - there_a
    if only_a & there_a or only_b & there_b:
        return False
    crossed_a, crossed_b = only_a & there_only_b, only_b & there_only_a
    return bool(crossed_a and crossed_b) or bool((crossed_a | crossed_b) & CLOSE)


def _chinese_head(after: str) -> int | None:
    """Return which thing the text after a Chinese number counts; the longest noun decides."""
    for length in range(min(len(after), _LONGEST_HEAD), 0, -1):
        found = _CHINESE_HEADS.get(after[:length])
        if found is not None:
            return found
    return None


def _english_heads(after: str) -> set[int]:
    """Return which things the three words after an English number name."""
    following = after.replace(",", " ,").replace(".", " .").split()
    if any(mark in following[:3] for mark in (",", ".")):
        following = following[: min(following.index(m) for m in (",", ".") if m in following[:3])]
    near = set(following[:3])
    return {index for index, (_, nouns) in enumerate(HEADS) if near.intersection(nouns)}

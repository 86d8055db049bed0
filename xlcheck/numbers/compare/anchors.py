"""Words that tell what a number is about when they stand beside it: 南部 and "southern", 赢得 and "won"."""

from __future__ import annotations

import re
from types import MappingProxyType

from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.scan import any_of
from xlcheck.numbers.tables import words

#: Name of the anchor: its Chinese words, its English words.
ANCHORS: MappingProxyType[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        name: (words(chinese), words(english))
        for name, chinese, english in (
            ("south", "南部 南方 以南", "southern south"),
            ("north", "北部 北方 以北", "northern north"),
            ("east", "东部 以东", "eastern east"),
            ("west", "西部 以西", "western west"),
            ("men", "男性 男子 男生 男童 男孩", "men male males boys man"),
            ("women", "女性 女子 女生 女童 女孩", "women female females girls woman"),
            ("adults", "成人 成年人", "adult adults"),
            ("children", "儿童 小孩 孩子", "child children kids"),
            ("urban", "城镇 城市居民", "urban"),
            ("rural", "农村 乡村", "rural"),
            ("exports", "出口", "export exports exported"),
            ("imports", "进口", "import imports imported"),
            ("income", "收入 营收", "income revenue revenues"),
            ("spending", "支出 开支", "expenditure expenditures spending spent"),
            ("profit", "利润 盈利", "profit profits"),
            ("loss", "亏损", "deficit losses"),
            ("deaths", "死亡 遇难 丧生 身亡", "died killed dead deaths death dying"),
            ("injured", "受伤", "injured wounded injuries"),
            ("missing", "失踪", "missing"),
            ("recovered", "治愈 康复 出院", "recovered cured discharged recoveries"),
            ("confirmed", "确诊", "confirmed"),
            ("won", "赢得 获胜 取胜 赢", "won win wins winning victories"),
            ("drawn", "打平 战平", "drawn drew draws"),
            ("lost", "输掉 告负 失利 落败", "lost lose defeats"),
            ("highest", "最高 最多 最大", "highest maximum most largest"),
            ("lowest", "最低 最少 最小", "lowest minimum least smallest"),
            ("length", "全长 长度", "length long"),
            ("width", "宽度 宽", "width wide"),
            ("depth", "深度 深", "depth deep"),
            ("population", "人口", "population"),
            ("area", "面积", "area"),
            ("departure", "出发 起飞 离开", "depart departs departed leaves left"),
            ("arrival", "抵达 到达", "arrive arrives arrived arriving"),
            ("birth", "出生 生于", "born"),
            ("marriage", "结婚", "married"),
        )
    }
)
#: These belong to one number so closely that one of them in the wrong place is enough.
CLOSE = frozenset({"won", "drawn", "lost", "end"})
_CLAUSE = re.compile(r"[，。；：、！？,;:.!?()\n]| and | while | but | with ")
_CHINESE = {word: name for name, (chinese, _) in ANCHORS.items() for word in chinese}
_ENGLISH = {word: name for name, (_, english) in ANCHORS.items() for word in english}
_CHINESE_WORD = re.compile(any_of(_CHINESE))
_ENGLISH_WORD = re.compile(rf"\b{any_of(_ENGLISH)}\b")
_CHINESE_END = re.compile("(?:一直|直|持续|延续|效力|服务|任职)(?:[^，。；]{0,4})?(?:到|至)$")
_ENGLISH_END = re.compile(r"\b(?:until|till|through) $")


def chinese_anchors(quantity: Quantity) -> set[str]:
    """Return the anchors in the clause before a Chinese number, and the one right after it."""
    clause = _CLAUSE.split(quantity.before)[-1]
    found = {_CHINESE[m[0]] for m in _CHINESE_WORD.finditer(clause)}
    if _CHINESE_END.search(quantity.before):
        found.add("end")
    return found


def english_anchors(quantity: Quantity) -> set[str]:
    """Return the anchors in the clause of an English number: before it, and in the words after it."""
    found = {_ENGLISH[m[0]] for m in _ENGLISH_WORD.finditer(_CLAUSE.split(quantity.before)[-1])}
    found |= {_ENGLISH[m[0]] for m in _ENGLISH_WORD.finditer(_CLAUSE.split(quantity.after)[0])}
    if _ENGLISH_END.search(quantity.before):
        found.add("end")
    return found

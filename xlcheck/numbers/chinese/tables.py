"""Small tables of the Chinese reader: what stands beside a number and what that says about it."""

from __future__ import annotations

from types import MappingProxyType

from xlcheck.numbers.quantity import RELATIVE_DAY, RELATIVE_YEAR, WHOLE, Hedge, Key
from xlcheck.numbers.tables import words

#: Characters that begin a measure word or a unit: a lone numeral before one of them is a number.
MEASURE_WORDS = frozenset(
    "个名位人口家户只条所座辆件项艘架台套幅篇场次届轮起例宗处间栋幢层楼级种类批组队班支股份张片块颗粒株棵头匹尾瓶杯盒箱袋包吨米升斤亩"
    "里克元角分美欧英日港卢镑天年月周岁秒时小钟刻点号期步折成倍番度代世页字行句集部本卷册章节款路线站门桥对双副枚发道笔单票席桌顿餐碗"
    "勺城市省县国区乡镇村街岛员大方面强航季学省盘局胜负平连冠等段院校系核万亿跌涨重维项厢馆"
)
#: What follows 两 where "two" is often left unsaid in English.
AFTER_PAIR = frozenset("国者地岸会人家族院方边侧头端极种字名点党军江")
#: Numerals that say a size rather than a number when they stand alone.
ROUND_NUMERALS = frozenset(words("百万 千万 万亿 十万 千亿 百亿 十亿 亿万 百万亿"))
#: What makes such a numeral a number after all.
AFTER_ROUND = frozenset("人元级吨户条名亩个家台套件")

#: Words before or after a number that make it a bound or an estimate.
HEDGES_BEFORE: MappingProxyType[str, Hedge] = MappingProxyType(
    {
        **dict.fromkeys(
            ("近", "将近", "接近", "不到", "不足", "至多", "最多", "低于", "少于", "不超过", "逼近"), "under"
        ),
        **dict.fromkeys(
            ("逾", "超", "超过", "高于", "多于", "至少", "不少于", "不低于", "突破", "大于", "最少", "起码"),
            "over",
        ),
        **dict.fromkeys(("约", "大约", "大概", "约为", "大致", "左近", "估计"), "about"),
    }
)
HEDGES_AFTER: MappingProxyType[str, Hedge] = MappingProxyType(
    {
        **dict.fromkeys(("以上", "多", "余", "之多", "有余", "开外", "以上的"), "over"),
        **dict.fromkeys(("以下", "以内", "之内"), "under"),
        **dict.fromkeys(("左右", "上下", "前后", "来"), "about"),
    }
)

#: Times of day before a clock time.
DAY_PARTS: MappingProxyType[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("上午", "凌晨", "早上", "早晨", "清晨", "今早", "早", "早间", "午前"), "a"),
        **dict.fromkeys(
            ("下午", "晚上", "晚间", "傍晚", "午后", "深夜", "当晚", "今晚", "夜里", "夜间", "晚", "昨晚", "明晚"), "p"
        ),
    }
)


def _month_and_day(month: int, day: int, *more: float) -> frozenset[Key]:
    return frozenset({("month", month), float(month), float(day), ("day", day), float(100 * month + day), *more})


#: Words without a numeral of their own, or with a date in them, that may satisfy a number of the other side.
SOFT_WORDS: MappingProxyType[str, frozenset[Key]] = MappingProxyType(
    {
        **dict.fromkeys(
            words("首 头等 头号 头名 头一 头条 初次 单 独自 独一 唯独 唯一 冠军 金牌"), frozenset[Key]({1.0})
        ),
        **dict.fromkeys(("亚军", "次", "另", "再", "又", "倒数", "银牌", "中学", "秒"), frozenset[Key]({2.0})),
        **dict.fromkeys(("成倍", "加倍", "双倍", "倍增"), frozenset[Key]({2.0, ("multiple", 2.0), 100.0})),
        **dict.fromkeys(("双", "俩", "对", "副"), frozenset[Key]({2.0})),
        **dict.fromkeys(("季军", "铜牌", "仨"), frozenset[Key]({3.0})),
        **dict.fromkeys(("中午", "正午"), frozenset[Key]({12.0, ("noon", 1.0)})),
        **dict.fromkeys(("午夜", "零时", "半夜", "子夜"), frozenset[Key]({12.0, 0.0, 24.0, ("noon", 1.0)})),
        **dict.fromkeys(("全天候", "昼夜", "日夜", "整天", "全天"), frozenset[Key]({24.0, 7.0})),
        "元旦": _month_and_day(1, 1),
        "国庆": _month_and_day(10, 1),
        "圣诞": _month_and_day(12, 25, 24.0),
        "平安夜": _month_and_day(12, 24),
        **dict.fromkeys(words("次日 翌日"), frozenset[Key]({1.0, 2.0, RELATIVE_DAY})),
        **dict.fromkeys(
            words("当天 当日 今天 昨天 昨日 今日 明天 明日 前天 后天 同日 前一天"), frozenset({RELATIVE_DAY})
        ),
        **dict.fromkeys(
            words("今年 去年 明年 前年 同年 当年 同比 环比 年初 年底 年末 近年 上年 本年 同期"),
            frozenset({RELATIVE_YEAR}),
        ),
        "本世纪": frozenset({RELATIVE_YEAR, 2000.0, ("century", 21.0)}),
        **dict.fromkeys(("全部", "全数", "完全"), frozenset({WHOLE})),
        "百分百": frozenset({WHOLE, 100.0}),
        "百年": frozenset({100.0, ("size", 2.0)}),
        "黑色星期五": frozenset({("weekday", 5.0)}),
        "周末": frozenset({("weekday", 6.0), ("weekday", 7.0)}),
        "世纪": frozenset({100.0}),
        "年代": frozenset({10.0}),
        "季度": frozenset({4.0, 3.0}),
        "半年": frozenset({6.0, 0.5}),
    }
)
#: Date names in numerals: 九一一, 五一.
DATE_NAMES: MappingProxyType[str, frozenset[Key]] = MappingProxyType(
    {
        **dict.fromkeys(("五一", "51"), _month_and_day(5, 1)),
        **dict.fromkeys(("六一", "61"), _month_and_day(6, 1)),
        **dict.fromkeys(("七一", "71"), _month_and_day(7, 1)),
        **dict.fromkeys(("八一", "81"), _month_and_day(8, 1)),
        **dict.fromkeys(("十一",), _month_and_day(10, 1, 11.0)),
        **dict.fromkeys(("五四", "54"), _month_and_day(5, 4)),
        **dict.fromkeys(("三八", "38"), _month_and_day(3, 8)),
        **dict.fromkeys(("九一一", "九·一一", "911", "9·11", "9.11"), _month_and_day(9, 11)),
        **dict.fromkeys(("九一八", "918"), _month_and_day(9, 18)),
        **dict.fromkeys(("双十一", "双11"), _month_and_day(11, 11, 2.0)),
        **dict.fromkeys(("双十二", "双12"), _month_and_day(12, 12, 2.0)),
        **dict.fromkeys(("一二九",), _month_and_day(12, 9)),
        **dict.fromkeys(("七七",), _month_and_day(7, 7)),
        **dict.fromkeys(("八一五", "815"), _month_and_day(8, 15)),
        **dict.fromkeys(("315", "三一五"), _month_and_day(3, 15)),
        **dict.fromkeys(("618", "六一八"), _month_and_day(6, 18)),
    }
)

"""Small tables of the Chinese reader: what stands beside a number and what that says about it."""

from __future__ import annotations

from types import MappingProxyType

from xlcheck.numbers import tables
from xlcheck.numbers.quantity import Hedge
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


#: Words without a numeral of their own, or with a date in them, that may satisfy a number of the other side.
SOFT_WORDS = tables.word_readings("chinese_words", "word")
#: Date names in numerals: 九一一, 五一.
DATE_NAMES = tables.word_readings("chinese_words", "date name")

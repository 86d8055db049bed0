"""Chinese surnames: which there are, how they are read, and how they are spelt outside the mainland."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from xlcheck.names.readings import readings

SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧肖尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣邓郁单"
    "杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳糜松井段富巫乌焦巴弓牧山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符"
    "刘景詹束龙叶幸司黎薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀浦"
    "尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾居衡步耿满弘匡国文寇广禄阙东欧沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶曾毋"
    "沙养鞠须丰巢关蒯相查荆红游竺权盖益桓公仉督岳帅缑亢琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福区覃朴滑丘闫苟涂揭佀斯鹿付代仝芦芮苑"
    "衣兰邸迟辜逯郜鄢隋冼佐肇线矫门邝"
)
"""Surnames of one character; rare ones that are everyday words (有, 从) are left out."""

DOUBLE = frozenset((
    "欧阳", "司马", "上官", "诸葛", "司徒", "司空", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "宇文", "长孙",
    "夏侯", "端木", "轩辕", "南宫", "独孤", "拓跋", "百里", "东郭", "西门", "呼延", "澹台", "公冶", "濮阳", "太史",
    "申屠", "闻人", "钟离", "鲜于", "仲孙", "万俟", "赫连", "第五", "淳于", "完颜",
))  # fmt: skip
"""Surnames of two characters."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "单": ("shan",), "曾": ("zeng",), "解": ("xie",), "仇": ("qiu",), "区": ("ou",),
    "朴": ("piao",), "查": ("zha",), "盖": ("ge", "gai"), "翟": ("zhai", "di"),
    "覃": ("qin", "tan"), "缪": ("miao",), "乐": ("yue", "le"),
    "种": ("chong",), "员": ("yun",), "宓": ("mi", "fu"), "那": ("na",), "能": ("nai",), "牟": ("mu", "mou"),
    "佘": ("she",), "阚": ("kan",), "晁": ("chao",), "逄": ("pang",), "薄": ("bo",), "召": ("shao", "zhao"),
    "祭": ("zhai",), "折": ("she",), "黑": ("he",), "贾": ("jia",), "沈": ("shen",), "任": ("ren",),
    "葛": ("ge",), "华": ("hua",), "宁": ("ning",), "纪": ("ji",), "燕": ("yan",), "费": ("fei", "bi"),
    "尉迟": ("yuchi",), "万俟": ("moqi",), "长孙": ("zhangsun",),
    "澹台": ("tantai",), "令狐": ("linghu",),
}  # fmt: skip
"""Surnames that are not read as the character is elsewhere, or have several readings."""

ABROAD: Mapping[str, str] = {
    "陈": "chan tan chin ting chen", "李": "lee li ly", "黄": "wong ng ooi huang hwang wee oei bong",
    "王": "wong ong heng wang", "林": "lam lim lin lum", "张": "chang cheung teo chong tiong chung cheong",
    "吴": "ng goh wu woo go ngo", "刘": "lau liu low liew lew", "蔡": "tsai choi chua choy chai",
    "杨": "yang yeung young yeo", "郑": "cheng tay chang teh tee chung", "曾": "tsang tseng chan tjan",
    "梁": "leung liang neo niu leong", "谢": "hsieh tse chia cheah", "许": "hsu hui koh khor shu",
    "朱": "chu choo", "周": "chou chow chew chiu jou", "何": "ho hor", "罗": "lo law loh low",
    "邓": "teng tang thien", "叶": "yeh yip yap ip yapp", "董": "tung", "赵": "chao chiu teo chew",
    "孙": "sun suen soon", "马": "ma mah beh", "胡": "hu woo wu oh foo", "郭": "kuo kwok quek kuok koay kwek",
    "高": "kao ko", "徐": "hsu tsui chee chui", "宋": "soong sung", "蒋": "chiang cheung tsiang",
    "江": "chiang kong kang", "洪": "hung ang hong", "萧 肖": "hsiao siu shaw siew", "薛": "hsueh sit",
    "韩": "han hon", "冯": "feng fung foong pang", "唐": "tang tong", "彭": "peng pang phang",
    "苏": "su so soh sou", "卢": "lu lo loo", "余": "yu yee yue", "于": "yu yue", "丁": "ting",
    "邱 丘": "chiu chiou yau khoo hugh", "方": "fong fang png hong", "顾": "koo ku", "龚": "kung keung",
    "任": "jen yam yum", "傅": "foo fu pho", "沈": "shen sum sim shum", "贝": "pei", "钱": "chien tsien chin",
    "曹": "tsao cho chow", "袁": "yuan yuen", "潘": "pan poon phua", "范": "fan", "魏": "wei ngai",
    "石": "shih shek chio", "姚": "yao yiu yeow", "谭": "tan tam", "廖": "liao liu leow", "熊": "hsiung hung",
    "陆": "lu luk loke", "孔": "kung hung khong", "白": "pai pak peh", "康": "kang hong", "毛": "mao mo",
    "侯": "hou hau", "龙": "lung loong", "史": "shih sze", "陶": "tao to", "黎": "lai li", "贺": "ho",
    "赖": "lai", "温": "wen wan oon", "欧": "ou au", "区": "au",
    "欧阳": "auyeung auyang ouyang owyang",
    "司徒": "szeto seeto", "岑": "sham shum tsen", "简": "kan chien", "庄": "chuang chong chng",
    "钟": "chung cheong chong", "汤": "tang tong", "尹": "yin wan", "施": "shih sze see si",
    "关": "kwan kuan", "甘": "kam kan", "伍": "ng wu", "容": "yung", "莫": "mok mo", "霍": "fok huo", "骆": "lok",
    "严": "yim yen", "崔": "tsui chui",
}  # fmt: skip
"""Surnames as they are spelt in Hong Kong, Taiwan, Singapore, Malaysia and overseas."""


@cache
def abroad(surname: str) -> frozenset[str]:
    """Return the spellings of a surname outside the mainland, in small letters."""
    return frozenset(
        spelling for group, spellings in ABROAD.items() if surname in group.split() for spelling in spellings.split()
    )


@cache
def surname_readings(surname: str) -> frozenset[str]:
    """Return how a surname of one or two characters is read, as one word; every reading of the character counts."""
    found = {""}
    for character in surname:
        found = {before + syllable for before in found for syllable in readings(character)}
    return frozenset(found) | frozenset(READINGS.get(surname, ()))


@cache
def by_reading() -> Mapping[str, frozenset[str]]:
    """Return the surnames that have a reading, by the reading."""
    found: dict[str, set[str]] = {}
    for surname in SINGLE | DOUBLE:
        for reading in surname_readings(surname):
            found.setdefault(reading, set()).add(surname)
    return {reading: frozenset(surnames) for reading, surnames in found.items()}


def surname_of(name: str) -> str:
    """Return the surname with which a Chinese name begins, the longer one first; empty if it begins with none."""
    if name[:2] in DOUBLE and len(name) > 2:
        return name[:2]
    return name[:1] if name[:1] in SINGLE else ""

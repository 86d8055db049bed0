"""Chinese surnames: which there are, how they are read, and how they are spelt outside the mainland."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from xlcheck.names.readings import readings

SINGLE = frozenset(
    "赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳褚卫衛蒋蔣沈韩韓杨楊朱秦尤许許何吕呂施张張孔曹严嚴华華金魏陶姜戚谢謝邹鄒喻柏水"
    "窦竇章云雲苏蘇潘葛奚范範彭郎鲁魯韦韋昌马馬苗凤鳳花方俞任袁柳酆鲍鮑史唐费費廉岑薛雷贺賀倪汤湯滕殷罗羅毕畢郝邬鄔安"
    "常乐樂于時时傅皮卞齐齊康伍余元卜顾顧孟平黄黃穆萧蕭肖尹姚邵湛汪祁毛禹狄米贝貝明臧计計伏成戴谈談宋茅庞龐熊纪紀舒屈"
    "项項祝董梁杜阮蓝藍闵閔席季麻强強贾賈路娄婁危江童颜顏郭梅盛林刁钟鍾鐘徐邱骆駱高夏蔡田樊胡凌霍虞万萬支柯昝管卢盧莫"
    "房裘缪繆干解应應宗丁宣邓鄧郁单單杭洪包诸諸左石崔吉钮鈕龚龔程嵇邢裴陆陸荣榮翁荀羊惠甄曲封储儲靳糜松井段富巫乌烏焦"
    "巴弓牧山谷车車侯宓蓬全郗班仰秋仲伊宫宮宁寧仇栾欒暴甘厉厲戎祖武符刘劉景詹束龙龍叶葉幸司黎薄印宿白怀懷蒲邰鄂索咸籍"
    "赖賴卓蔺藺屠蒙池乔喬阴陰胥苍蒼双闻聞莘党黨翟谭譚贡貢劳勞逄姬申扶堵冉宰郦酈雍郤璩桑桂濮牛寿壽通边邊扈燕冀浦尚农農"
    "温溫别別庄莊晏柴瞿阎閻充慕连連茹习習宦艾鱼魚容向古易慎戈廖庾居衡步耿满滿弘匡国國文寇广廣禄祿阙闕东東欧歐沃利蔚越"
    "隆师師巩鞏聂聶晁勾敖融冷辛阚闞那简簡饶饒曾毋沙养養鞠须須丰豐巢关關蒯相查荆荊红紅游竺权權盖蓋益桓公仉督岳帅缑亢琴"
    "商牟佘佴伯赏墨哈谯笪年爱阳佟言福区區覃朴滑甯丘闫苟涂揭佀斯鹿付代仝芦芮苑衣兰蘭邸迟遲辜逯郜鄢隋冼佐肇线矫门邝鄺"
)
"""Surnames of one character, simplified and traditional; rare ones that are everyday words (有, 从) are left out."""

DOUBLE = frozenset((
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "司徒", "司空", "东方", "東方", "皇甫", "尉迟", "尉遲",
    "公孙", "公孫", "令狐", "慕容", "宇文", "长孙", "長孫", "夏侯", "端木", "轩辕", "軒轅", "南宫", "南宮", "独孤",
    "獨孤", "拓跋", "百里", "东郭", "東郭", "西门", "西門", "呼延", "澹台", "澹臺", "公冶", "濮阳", "濮陽", "太史",
    "申屠", "闻人", "聞人", "钟离", "鍾離", "鲜于", "鮮于", "仲孙", "万俟", "赫连", "赫連", "第五", "淳于", "完颜",
))  # fmt: skip
"""Surnames of two characters."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "单": ("shan",), "單": ("shan",), "曾": ("zeng",), "解": ("xie",), "仇": ("qiu",), "区": ("ou",), "區": ("ou",),
    "朴": ("piao",), "查": ("zha",), "盖": ("ge", "gai"), "蓋": ("ge", "gai"), "翟": ("zhai", "di"),
    "覃": ("qin", "tan"), "缪": ("miao",), "繆": ("miao",), "乐": ("yue", "le"), "樂": ("yue", "le"),
    "种": ("chong",), "员": ("yun",), "宓": ("mi", "fu"), "那": ("na",), "能": ("nai",), "牟": ("mu", "mou"),
    "佘": ("she",), "阚": ("kan",), "晁": ("chao",), "逄": ("pang",), "薄": ("bo",), "召": ("shao", "zhao"),
    "祭": ("zhai",), "折": ("she",), "黑": ("he",), "贾": ("jia",), "賈": ("jia",), "沈": ("shen",), "任": ("ren",),
    "葛": ("ge",), "华": ("hua",), "華": ("hua",), "宁": ("ning",), "纪": ("ji",), "燕": ("yan",), "费": ("fei", "bi"),
    "尉迟": ("yuchi",), "尉遲": ("yuchi",), "万俟": ("moqi",), "长孙": ("zhangsun",), "長孫": ("zhangsun",),
    "澹台": ("tantai",), "澹臺": ("tantai",), "令狐": ("linghu",),
}  # fmt: skip
"""Surnames that are not read as the character is elsewhere, or have several readings."""

ABROAD: Mapping[str, str] = {
    "陈 陳": "chan tan chin ting chen", "李": "lee li ly", "黄 黃": "wong ng ooi huang hwang wee oei bong",
    "王": "wong ong heng wang", "林": "lam lim lin lum", "张 張": "chang cheung teo chong tiong chung cheong",
    "吴 吳": "ng goh wu woo go ngo", "刘 劉": "lau liu low liew lew", "蔡": "tsai choi chua choy chai",
    "杨 楊": "yang yeung young yeo", "郑 鄭": "cheng tay chang teh tee chung", "曾": "tsang tseng chan tjan",
    "梁": "leung liang neo niu leong", "谢 謝": "hsieh tse chia cheah", "许 許": "hsu hui koh khor shu",
    "朱": "chu choo", "周": "chou chow chew chiu jou", "何": "ho hor", "罗 羅": "lo law loh low",
    "邓 鄧": "teng tang thien", "叶 葉": "yeh yip yap ip yapp", "董": "tung", "赵 趙": "chao chiu teo chew",
    "孙 孫": "sun suen soon", "马 馬": "ma mah beh", "胡": "hu woo wu oh foo", "郭": "kuo kwok quek kuok koay kwek",
    "高": "kao ko", "徐": "hsu tsui chee chui", "宋": "soong sung", "蒋 蔣": "chiang cheung tsiang",
    "江": "chiang kong kang", "洪": "hung ang hong", "萧 蕭 肖": "hsiao siu shaw siew", "薛": "hsueh sit",
    "韩 韓": "han hon", "冯 馮": "feng fung foong pang", "唐": "tang tong", "彭": "peng pang phang",
    "苏 蘇": "su so soh sou", "卢 盧": "lu lo loo", "余": "yu yee yue", "于": "yu yue", "丁": "ting",
    "邱 丘": "chiu chiou yau khoo hugh", "方": "fong fang png hong", "顾 顧": "koo ku", "龚 龔": "kung keung",
    "任": "jen yam yum", "傅": "foo fu pho", "沈": "shen sum sim shum", "贝 貝": "pei", "钱 錢": "chien tsien chin",
    "曹": "tsao cho chow", "袁": "yuan yuen", "潘": "pan poon phua", "范 範": "fan", "魏": "wei ngai",
    "石": "shih shek chio", "姚": "yao yiu yeow", "谭 譚": "tan tam", "廖": "liao liu leow", "熊": "hsiung hung",
    "陆 陸": "lu luk loke", "孔": "kung hung khong", "白": "pai pak peh", "康": "kang hong", "毛": "mao mo",
    "侯": "hou hau", "龙 龍": "lung loong", "史": "shih sze", "陶": "tao to", "黎": "lai li", "贺 賀": "ho",
    "赖 賴": "lai", "温 溫": "wen wan oon", "欧 歐": "ou au", "区 區": "au",
    "欧阳 歐陽": "auyeung auyang ouyang owyang",
    "司徒": "szeto seeto", "岑": "sham shum tsen", "简 簡": "kan chien", "庄 莊": "chuang chong chng",
    "钟 鐘 鍾": "chung cheong chong", "汤 湯": "tang tong", "尹": "yin wan", "施": "shih sze see si",
    "关 關": "kwan kuan", "甘": "kam kan", "伍": "ng wu", "容": "yung", "莫": "mok mo", "霍": "fok huo", "骆 駱": "lok",
    "严 嚴": "yim yen", "崔": "tsui chui",
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

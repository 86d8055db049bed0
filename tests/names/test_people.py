"""Names that are right, names that are wrong, and names under which one person goes."""

import pytest

from xlcheck.names import bodies, callings, instruments, people, renamed, several
from xlcheck.names.chinese import mentions

MR = ("王宏志先生发言。", "Mr. Wang Hongzhi spoke.")

RIGHT = [
    pytest.param([MR], id="pinyin"),
    pytest.param([("王宏志先生发言。", "Hongzhi Wang spoke.")], id="given name first"),
    pytest.param([("王宏志先生发言。", "WANG Hongzhi spoke.")], id="capitals"),
    pytest.param([("王宏志先生发言。", "Wang Hong-zhi spoke.")], id="hyphen"),
    pytest.param([("王宏志先生发言。", "Wang Hong Zhi spoke.")], id="three words"),
    pytest.param([("王宏志先生发言。", "Mr. Wang spoke.")], id="surname alone"),
    pytest.param([("王宏志先生发言。", "Wang Hung-chih spoke.")], id="Wade-Giles"),
    pytest.param([("李家诚先生发言。", "Mr. Li Ka-shing spoke.")], id="Hong Kong"),
    pytest.param([("李明发先生发言。", "Mr. Li Beng Huat spoke.")], id="Malaysia"),
    pytest.param([("李明慧女士发言。", "Ms. Li Ming Wai spoke.")], id="Hong Kong, in syllables that pinyin has too"),
    pytest.param([("陈明先生发言。", "Mr. Tan Beng spoke.")], id="Singapore"),
    pytest.param([("王丽莎女士发言。", "Ms. Lisa Wang spoke.")], id="a western name that pinyin could be"),
    pytest.param([("王大卫先生发言。", "Mr. David Wang spoke.")], id="a western name"),
    pytest.param([("王大卫先生发言。", "Mr. Wang David spoke.")], id="a western name in Chinese order"),
    pytest.param([("单志刚先生发言。", "Mr. Shan Zhigang spoke.")], id="Shan"),
    pytest.param([("单志刚先生发言。", "Mr. Dan Zhigang spoke.")], id="the other reading of a surname"),
    pytest.param([("曾明先生和解放先生。", "Mr. Zeng Ming and Mr. Xie Fang.")], id="Zeng and Xie"),
    pytest.param([("欧阳晓明先生发言。", "Mr. Ouyang Xiaoming spoke.")], id="double surname"),
    pytest.param([("欧阳晓明先生发言。", "Mr. Ouyang Xiaoming spoke.")], id="a surname of two characters"),
    pytest.param([("吕露女士发言。", "Ms. Lyu Lu spoke.")], id="ü"),
    pytest.param([("王宏志先生与王志宏先生。", "Mr. Wang Zhihong and Mr. Wang Hongzhi.")], id="two people"),
    pytest.param([MR, ("他说得好。", "Wang Zhihong spoke well.")], id="not named in the Chinese"),
    pytest.param([("王宏志先生发言。", "He spoke."), ("王志宏到场。", "Wang Zhihong came.")], id="another person"),
    pytest.param([("王宏志先生发言。", "He spoke with Wang Zhihong."), ("王志宏到场。", "He came.")],
                 id="the person of the next sentence"),
    pytest.param([("长江流过河南。", "The Yangtze flows through He Nan.")], id="a place"),
    pytest.param([("时任主任由他兼任。", "The Ren Min Daily said so.")], id="no name in the Chinese"),
    pytest.param([("王刚为主任。", "Wang Gang is the head.")], id="the verb behind a name"),
    pytest.param([("", ""), ("王宏志", ""), ("", "Wang Zhihong")], id="empty sides"),
]  # fmt: skip


@pytest.mark.parametrize("beads", RIGHT)
def test_nobody_is_misnamed(beads):
    assert people(beads).misnamed == []


WRONG = [
    pytest.param("王宏志先生发言。", "Mr. Wang Zhihong spoke.", "王宏志", "Wang Zhihong", id="changed places"),
    pytest.param("刘绍娓女士发言。", "Ms. Liu Xiaowei spoke.", "刘绍娓", "Liu Xiaowei", id="a similar syllable"),
    pytest.param("下面请方磊先生。", "Mr. Fang Li, please.", "方磊", "Fang Li", id="one syllable"),
    pytest.param("（记者王宏志）昨天", "By Wang Hong", "王宏志", "Wang Hong", id="a syllable is missing"),
    pytest.param("王宏志先生发言。", "Mr. Wang Hongzhii spoke.", "王宏志", "Wang Hongzhii", id="a slip of the keys"),
    pytest.param("王宏志先生发言。", "Mr. Huang Hongzhi spoke.", "王宏志", "Huang Hongzhi", id="another surname"),
    pytest.param("今年三十岁的王宏志发言。", "Wang Hongshi, aged 30, spoke.", "王宏志", "Wang Hongshi",
                 id="nothing but its likeness shows the name"),
    pytest.param("局长王宏志、刘绍娓出席。", "Wang Hongzhi and Liu Shaomei.", "刘绍娓", "Liu Shaomei", id="a list"),
    pytest.param("王宏志先生发言。", "Hongshi Wang spoke.", "王宏志", "Hongshi Wang", id="given name first"),
    pytest.param("欧阳晓明先生发言。", "Mr. Ouyang Daming spoke.", "欧阳晓明", "Ouyang Daming", id="double surname"),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en", "name", "latin"), WRONG)
def test_somebody_is_misnamed(zh, en, name, latin):
    [found] = people([(zh, en)]).misnamed
    assert (found.mentions[0].name, found.latin.text) == (name, latin)
    assert zh[found.mentions[0].start : found.mentions[0].end] == name
    assert en[found.latin.start : found.latin.end] == latin


def test_a_name_that_is_right_elsewhere_is_known_without_a_title():
    beads = [("王磊发言。", "Wang Lei spoke."), ("后来王磊走了。", "Then Wang Li left.")]
    [found] = people(beads).misnamed
    assert (found.bead, found.mentions[0].name) == (1, "王磊")


def test_a_speaker_is_known():
    assert [m.bead for m in people([("王磊：", "Wang Li:")], speakers={0}).misnamed] == [0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("副局长方磊、处长林庆苗出席。", {"方磊", "林庆苗"}, id="behind titles"),
        pytest.param("由王伟先生主持", {"王伟"}, id="before a title"),
        pytest.param("主任王刚为大家介绍", {"王刚"}, id="a verb is no part of a name"),
        pytest.param("欧阳明教授", {"欧阳明"}, id="double surname"),
        pytest.param("各位先生、女士", set(), id="no name"),
        pytest.param("主任（副主任）出席", set(), id="a bracket"),
        pytest.param("问题：怎么办", set(), id="a label that is no surname"),
    ],
)
def test_mentions(text, names):
    assert {m.name for m in mentions(text)} == names


def variants(beads):
    """The places of each person with several names."""
    called = callings(people(beads)).values()
    return [uses for uses in called if several([use.key for use in uses])]


ONE_NAME = [
    pytest.param([MR, ("王宏志走了。", "Hongzhi Wang left."), ("王宏志说。", "Mr. Wang said so.")], id="order"),
    pytest.param([("王家卫导演来了。", "Wong Kar-wai came."), ("王家卫走了。", "Wong Kar Wai left.")], id="hyphen"),
    pytest.param(
        [("李家超先生来了。", "John Lee came."), ("李家超走了。", "John Lee Ka-chiu left.")], id="longer form"
    ),
    pytest.param([MR, ("王宏志走了。", "Wang Zhihong left.")], id="misspelt, which NAM002 says"),
    pytest.param([MR, ("王宏志与王磊走了。", "Jack Wang left.")], id="which of two people is not sure"),
]


@pytest.mark.parametrize("beads", ONE_NAME)
def test_one_name(beads):
    assert variants(beads) == []


@pytest.mark.parametrize(
    ("beads", "texts"),
    [
        pytest.param([MR, ("王宏志走了。", "Wang Hung-chih left.")], ["Wang Hongzhi", "Wang Hung-chih"], id="systems"),
        pytest.param([MR, ("王宏志走了。", "Jack Wang left.")], ["Wang Hongzhi", "Jack Wang"], id="a western name"),
        pytest.param([("李显明总理。", "Premier Lee Hsien Ming."), ("李显明。", "Li Xianming.")],
                     ["Lee Hsien Ming", "Li Xianming"], id="Singapore"),
    ],
)  # fmt: skip
def test_several_names(beads, texts):
    [called] = variants(beads)
    assert [use.text for use in called] == texts


def named(beads):
    """The English names of each body."""
    found = {}
    for body in bodies(beads):
        found.setdefault(body.name, []).append(body.text)
    return found


BODY = ("航空警察局负责。", "The Aviation Police Bureau is in charge.")


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param([BODY, BODY], id="one name"),
        pytest.param([BODY, ("航空警察局局长。", "Head of the Aviation Police Bureau")], id="part of a longer one"),
        pytest.param(
            [
                ("中央气象大学。", "The Press Office of the Central Meteorological University"),
                ("中央气象大学。", "Dean of the Central Meteorological University"),
            ],
            id="parts of the same body",
        ),
        pytest.param([BODY, ("航空警察局负责。", "The Bureau is in charge.")], id="referred to"),
        pytest.param([BODY, ("航空警察局和国家能源局。", "The Aviation Police Office.")], id="two bodies of a kind"),
        pytest.param([BODY, ("航空警察局规定。", "Aviation Police Office Act")], id="a law"),
        pytest.param([BODY, ("航空警察局。", "The National Energy Administration.")], id="no word in common"),
        pytest.param([BODY], id="once"),
        pytest.param(
            [("ABC软件基金会", "The ABC Software Foundation"), ("XY软件基金会", "The XY Software Foundation")],
            id="a name that begins in Latin letters",
        ),
        pytest.param(
            [("中央水务公司", "Central Water Co., Ltd."), ("中央水务公司", "The Central Water Company")],
            id="abbreviated",
        ),
        pytest.param(
            [
                ("航空警察局", "Port Aviation Police Bureau of the City"),
                ("航空警察局", "The Staff of the Aviation Police Bureau"),
            ],
            id="the same name within longer ones",
        ),
    ],
)
def test_a_body_with_one_name(beads):
    assert not any(renamed(texts) for texts in named(beads).values())


def test_a_body_with_two_names():
    beads = [BODY, ("航空警察局负责。", "The Aviation Police Office is in charge.")]
    assert named(beads) == {"航空警察局": ["The Aviation Police Bureau", "The Aviation Police Office"]}
    assert renamed(named(beads)["航空警察局"])


LAW = ("依据水资源利用法第三条处理。", "It is handled under Article 3 of the Water Use Act.")


def laws(beads):
    """The English names of each law."""
    found = {}
    for law in instruments(beads):
        found.setdefault(law.name, []).append(law.text)
    return found


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param([LAW, ("水资源利用法规定如下。", "Under the Water Use Act:")], id="one name"),
        pytest.param([LAW, ("水资源利用法律不多。", "Water Use Laws are few.")], id="another word"),
        pytest.param([LAW, ("以下简称本法。", "The Water Use Law")], id="what refers to it"),
        pytest.param([LAW, ("空气与水资源利用法", "Air and Water Use Law")], id="perhaps a part of a longer name"),
        pytest.param([LAW, ("《空气与水资源利用法》", "Air and Water Use Law")], id="a part of a longer name"),
    ],
)
def test_a_law_with_one_name(beads):
    assert not any(renamed(texts) for texts in laws(beads).values())


def test_a_law_with_two_names():
    beads = [LAW, ("《水资源利用法》施行。", "The Water Utilization Act enters into force.")]
    assert laws(beads) == {"水资源利用法": ["Water Use Act", "The Water Utilization Act"]}
    assert renamed(laws(beads)["水资源利用法"])

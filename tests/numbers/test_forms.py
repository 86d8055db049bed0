"""Forms of numbers that other texts than news have: laws, minutes, manuals. Silence first, then the errors."""

import pytest

from xlcheck.numbers import compare, read_chinese, read_english

SILENT = {
    "a paragraph number that the translation leaves out": (
        "6 在本次会议之前，秘书处已经向各方分发了全部文件。",
        "Before this meeting the secretariat had sent all documents to the parties.",
    ),
    "an item number of the translation": ("可能造成损害的各种原因。", "3 Reasons that may cause damage."),
    "a section number of the translation": ("下载并安装程序。", "1.1 Download and install the program."),
    "article and paragraph in one figure": ("依第九条第三项规定办理。", "This follows Paragraph 9.3."),
    "the preceding article by its number": ("适用前条规定。", "The provisions of Article 18 apply."),
    "a range of articles written out": ("第九十条至第九十二条", "Articles 90, 91 and 92"),
    "lettered items": ("第七条第九项", "Article 7 (i)"),
    "a text without Chinese is compared as English": ("21 January 2015", "21 January 2015"),
    "a calibre": (".357口径子弹", "a .357 round"),
    "a decimal point written as a full stop": ("重5。12克", "It weighs 5.12 g."),
    "a dot between numerals": ("一二‧五千赫", "12.5 kHz"),
    "kilo- as a word of its own": ("全长五十千米", "fifty kilometres long"),
    "a spoken clock time": ("六点半开饭。", "Dinner is at six-thirty."),
    "a military clock time": ("23时59分", "at 2359Z"),
    "a year and a month in figures": ("新项目（2020.10）", "new projects of October 2020"),
    "an age by its decade": ("他还不到30岁。", "He is still in his twenties."),
    "a quarter-final": ("晋级四分之一决赛。", "advanced to the quarterfinals."),
    "figures in brackets before a scale": ("共8 000万元", "(80) million yuan in all"),
    "grouped figures in a share": ("732/1,037名患者", "732 of 1,037 patients"),
    "a prefixed unit": ("排放15亿吨", "1.5 gigatons were emitted"),
    "a year of the Republic without a month": ("自中华民国一百零五年起", "from the year 2016"),
    "months of a sentence": ("处六月以上五年以下有期徒刑", "not less than six months but not more than five years"),
    "a bound after the number": ("六十五岁以上者", "those aged 65 or above"),
    "a bound that is one end of a range": ("六千元以上三万元以下", "NT$6,000 to NT$30,000"),
    "nothing for zero": ("概率为0。", "It has no probability."),
    "a version": ("更新到3.49.1版", "updated to version 3.49.1"),
    "half a litre after a measure word": ("送来100个半升罐子", "100 half-litre jars were delivered"),
    "one and half": ("行距为1.5倍", "a line spacing of one and half lines"),
    "a list with full-width commas": ("分别使用1，50，200个线程。", "It uses 1, 50 and 200 threads."),
    "groups with full-width commas": ("共1，234，567人", "1,234,567 people in all"),
    "an English date in the Chinese": ("16 Feb 2007 变成昨天。", "16 Feb 2007 becomes yesterday."),
    "an English month and year in the Chinese": ("版本发布于 March 2019", "The version of March 2019"),
    "a word that begins like a month": ("用 marching 5 次", "It is used 5 times by marching."),
    "a place named after a road": ("三里河附近", "near Sanlihe"),
}
FOUND = {
    "another article": ("依第九条第三项规定办理。", "This follows Paragraph 8.3."),
    "another paragraph of the preceding article": (
        "前条第一项之规定",
        "the provisions of Paragraph 8 of the preceding Article",
    ),
    "another item number": ("3. 下载程序。", "4. Download the program."),
    "another section number": ("1.2 下载程序", "1.3 Download the program"),
    "another version": ("更新到3.49.1版", "updated to version 3.94.1"),
    "another English date in the Chinese": ("会议定于 March 5, 2019 举行", "It takes place on March 6, 2019."),
    "another member of a list with full-width commas": ("使用1，50，200个线程。", "It uses 1, 60 and 200 threads."),
    "another century": ("1995年停滞", "It stalled in 1895."),
    "another member of a range": ("第九十条至第九十二条", "Articles 90 and 93"),
    "acres for mu": ("面积50亩", "an area of 50 acres"),
    "a share in tenths without percent": ("占七成", "It makes up 70 of the total."),
}


@pytest.mark.parametrize(("zh", "en"), SILENT.values(), ids=SILENT)
def test_silent(zh: str, en: str) -> None:
    assert [found.message for found in compare(read_chinese(zh), read_english(en))] == []


@pytest.mark.parametrize(("zh", "en"), FOUND.values(), ids=FOUND)
def test_found(zh: str, en: str) -> None:
    assert compare(read_chinese(zh), read_english(en)) != ()

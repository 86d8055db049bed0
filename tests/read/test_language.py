import pytest

from xlcheck.errors import UsageError
from xlcheck.read import check_languages, looks_like, read_bilingual

CHINESE = "港口公司去年完成吞吐量三百万吨，比上年增长百分之四点五，其中大部分来自内陆。\n"
ENGLISH = "The harbour company moved three million tons last year, most of them from inland.\n"

TEXTS = {
    "Chinese": (CHINESE, "zh"),
    "English": (ENGLISH, "en"),
    "Chinese full of Latin names": (
        "使用 React 和 TypeScript 编写 component 时请注意 props 与 state 的区别，并调用 useState。",
        "zh",
    ),
    "English with a Chinese sentence left in": (ENGLISH * 12 + CHINESE, "en"),
    "nothing to tell by": ("2024-07-26 86.6%", None),
    "as much of both": (ENGLISH + CHINESE[:14], None),
    "Japanese": ("これはとてもよい港であり、たくさんのふねがきます。", None),
}


@pytest.mark.parametrize(("text", "lang"), TEXTS.values(), ids=TEXTS.keys())
def test_looks_like(text, lang):
    assert looks_like(text) == lang


SILENT = {
    "Chinese and English": (CHINESE, ENGLISH),
    "an English text with much Chinese left in": (CHINESE, ENGLISH * 2 + CHINESE),
    "texts too short to tell": ("2024", "2024"),
    "a Chinese source of few words": ("好。", ENGLISH),
}


@pytest.mark.parametrize(("source", "target"), SILENT.values(), ids=SILENT.keys())
def test_silent_on(read, source, target):
    check_languages(read(source, "zh", "s.txt"), read(target, "en", "t.txt"))


REFUSED = {
    "swapped arguments": (ENGLISH, CHINESE, r"swapped.*call xlcheck check .*t\.txt .*s\.txt"),
    "two Chinese files": (CHINESE, CHINESE, "both Chinese; give the English translation second"),
    "two English files": (ENGLISH, ENGLISH, "both English; give the Chinese source first"),
    "an English source": (ENGLISH, "2024", r"s\.txt: this is not Chinese"),
    "a Chinese target": ("2024", CHINESE, r"t\.txt: this is not English"),
}


@pytest.mark.parametrize(("source", "target", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(read, source, target, says):
    with pytest.raises(UsageError, match=says):
        check_languages(read(source, "zh", "s.txt"), read(target, "en", "t.txt"))


def test_columns_in_one_language_are_refused(write):
    documents = read_bilingual(write(f"{ENGLISH.strip()}\t{ENGLISH}", "pairs.tsv"))
    with pytest.raises(UsageError, match="both columns are English"):
        check_languages(*documents)

"""What holds of every text: spans in order, without overlap, trimmed, and covering all but white space."""

import random

import pytest

from xlcheck.segment import split

ALPHABET = "。！？；：，…．.!?;:,'\"“”‘’「」『』（）()《》[]【】 \u3000\t\n—-0123aIbUS中文句子的说第一二/½é\U00020000"
WORDS = [
    "Mr.",
    "U.S.",
    "e.g.",
    "No.",
    "5",
    "The",
    "he",
    "said",
    "p.m.",
    "...",
    ". . .",
    "end.",
    '"Yes."',
    "(see",
    "1)",
    "A.",
    "。",
]

HARD = {
    "one letter": "a" * 200_000,
    "full stops": "." * 200_000,
    "spaced full stops": ". " * 90_000,
    "dotted letters": "a." * 90_000,
    "item numbers": "1. " * 60_000,
    "opening brackets": "(" * 50_000,
    "brackets and stops": "(a. B" * 30_000,
    "closing brackets": ")。" * 60_000,
    "straight quotation marks": '."' * 60_000,
    "curly quotation marks": "。”" * 60_000,
    "mentions": "中“！”文" * 30_000,
    "ellipses": "…… " * 60_000,
    "blanks": "。" + " " * 50_000 + "中",
    "one sentence that goes on": "the U.S. Army " * 5_000,
    "closing marks behind blanks": "。 ”" * 60_000,
}


def check(text, lang):
    spans = split(text, lang)
    end = 0
    for start, stop in spans:
        assert start >= end
        assert not text[end:start].strip()
        assert text[start:stop] == text[start:stop].strip() != ""
        end = stop
    assert not text[end:].strip()


@pytest.mark.parametrize("text", ["", " ", "\n\u3000"], ids=["nothing", "a blank", "other white space"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_white_space_holds_no_sentence(text, lang):
    assert split(text, lang) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_random_texts_are_covered_in_order(lang):
    chance = random.Random(7)
    for _ in range(600):
        check("".join(chance.choices(ALPHABET, k=chance.randrange(1, 80))), lang)
        check(" ".join(chance.choices(WORDS, k=chance.randrange(1, 30))), lang)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_time_is_linear_in_the_length(cpu_limit, text):
    """Far more than the slowest of these takes, far less than a quadratic splitter would."""
    with cpu_limit(4):
        for lang in ("zh", "en"):
            split("中" + text, lang)
            split(text, lang)

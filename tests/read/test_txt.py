import random
import textwrap

import pytest

ENGLISH = (
    "The harbour company moved 3.2 million containers last year, which is an increase of 4.5 percent over the year"
    " before. Most of them came from the inland terminals that were opened in the spring. Work on the second basin goes"
    " on as planned, and the first ships are expected there in autumn.",
    "Mr. Halvorsen thanked the crews. He said that nobody had expected such a result when the old cranes were still in"
    " use, and that the town, the company and the railway would go on working together in the years to come.",
    "The council will meet again in June to vote on the budget. It has asked the company for a report on noise, which"
    " people who live near the terminals have complained about more than once.",
)
CHINESE = (
    "港口公司去年完成集装箱吞吐量三百二十万标准箱，比上年增长百分之四点五。其中大部分来自春天投入使用的内陆场站。"
    "第二港池工程按计划推进，预计秋天迎来第一批船舶。",
    "公司负责人感谢全体员工，他说，在旧吊机还在使用的时候，谁也没有想到会有这样的成绩，今后各方还要继续合作，"
    "把港口建设得更好，让更多的人受益。",
)


def kinds(document):
    return [(segment.kind, segment.text) for segment in document.segments]


def test_each_line_is_a_paragraph(read, check):
    content = "One sentence. Another one.\nA third one.\n\n  A fourth one.\r\nA fifth one.\rA sixth one."
    document = read(content)
    assert [(s.paragraph, s.line) for s in document.segments] == [(0, 1), (0, 1), (1, 2), (2, 4), (3, 5), (4, 6)]
    check(document, content)


def test_exotic_line_ends_do_not_move_line_numbers(read, check):
    content = "One\x0btwo\x0cthree\x85four\u2028five\u2029six.\nSeven."
    document = read(content)
    assert [s.line for s in document.segments] == [1, 2]
    check(document, content)


@pytest.mark.parametrize("width", [50, 64, 72, 79, 100])
@pytest.mark.parametrize(
    ("between", "indent"), [("\n\n", ""), ("\n", "    ")], ids=["blank lines", "indented first lines"]
)
def test_english_broken_at_a_width_is_joined(read, check, width, between, indent):
    content = between.join("\n".join(textwrap.wrap(text, width, initial_indent=indent)) for text in ENGLISH)
    document = read(content)
    assert [s.text for s in document.segments] == [s.text for s in read("\n".join(ENGLISH)).segments]
    assert [s.paragraph for s in document.segments] == [0, 0, 0, 1, 1, 2, 2]
    check(document, content)


@pytest.mark.parametrize("width", [20, 28, 36])
@pytest.mark.parametrize("between", ["\n\n", "\n　　"], ids=["blank lines", "indented first lines"])
def test_chinese_broken_at_a_width_is_joined_without_blanks(read, check, width, between):
    parts = [[text[i : i + width] for i in range(0, len(text), width)] for text in CHINESE]
    content = between.join("\n".join(part) for part in parts)
    document = read(content, "zh")
    assert [s.text for s in document.segments] == [s.text for s in read("\n".join(CHINESE), "zh").segments]
    check(document, content)


def test_the_blank_that_joins_two_lines_stands_at_the_end_of_the_first(read):
    document = read("\n".join(textwrap.wrap(ENGLISH[0], 60)))
    first = textwrap.wrap(ENGLISH[0], 60)[0]
    assert document.text[len(first)] == " "
    assert document.place(len(first)) == (1, len(first) + 1)
    assert document.place(len(first) + 1) == (2, 1)


UNWRAPPED = {
    "an address": "The Harbour Company\n12 Quay Street\nNorth Town\nOld County\n",
    "a list of names": "Anna Halvorsen, head of planning\nBo Lindqvist, head of finance\nCarla Moretti, chair\n",
    "one sentence a line": (
        "The first ship came in May and left in June.\nThe second ship came in July and left in August.\n"
        "The third ship came in autumn and left in winter.\n"
    ),
    "two lines": "The harbour and what it means for the town\na report by the council and the company\n",
    "items": (
        "- steel, copper, zinc and other metals that were shipped\n- grain and other goods that were shipped\n"
        "- cars, machines and all that goes with them, shipped\n"
    ),
    "verse": "the ships go out\nthe ships come in\nand nobody knows\nwhat the sea may win\n",
}


@pytest.mark.parametrize("content", UNWRAPPED.values(), ids=UNWRAPPED.keys())
def test_lines_that_are_paragraphs_are_not_joined(read, content):
    assert len({s.paragraph for s in read(content).segments}) == content.count("\n")


KINDS = {
    "a heading": ("en", "Work on the second basin", "heading"),
    "a sentence is no heading": ("en", "Work goes on.", "text"),
    "a line that announces a list is no heading": ("en", "The council decided on these three points:", "text"),
    "a bullet": ("en", "• steel and copper", "item"),
    "a numbered item": ("en", "2. Grain is shipped in bulk.", "item"),
    "a lettered item": ("en", "(b) Grain is shipped in bulk.", "item"),
    "an article": ("en", "Article 12 The council meets twice a year.", "item"),
    "a year is no item number": ("en", "2019 was a good year.", "text"),
    "a speaker": ("en", "Anna Halvorsen:", "speaker"),
    "a news agency that asks": ("en", "North Town Herald:", "speaker"),
    "a note is no speaker": ("en", "Note:", "text"),
    "a Chinese heading": ("zh", "第二港池工程进展", "heading"),
    "a Chinese item": ("zh", "一、总体要求", "item"),
    "a Chinese item in brackets": ("zh", "（三）加强管理。", "item"),
    "a Chinese article": ("zh", "第十二条　委员会每年召开两次会议。", "item"),
    "a Chinese speaker": ("zh", "吴建国：", "speaker"),
    "a Chinese reporter": ("zh", "港口日报记者：", "speaker"),
    "a Chinese announcement is no speaker": ("zh", "会议作出三项决定：", "text"),
    "a Chinese word before a colon is no speaker": ("zh", "方法：", "text"),
}


@pytest.mark.parametrize(("lang", "line", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kinds(read, lang, line, kind):
    assert [s.kind for s in read(line, lang).segments] == [kind]


def test_a_speaker_who_recurs_stands_apart_from_the_speech(read, check):
    content = (
        "吴建国：大家好。\n记者：请问进展如何？\n吴建国：进展顺利。\n记者：谢谢。\n"
        "注意：以上为摘要。\n注意：未经审定。\n"
    )
    document = read(content, "zh")
    assert kinds(document) == [
        ("speaker", "吴建国："),
        ("text", "大家好。"),
        ("speaker", "记者："),
        ("text", "请问进展如何？"),
        ("speaker", "吴建国："),
        ("text", "进展顺利。"),
        ("speaker", "记者："),
        ("text", "谢谢。"),
        ("text", "注意：以上为摘要。"),
        ("text", "注意：未经审定。"),
    ]
    check(document, content)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_random_texts_keep_their_places(read, check, lang):
    chance = random.Random(3)
    words = [
        "The",
        "harbour",
        "Mr. Li",
        "said:",
        "3.5%",
        "“Yes.”",
        "第一条",
        "港口。",
        "（见表）",
        "-",
        "1.",
        "…",
        "\t",
        "　",
        "é",
    ]
    for _ in range(150):
        content = "".join(chance.choice(words) + chance.choice(["", " ", " ", "\n", "\r\n", "\n\n"]) for _ in range(60))
        check(read(content, lang), content)

"""TAG003: code within a sentence that is another one than in the source."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.markup.tag003_code_span import CodeSpan
from xlcheck.terms import Glossary


def run(*beads, sure=True):
    """The words that are flagged in the translation of these pairs of sentences."""
    pair = Example("bad", beads).pair()
    findings = [f for f in CodeSpan().check(Context(pair, Glossary(()))) if (f.severity == "major") == sure]
    return [pair.target.text[slice(*span)] for finding in findings for span in finding.target_spans]


SILENT = {
    "the same code": [("用 `npm install` 安装。", "Install with `npm install`.")],
    "in another order": [("`a` 和 `b` 都可用。", "Both `b` and `a` work.")],
    "quotation marks and letter case": [("设为 `'Auto'`。", 'Set it to `"auto"`.')],
    "code that is no code in the source": [("返回 null，用 `x` 读。", "It returns `null`, read with `x`.")],
    "code that is none in the translation": [("返回 `null`，用 `x` 读。", "It returns null, read with `x`.")],
    "code in the sentence beside": [("先设 `width`。", "Set it first."), ("再读它。", "Then read `width`.")],
    "width and ellipsis": [("填 `url(..)，x` 即可。", "Write `url(...),x` there.")],
    "code that is lost": [("用 `x` 读 `y`。", "Read it with `x`.")],
    "code that was added": [("用 `x` 读。", "Read with `x`, as `y` does.")],
    "Chinese in code": [("默认为 `下一步`。", "The default is `Next`.")],
    "no code": [("我们完善了制度。", "We have improved the system.")],
    "short code with other code beside": [("用 `a` 读 `b`，写 `c`。", "Read `b` with `a`, write `c`.")],
    "a part of longer code": [("调用 `close`。", "Call `close()`.")],
}


@pytest.mark.parametrize("beads", SILENT.values(), ids=SILENT.keys())
def test_what_is_right_stays_unsaid(beads):
    assert run(*beads) == []


FOUND = {
    "another unit, which stands in a longer word": (
        "只支持 `px`，不支持 `5mm`。",
        "Only `mm` works, not `5mm`.",
        ["mm"],
    ),
    "another option": ("用 `next-step-text` 设置按钮。", "Set the button with `confirm-text`.", ["confirm-text"]),
    "another value": ("组件不在页面中时返回 `null`。", "It returns `undefined` outside of a page.", ["undefined"]),
    "another unit": ("只支持 `px`，见 `size`。", "Only `mm` is supported, see `size`.", ["mm"]),
    "another version": ("lock-scroll `v4.6.4`", "lock-scroll `v4.5.4`", ["v4.5.4"]),
}


@pytest.mark.parametrize(("zh", "en", "words"), FOUND.values(), ids=FOUND.keys())
def test_what_is_wrong_is_found_where_it_stands(zh, en, words):
    assert run((zh, en)) == words


def test_where_there_are_more_of_them_it_is_a_hint():
    beads = [("用 `a` 读 `b`。", "Read `c` with `d` and `e`.")]
    assert run(*beads) == []
    assert run(*beads, sure=False)


def test_code_of_the_sentence_beside_does_not_excuse_another_one():
    beads = (
        ("请设置 `next-step-text` 属性。", "Set the prop `confirm-text`."),
        ("设置 `next-step-text` 后，按钮会变。", "With `next-step-text`, the button changes."),
    )
    assert run(*beads) == ["confirm-text"]

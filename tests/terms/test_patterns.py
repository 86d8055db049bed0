"""Patterns: the syntax and its errors, that they find what the standard library finds, and how long they take."""

import random
import re
import time

import pytest

from xlcheck.terms.patterns.automaton import compiled, filled
from xlcheck.terms.patterns.syntax import PatternError
from xlcheck.terms.patterns.written import members, written


def spans(pattern, text, ignoring_case=False):
    return [text[m.start : m.end] for m in compiled(pattern, ignoring_case).find(text)]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        pytest.param(r"cat", "c a t", id="other letters"),
        pytest.param(r"\bcat\b", "concatenate", id="within a word"),
        pytest.param(r"^two", "one two", id="not at the beginning of a line"),
        pytest.param(r"one$", "one two", id="not at the end of a line"),
        pytest.param(r"a.b", "a\nb", id="a dot is no end of a line"),
        pytest.param(r"[^a-c]", "abc", id="outside a range"),
        pytest.param(r"\bAPI\b", "RAPID", id="capitals within a word"),
        pytest.param(r"x{3}", "xx", id="too few"),
    ],
)
def test_silent(pattern, text):
    assert spans(pattern, text) == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"第(\d+)条", "第12条和第３条", ["第12条", "第３条"]),
        (r"\bAPI\b", "在API中，API 在", ["API", "API"]),
        (r"colou?r(?:s|ed)?", "color, colours, coloured", ["color", "colours", "coloured"]),
        (r"a+?", "aaa", ["a", "a", "a"]),
        (r"<.*?>", "<a> <b>", ["<a>", "<b>"]),
        (r"<.*>", "<a> <b>", ["<a> <b>"]),
        (r"cat|category", "category", ["cat"]),
        (r"[\u4e00-\u9fff]{2,3}", "甲乙丙丁", ["甲乙丙"]),
        (r"[]a-]+", "]-a", ["]-a"]),
        (r"\$\d{1,3}(,\d{3})*", "$1,234,567 and $5", ["$1,234,567", "$5"]),
        (r"^x|y$", "x\nxy", ["x", "x", "y"]),
        (r"\t|\.", "a\tb.", ["\t", "."]),
    ],
)
def test_found(pattern, text, found):
    assert spans(pattern, text) == found


def test_case_counts_unless_it_is_ignored():
    assert spans("web ?site", "Web site, website") == ["website"]
    assert spans("web ?site", "Web site, WEBSITE", True) == ["Web site", "WEBSITE"]


def test_groups_of_the_chinese_are_filled_into_the_english():
    (match,) = compiled(r"第(\d+)条第(\d+)款").find("依照第12条第3款")
    assert match.groups == ("12", "3")
    pattern = filled(r"Article \1\b.*\bparagraph \2\b", False, match.groups)
    assert pattern.matches("under Article 12, paragraph 3") and not pattern.matches("under Article 121, paragraph 3")


def test_what_is_filled_in_is_text_and_not_a_pattern():
    assert filled(r"\1", False, ("1.5",)).matches("1.5") and not filled(r"\1", False, ("1.5",)).matches("125")


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(?=a)b", "character 1: look-ahead is not supported: write what follows"),
        ("a(?!b)", "character 2: look-ahead is not supported: name what must not follow in the column not_in"),
        ("(?<=a)b", "look-behind is not supported"),
        ("(?<!a)b", "look-behind is not supported"),
        ("(?P<n>a)", "named groups are not supported: write (…) and refer to it by its number"),
        ("(?>a)", "atomic groups are not supported"),
        ("(?i)a", "flags within a pattern are not supported: write i behind the last slash"),
        (r"(a)\1", r"character 4: \1 refers to nothing: only the English side can refer to groups of the Chinese"),
        ("a++", "possessive quantifiers are not supported"),
        ("a**", "this repeats what is repeated already"),
        ("*a", r"character 1: * has nothing before it that could be repeated: write \* for the character"),
        (r"\b+", "this is a place, which cannot be repeated"),
        ("(a", r"character 1: this bracket is never closed: write \( for the character"),
        ("a)", r"character 2: a bracket is closed that is not open"),
        ("[a", r"character 1: this bracket is never closed: write \[ for the character"),
        ("[b-a]", "the range b-a is empty"),
        (r"\q", r"there is no \q: write the character itself"),
        (r"\u12", r"\u needs four hexadecimal digits"),
        ("a{2", r"a brace here needs numbers, as in {2,4}"),
        ("a{9999}", "these numbers are no range up to 200"),
        ("((a{200}){200}){200}", "the pattern is too large when its repetitions are written out"),
        ("(" * 60 + "a" + ")" * 60, "more than 50 groups within each other"),
        ("a" * 1001, "more than 1,000 characters"),
        ("", "the pattern is empty"),
    ],
)
def test_what_is_not_supported_is_said_with_its_place_and_the_next_step(pattern, says):
    with pytest.raises(PatternError) as error:
        compiled(pattern)
    assert says in str(error.value)


def test_a_reference_to_a_group_that_is_not_there():
    with pytest.raises(PatternError, match="a group that the Chinese pattern does not have"):
        filled(r"\2", False, ("1",))


def some_pattern(choose, depth=0):
    kind = choose.random()
    if depth > 3 or kind < 0.35:
        return choose.choice(["a", "b", "c", ".", "[ab]", "[^a]", r"\w", r"\d", " ", r"\b", "^", "$"])
    if kind < 0.6:
        return some_pattern(choose, depth + 1) + some_pattern(choose, depth + 1)
    if kind < 0.75:
        return f"({some_pattern(choose, depth + 1)}|{some_pattern(choose, depth + 1)})"
    if kind < 0.9:
        return f"(?:{some_pattern(choose, depth + 1)}){choose.choice(['*', '+', '?', '{1,2}', '*?', '+?', '??'])}"
    return f"({some_pattern(choose, depth + 1)})"


@pytest.mark.parametrize("seed", range(8))
def test_a_text_matches_where_the_standard_library_says_so(seed):
    choose = random.Random(seed)
    for _ in range(120):
        pattern = some_pattern(choose)
        try:
            ours = compiled(pattern)
        except PatternError:
            continue  # a place that is repeated
        theirs = re.compile(pattern, re.MULTILINE)
        for _ in range(4):
            text = "".join(choose.choice("abc 1\n") for _ in range(choose.randint(0, 10)))
            assert ours.matches(text) == bool(theirs.search(text)), (pattern, text)


@pytest.mark.parametrize("pattern", ["(a*)*b", "(a+a+)+b", "(a|aa)+b", "a*a*a*a*a*b", "(.*a){12}b"])
def test_no_pattern_takes_long(pattern):
    started = time.process_time()
    assert not compiled(pattern).matches("a" * 20_000)
    assert time.process_time() - started < 2


def test_what_is_written_between_slashes_is_a_pattern():
    assert written("/a/") == ("a", False) and written("/a/i") == ("a", True)
    assert written(r"/a\/b/") == ("a/b", False)
    assert [written(text) for text in ("and/or", "/etc/passwd", "//", "/", "/a/x")] == [None] * 5


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("a; b", ["a", "b"]),
        ("/a;b/; c", ["/a;b/", "c"]),
        ("and/or; TCP/IP", ["and/or", "TCP/IP"]),
        ("/x/i；/y;/", ["/x/i", "/y;/"]),
        ("/open; b", ["/open", "b"]),
        (";", [""]),
    ],
)
def test_semicolons_within_a_pattern_divide_nothing(cell, found):
    assert list(members(cell)) == found

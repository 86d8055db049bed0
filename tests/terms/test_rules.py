"""Entries with patterns: what they leave alone, what they find and at which words, and what is refused."""

import pytest

from xlcheck.errors import GlossaryError
from xlcheck.terms import Entry, Glossary, Rule, breaches, load_glossary
from xlcheck.terms.lint import lint

NUMBERED = Entry(r"/第(\d+)号(?:公告|通知)/", r"/(?:Announcement|Notice) No\. ?\1\b/", (r"/\bNo\. ?\1 of \d{4}\b/",))
NO_SECTION = Entry(r"/第(\d+)条/", r"/Article \1\b/", (), (r"/Section \1\b/",), not_in=("第1条路",))
PLAIN = Entry("水务局", "Water Bureau", (), (r"/water (?:office|department)/i",))
NEVER = Entry("*", "", (), (r"/\butili[sz]e[sd]?\b/i",))
UNLESS = Entry("*", "", (), (r"/\bArticle \d+/",), not_in=(r"/第.{1,4}条/",))
NEAR = Entry(r"/(\d+)期/", r"/phase \1/i", near=("工程",))
RENDERED = Entry(r"/甲方(?:公司)?/", "Party A")


def found(entry, zh, en):
    return [
        (b.kind, zh[slice(*b.source)] if b.source else "", en[slice(*b.target)] if b.target else "")
        for b in breaches([Rule(entry)], zh, en)
    ]


@pytest.mark.parametrize(
    ("entry", "zh", "en"),
    [
        pytest.param(NUMBERED, "见第12号公告。", "See Announcement No. 12.", id="rendered"),
        pytest.param(NUMBERED, "见第１２号公告。", "See Notice No.12.", id="full-width digits"),
        pytest.param(NUMBERED, "见第12号公告。", "See No. 12 of 2024.", id="the other rendering"),
        pytest.param(NUMBERED, "见第12号楼。", "See Building 12.", id="other Chinese"),
        pytest.param(NO_SECTION, "修好了第1条路。", "The first road was mended.", id="in a longer context"),
        pytest.param(PLAIN, "水务局发出通知。", "The Water Bureau gave notice.", id="a term with its rendering"),
        pytest.param(PLAIN, "自来水公司发出通知。", "The water department gave notice.", id="without the term"),
        pytest.param(NEVER, "使用设备。", "Use the equipment, not its utilization rate.", id="a longer word"),
        pytest.param(UNLESS, "依照第三条。", "Under Article 3.", id="the Chinese has one too"),
        pytest.param(NEAR, "本刊第3期。", "Issue 3.", id="nothing near"),
        pytest.param(RENDERED, "甲方公司付款。", "Party A pays.", id="an ordinary rendering"),
    ],
)
def test_silent(entry, zh, en):
    assert found(entry, zh, en) == []


@pytest.mark.parametrize(
    ("entry", "zh", "en", "is_found"),
    [
        (NUMBERED, "见第12号公告。", "See Announcement No. 21.", [("missing", "第12号公告", "")]),
        (NUMBERED, "第1号公告和第2号公告", "Announcement No. 1", [("missing", "第2号公告", "")]),
        (NUMBERED, "见第12号公告。", "See Announcement No. 123.", [("missing", "第12号公告", "")]),
        (NO_SECTION, "依照第3条。", "Under Section 3.", [("forbidden", "第3条", "Section 3")]),
        (NO_SECTION, "依照第3条修第1条路。", "Mend the road.", [("missing", "第3条", "")]),
        (PLAIN, "水务局通知。", "The Water Department says.", [("forbidden", "水务局", "Water Department")]),
        (NEVER, "使用。", "Utilise it; utilized.", [("forbidden", "", "Utilise"), ("forbidden", "", "utilized")]),
        (UNLESS, "依照规定。", "Under Article 3.", [("forbidden", "", "Article 3")]),
        (NEAR, "工程3期开工。", "Stage 3 of the works began.", [("missing", "3期", "")]),
        (RENDERED, "甲方公司付款。", "The buyer pays.", [("missing", "甲方公司", "")]),
    ],
)  # fmt: skip
def test_found(entry, zh, en, is_found):
    assert found(entry, zh, en) == is_found


def test_a_forbidden_word_of_two_rules_is_told_once():
    rules = [Rule(NEVER), Rule(Entry("*", "", (), (r"/utilise/i",)))]
    assert len(list(breaches(rules, "使用。", "Utilise."))) == 1


def test_an_entry_with_patterns_is_no_term():
    glossary = Glossary((NUMBERED, PLAIN, NEVER, Entry("改革", "reform")))
    assert list(glossary.concepts) == ["水务局", "改革"]
    assert glossary.concepts["水务局"].bad == () and glossary.patterned == (NUMBERED, PLAIN, NEVER)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (r"/第(\d+条/,/Article/", r":2: /第(\d+条/ is no pattern that can be used: character 2: this bracket is never"),
        (r"/第\d+条/,/Article \1/", r"/Article \1/ is no pattern that can be used: character 9: \1 refers to nothing"),
        ("/(?=x)/,y", "look-ahead is not supported"),
        (
            r"/第(\d+)条/,Article \1",
            r"Article \1 is no pattern, but refers to the Chinese one: write it between slashes",
        ),
        ("水厂,waterworks,,/a(/", "/a(/ is no pattern that can be used"),
        ("水厂,waterworks,,,,,,,,,/a+/", "/a+/ is a pattern, and 水厂 is an ordinary term: write the term as /水厂/"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_with_its_line(write, row, says):
    path = write(f"zh,en,variants,forbidden,status,pos,domain,case,note,source,not_in\n{row}\n")
    with pytest.raises(GlossaryError) as error:
        load_glossary([path])
    assert str(error.value).startswith(f"{path}:2: ") and says in str(error.value)


HEAD = "zh,en,forbidden,near,examples,counterexamples\n"


@pytest.mark.parametrize(
    "row",
    [
        r"/第(\d+)条/,/Article \1\b/,,,第3条 | Article 3,第3条 | Article 4; 第3条 | Section 3",
        "*,,/utili[sz]e/i,,Use it.,We utilise it.",
        "水厂,waterworks,water factory,,水厂开工 | The waterworks began,水厂开工 | The water factory began",
        "水厂,waterworks,,净水,净水的水厂 | the waterworks,",
    ],
)
def test_examples_that_hold(write, row):
    assert lint([write(HEAD + row + "\n")])[0] == []


@pytest.mark.parametrize(
    ("row", "kind", "says"),
    [
        (r"/第(\d+)条/,/Article \1\b/,,,第3条 | Article 4,", "example", "it is found (missing /Article 3/)"),
        (r"/第(\d+)条/,/Article \1\b/,,,,第3条 | Article 3", "counterexample", "nothing is found in it"),
        (r"/第(\d+)条/,/Article \1\b/,,,第三条 | Article 3,", "example", "does not stand in its Chinese"),
        ("水厂,waterworks,,,水厂开工 | The mine began,", "example", "it is found (absent"),
        ("*,,/utili[sz]e/i,,,We use it.", "counterexample", "nothing is found in it"),
    ],
)
def test_examples_that_do_not_hold_are_defects(write, row, kind, says):
    (defect,) = lint([write(HEAD + row + "\n")])[0]
    assert (defect.line, defect.name, defect.grade) == (2, kind, "warning") and says in defect.message


TOML = r"""
fail-on = "major"

[[patterns]]
source = '第(\d+)条'
target = ['Article \1\b', 'Art\. \1\b']
forbidden = 'Section \1'
unless = '第\d+条路'
ignore-case = true
note = "of laws"
examples = [["第3条", "article 3"]]
counterexamples = [["第3条", "Section 3"]]

[[patterns]]
forbidden = 'and/or'
"""


def test_patterns_of_a_configuration_are_entries(write):
    path = write(TOML, "xlcheck.toml")
    first, second = load_glossary([path]).entries
    assert (first.zh, first.en, first.variants) == (r"/第(\d+)条/i", r"/Article \1\b/i", (r"/Art\. \1\b/i",))
    assert (first.forbidden, first.not_in, first.line) == ((r"/Section \1/i",), (r"/第\d+条路/i",), 4)
    assert (second.zh, second.forbidden) == ("*", (r"/and\/or/",))
    assert found(second, "或", "one and/or two") == [("forbidden", "", "and/or")]
    assert lint([path])[0] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x = 1\n", ": there are no patterns in it: write tables [[patterns]]"),
        ("x = \n", ": this is no TOML ("),
        ("[[patterns]]\nsource = 'a'\n", ":1: this pattern asks for nothing: give target"),
        ("[[patterns]]\ntarget = 'a'\n", ":2: target without source"),
        ("[[patterns]]\nsource = 'a'\ntraget = 'b'\n", ":3: patterns.traget: there is no such key; did you mean"),
        ("[[patterns]]\nsource = 3\ntarget = 'b'\n", ":2: patterns.source: must be a regular"),
        ("[[patterns]]\nsource = 'a'\ntarget = 'b'\nexamples = ['a']\n", ":4: patterns.examples: must be a list"),
        ("[[patterns]]\nforbidden = 'b'\n\n[[patterns]]\nforbidden = '(b'\n", ":4: /(b/ is no pattern"),
    ],
)  # fmt: skip
def test_wrong_patterns_of_a_configuration(write, text, says):
    path = write(text, "xlcheck.toml")
    with pytest.raises(GlossaryError) as error:
        load_glossary([path])
    assert str(error.value).startswith(str(path)) and says in str(error.value)

"""Terms without a glossary: tables of what is no term, words that are one word, renderings in a bead."""

import pytest

from xlcheck.encode import load_encoder
from xlcheck.encode.words import Text, word_links
from xlcheck.language.tables import read_table
from xlcheck.terms.match.english import read_words
from xlcheck.terms.naming import renderings, sequences, variants
from xlcheck.terms.naming.sequences import all_runs, recurring, runs

NO_TERMS = read_table(sequences.TABLE)
FRAMES = read_table(renderings.TABLE)
FAMILIES = read_table(variants.TABLE)


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


def words_of(encoder, text):
    [(_, places)] = encoder.placed([text])
    return places, [text[start:end] for start, end in places]


@pytest.mark.parametrize("row", NO_TERMS, ids=lambda row: f"{row.form}-{row.kind}")
def test_no_term_has_a_word_of_the_table_where_it_says_so(encoder, row):
    places, words = words_of(encoder, row.example)
    found = [words[first:end] for first, end in runs(row.example, places, 1)]
    if row.kind == "noun":
        assert words[-1].endswith(row.form)
    elif row.kind == "first":
        assert row.form in words
        assert not any(run[0] == row.form for run in found)
    elif row.kind == "last":
        assert row.form in words
        assert not any(run[-1] == row.form for run in found)
    else:
        inside = {
            "anywhere": lambda word: word == row.form,
            "beginning": lambda word: word.startswith(row.form),
            "ending": lambda word: word.endswith(row.form),
        }[row.kind]
        assert any(map(inside, words))
        assert not any(inside(word) for run in found for word in run)


@pytest.mark.parametrize("row", FRAMES, ids=lambda row: f"{row.form}-{row.kind}")
def test_words_that_show_where_a_noun_stands(row):
    words = read_words(row.example)
    if row.kind == "before verb":
        assert renderings.behind_verb_words(row.example, words, len(words.keys) - 1)
    elif row.kind == "object":
        assert renderings.before_object(row.example, words, 0)
    elif row.kind == "before noun":
        assert row.example.split()[0] in renderings.frames("before noun")
    else:
        linked = frozenset(i for i, word in enumerate(words.surfaces) if word in ("he", "lives"))
        assert renderings.left_over(row.example, words, linked) == ()


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: row.form)
def test_words_of_a_family_are_one_word(row):
    one, other = row.example.split(" / ")
    assert variants.kin(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deploy", "deployment"),
        ("nation", "national"),
        ("lab", "laboratory"),
        ("avg", "average"),
        ("adviser", "advisory"),
        ("staged", "unstaged"),
        ("app", "miniapp"),
    ],
)
def test_one_word(one, other):
    assert variants.kin(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("console", "dashboard"),
        ("contract", "convention"),
        ("transform", "transition"),
        ("obligor", "or"),
        ("officer", "of"),
        ("authorize", "authentication"),
    ],
)
def test_two_words(one, other):
    assert not variants.kin(one, other)


def test_another_word_for_a_word_of_the_chinese():
    assert variants.substituted(("data source",), ("data feed",)) == (0,)
    assert variants.substituted(("urban", "", "village"), ("city", "within", "village")) == (0,)
    assert variants.substituted(("urban", "village"), ("", "village")) == ()


def test_a_run_that_is_a_part_of_a_longer_one_is_none():
    texts = {i: ("数据仓库很大", [(0, 2), (2, 4), (4, 5), (5, 6)]) for i in range(3)}
    found = all_runs(texts, 2)
    terms = recurring(found, 3, lambda run: run.place.bead, lambda run: (run.before, run.behind))
    assert ("数据", "仓库") in terms
    assert ("仓库",) not in terms


def test_a_word_that_stands_twice_belongs_to_two_chinese_words(encoder):
    en = "The city has nine villages within cities."
    words = read_words(en)
    [linked] = word_links(encoder, [Text("该市有九个城中村。", words.surfaces, words.keys)])
    by_word = {
        words.surfaces[link.word]: "该市有九个城中村。"[start:end]
        for (start, end), links in zip(linked.places, linked.links, strict=True)
        for link in links
    }
    assert (by_word["city"], by_word["cities"], by_word["villages"]) == ("该市", "城", "村")


def test_an_empty_text_has_no_links(encoder):
    [linked] = word_links(encoder, [Text("", (), ())])
    assert linked.links == ()


def test_a_lone_surrogate_is_no_error(encoder):
    assert encoder.placed(["a\udc80"])

"""English words as keys: two spellings of the same word, and its singular and plural, have the same key.

A key is for comparing only; it need not be a word. There is no lemmatiser on purpose: on human-translated text three
plural rules accept what a lemmatiser accepts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

IRREGULAR: Mapping[str, str] = {
    "consortia": "consortium",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "memoranda": "memorandum",
    "bases": "base",
    "analyses": "analysis",
    "crises": "crisis",
    "theses": "thesis",
    "indices": "index",
    "axes": "axis",
    "matrices": "matrix",
    "vertices": "vertex",
    "hypotheses": "hypothesis",
    "appendices": "appendix",
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "series": "series",
    "species": "species",
    "news": "news",
    "yuan": "yuan",
}
"""Plurals that the three rules do not know, and words that only look like plurals."""

BRITISH: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=[a-z]{3})is(e|ed|er|ing|ation)$", r"iz\1"),
        (r"(?<=[a-z]{2})ys(e|ed|er|ing)$", r"yz\1"),
        (r"(lab|col|fav|hon|neighb|behavi|endeav|harb|flav|hum|arm|vig|splend|rum|val)our", r"\1or"),
        (r"(cent|theat|met|lit|fib|calib)re(s|d)?$", r"\1er\2"),
        (r"(catal|dial|anal|prol)ogue", r"\1og"),
        (r"(trave|cance|labe|mode|fue|counse|signa|channe|leve|tota|marsha)ll(ed|ing|er)$", r"\1l\2"),
        (r"(def|off|lic|pret)ence$", r"\1ense"),
        (r"^practise", "practice"),
        (r"^(enrol|fulfil|instal|skil)l?(ment|ful)", r"\1l\2"),
        (r"^(enrol|fulfil)l?$", r"\1l"),
        (r"^programme", "program"),
        (r"^cheque", "check"),
        (r"^aluminium$", "aluminum"),
        (r"^grey", "gray"),
        (r"^ageing$", "aging"),
        (r"^(acknowledg|judg)ement", r"\1ment"),
        (r"^(p|encyclop|h|an)ae(?=[dm])", r"\1e"),
    )
)
"""British spellings and what they become. A rule may turn words that have one spelling only, as long as no two meet."""

_SIGNAL = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in BRITISH))
"""What one of them would change: hardly a word."""

PREFIXES = frozenset((
    "anti", "bi", "co", "counter", "cross", "cyber", "e", "extra", "hyper", "infra", "inter", "intra", "macro",
    "mega", "meta", "micro", "mid", "mini", "multi", "non", "over", "post", "pre", "pro", "re", "self", "semi",
    "sub", "super", "supra", "trans", "tri", "ultra", "un", "under",
))  # fmt: skip
"""What is written with a hyphen or as one word with what follows (co-operation, non-public); never as two words."""


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return the key of one lower-case word: its singular in American spelling."""
    return american(singular(word))


def singular(word: str) -> str:
    """Return a word without its plural ending: ies, es after a hissing sound, s."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 3 and word.endswith("s"):
        if len(word) > 4 and word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith(("sses", "shes", "ches", "xes")):
            return word[:-2]
        if not word.endswith(("ss", "us", "is")):
            return word[:-1]
    return word


def american(word: str) -> str:
    """Return a word in American spelling."""
    if len(word) > 3 and _SIGNAL.search(word):
        for pattern, replacement in BRITISH:
            word = pattern.sub(replacement, word)
    return word


_VERB_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|e|s)$")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what the forms of a verb have in common: deepen, deepens, deepened, deepening; cut, cutting."""
    if word.endswith("ied"):
        return word[:-3] + "y"
    return _DOUBLED.sub(r"\1", _VERB_ENDING.sub("", word))


TRACE = 7
"""Letters by which words are compared when only traces of a rendering are sought (regulate, regulatory)."""


def trace(word: str) -> str:
    """Return what a word and those formed from it begin with."""
    return stem(word)[:TRACE]

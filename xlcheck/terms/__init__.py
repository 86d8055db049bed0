"""Terminology: glossary files, the Chinese terms in a text, and what became of them in the English."""

from xlcheck.terms.consistency.long_forms import LongForm, common_end, differ, long_forms
from xlcheck.terms.consistency.renderings import Inconsistency, Subject, Use, inconsistency, used
from xlcheck.terms.glossary.load import load_glossary, shipped
from xlcheck.terms.glossary.values import ANY, Concept, Entry, Glossary, Status
from xlcheck.terms.match.bead import Range
from xlcheck.terms.match.chinese import Finder, Occurrence
from xlcheck.terms.match.judge import Judge, Kind, Verdict, judge
from xlcheck.terms.match.replacement import replacement
from xlcheck.terms.match.rules import Breach, Rule, breaches

__all__ = [
    "ANY",
    "Breach",
    "Concept",
    "Entry",
    "Finder",
    "Glossary",
    "Inconsistency",
    "Judge",
    "Kind",
    "LongForm",
    "Occurrence",
    "Range",
    "Rule",
    "Status",
    "Subject",
    "Use",
    "Verdict",
    "breaches",
    "common_end",
    "differ",
    "inconsistency",
    "judge",
    "load_glossary",
    "long_forms",
    "replacement",
    "shipped",
    "used",
]

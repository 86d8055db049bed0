"""Terminology: glossary files, the Chinese terms in a text, and what became of them in the English."""

from xlcheck.terms.bead import Range
from xlcheck.terms.chinese import Finder, Occurrence
from xlcheck.terms.consistency import Inconsistency, Subject, Use, inconsistency, used
from xlcheck.terms.glossary import ANY, Concept, Entry, Glossary, Status
from xlcheck.terms.judge import Judge, Kind, Verdict, judge
from xlcheck.terms.load import load, shipped
from xlcheck.terms.longforms import LongForm, common_end, differ, long_forms
from xlcheck.terms.replacement import replacement

__all__ = [
    "ANY",
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
    "Status",
    "Subject",
    "Use",
    "Verdict",
    "common_end",
    "differ",
    "inconsistency",
    "judge",
    "load",
    "long_forms",
    "replacement",
    "shipped",
    "used",
]

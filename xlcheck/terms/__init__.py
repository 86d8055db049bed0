"""Terminology: glossary files, the Chinese terms in a text, and what became of them in the English."""

from xlcheck.terms.bead import Range
from xlcheck.terms.chinese import Finder, Occurrence
from xlcheck.terms.glossary import Concept, Entry, Glossary, Status
from xlcheck.terms.judge import Judge, Kind, Verdict, judge
from xlcheck.terms.load import load, shipped
from xlcheck.terms.replacement import replacement

__all__ = [
    "Concept",
    "Entry",
    "Finder",
    "Glossary",
    "Judge",
    "Kind",
    "Occurrence",
    "Range",
    "Status",
    "Verdict",
    "judge",
    "load",
    "replacement",
    "shipped",
]

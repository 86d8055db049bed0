"""Terminology: glossary files, the Chinese terms in a text, and what became of them in the English."""

from xlcheck.terms.glossary import Concept, Entry, Glossary, Status
from xlcheck.terms.load import load, shipped

__all__ = ["Concept", "Entry", "Glossary", "Status", "load", "shipped"]

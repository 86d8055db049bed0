"""The comparer: which quantity stands for which, and what is wrong with those that nothing stands for."""

from xlcheck.numbers.compare.matching import match
from xlcheck.numbers.compare.passes import compare

__all__ = ["compare", "match"]

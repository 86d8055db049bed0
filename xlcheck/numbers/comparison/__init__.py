"""The comparer: which quantity stands for which, and what is wrong with those that nothing stands for."""

from xlcheck.numbers.comparison.matching import match
from xlcheck.numbers.comparison.passes import compare

__all__ = ["compare", "match"]

"""The reader of Chinese: numerals, dates, times, shares, markers, and the words that stand for numbers."""

from xlcheck.numbers.chinese.reader import read_chinese

__all__ = ["read_chinese"]

"""The reader of English: number words, dates, times, shares, markers, and the words that stand for numbers."""

from xlcheck.numbers.english.reader import read_english

__all__ = ["read_english"]

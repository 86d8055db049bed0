"""Numbers by value: two readers that turn text into quantities, and the comparer.

read_chinese(text), read_english(text) -> tuple[Quantity, ...]
compare(source, target) -> tuple[Disagreement, ...]
"""

from xlcheck.numbers.chinese.reader import read_chinese
from xlcheck.numbers.comparison.display import show
from xlcheck.numbers.comparison.matching import match
from xlcheck.numbers.comparison.passes import compare
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.english.reader import read_english
from xlcheck.numbers.lexicon import Lexicon
from xlcheck.numbers.quantity import Quantity

__all__ = ["Disagreement", "Lexicon", "Quantity", "compare", "match", "read_chinese", "read_english", "show"]

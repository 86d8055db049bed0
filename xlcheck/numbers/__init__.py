"""Numbers by value: two readers that turn text into quantities, and the comparer.

read_chinese(text), read_english(text) -> tuple[Quantity, ...]
compare(source, target) -> tuple[Disagreement, ...]
"""

from xlcheck.numbers.chinese import read_chinese
from xlcheck.numbers.compare import Disagreement, compare
from xlcheck.numbers.display import show
from xlcheck.numbers.english import read_english
from xlcheck.numbers.lexicon import Lexicon
from xlcheck.numbers.matching import match
from xlcheck.numbers.quantity import Quantity

__all__ = ["Disagreement", "Lexicon", "Quantity", "compare", "match", "read_chinese", "read_english", "show"]

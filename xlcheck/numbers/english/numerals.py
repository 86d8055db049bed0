"""English number words to values."""

from __future__ import annotations

from xlcheck.language.number_words import SCALES, SMALL, TENS


def cardinal(words: list[str]) -> float | None:
    """Return the value of number words in their order, "and" among them; None where they are not one number."""
    total = 0.0
    current: float | None = None
    for word in words:
        if word in SMALL or word in TENS:
            value = SMALL.get(word, TENS.get(word, 0))
            if current is not None:
                fits_ten = current % 10 == 0 and current % 100 >= 20 and 0 < value < 10
                if not fits_ten and (current % 100 != 0 or current == 0):
                    return None
            current = (current or 0) + value
        elif word == "hundred":
            current = (1 if current is None else current) * 100
        elif word in SCALES:
            total += (1 if current is None else current) * SCALES[word]
            current = None
        elif word != "and":
            return None
    return total + (current or 0)

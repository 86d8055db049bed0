"""English number words to values."""

from __future__ import annotations

from types import MappingProxyType

from xlcheck.numbers.tables import words

SMALL = MappingProxyType(
    {
        w: i
        for i, w in enumerate(
            words(
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                "sixteen seventeen eighteen nineteen"
            )
        )
    }
)
TENS = MappingProxyType(
    {w: 10 * i for i, w in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)}
    | {"fourty": 40}
)
SCALES = MappingProxyType({"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12})
ABBREVIATED_SCALES = MappingProxyType(
    {
        **SCALES,
        **{f"{w}s": v for w, v in SCALES.items()},
        **{"bn": 1e9, "tn": 1e12, "trn": 1e12, "mn": 1e6, "mln": 1e6, "bln": 1e9, "m": 1e6, "b": 1e9, "k": 1e3},
        **{"crore": 1e7, "lakh": 1e5, "crores": 1e7, "lakhs": 1e5},
    }
)
ORDINALS = MappingProxyType(
    {
        w: i
        for i, w in enumerate(
            words(
                "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
                "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
            )
        )
    }
    | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80}
    | {"ninetieth": 90, "hundredth": 100, "thousandth": 1000}
)


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

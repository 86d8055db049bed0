"""A name in Latin letters that stands for another one, told by the rest of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from xlcheck.checks.context import Context
from xlcheck.checks.names.words import Word, forms_of, has_joined, kind_of, words_of
from xlcheck.language.calendar import MONTHS, WEEKDAYS
from xlcheck.language.function_words import function_words
from xlcheck.model import Pair

_SOURCED = 0.35
"""Cosine from which a word of the English renders one of the Chinese, and so is no name that was put there."""
_KEPT = 0.5
"""Share of its places at which the translation has a name, from which it is one that is kept."""
_FEWEST = 2
_SHORTEST = 3


class LatinWords:
    """The words of a bead in Latin letters and figures, on both sides; each side is read when it is asked for."""

    def __init__(self, pair: Pair, bead: int) -> None:
        """Take a bead by its index."""
        self.bead = bead
        self._pair = pair

    @cached_property
    def zh(self) -> list[Word]:
        """The words of the Chinese."""
        return words_of(self._pair.source, self._pair.beads[self.bead].source)

    @cached_property
    def en(self) -> list[Word]:
        """The words of the English."""
        return words_of(self._pair.target, self._pair.beads[self.bead].target)

    @cached_property
    def zh_forms(self) -> set[str]:
        """The words of the Chinese as they are written."""
        return forms_of(self._pair.source, self._pair.beads[self.bead].source)

    @property
    def joined(self) -> bool:
        """Whether the Chinese may have a name of two words."""
        return has_joined(self._pair.source, self._pair.beads[self.bead].source)

    @cached_property
    def zh_keys(self) -> frozenset[str]:
        """How the words of the Chinese are compared."""
        return frozenset(map(str.casefold, self.zh_forms))

    @cached_property
    def en_keys(self) -> frozenset[str]:
        """How the words of the English are compared."""
        return frozenset(map(str.casefold, forms_of(self._pair.target, self._pair.beads[self.bead].target)))


def latin_words(context: Context) -> list[LatinWords]:
    """Return the words in Latin letters and figures of all beads that may be compared."""
    return [LatinWords(context.pair, bead) for bead in context.trusted_beads]


def exchanged(context: Context, beads: Sequence[LatinWords]) -> Iterator[tuple[int, Word, Word]]:
    """Yield a bead, a name of its source, and what the translation has in its place.

    The name stands elsewhere too, and the translation keeps it there; here it does not, and the beads beside have it no
    more often than in the source. What stands in its place is written with a capital wherever the translation has it,
    stands nowhere in the source, and renders no word of the Chinese.
    """
    kept = _kept(beads)
    if not kept:
        return
    everywhere = frozenset[str]().union(*(bead.zh_keys for bead in beads))
    small: frozenset[str] | None = None
    for index, bead in enumerate(beads):
        if kept.isdisjoint(bead.zh_keys):
            continue
        window = beads[max(0, index - 1) : index + 2]
        lost = [key for key in kept & bead.zh_keys if not there(key, bead.en_keys) and _fewer(window, key)]
        if len(lost) != 1:
            continue
        name = [word for word in bead.zh if word.key == lost[0]][-1]
        new = [word for word in bead.en if _is_name(word.text) and not word.first and not there(word.key, everywhere)]
        if new and small is None:
            small = _in_small_letters(context)
        new = [word for word in new if word.text.lower() not in (small or ()) and name.key not in word.key]
        new = [word for word in new if not rendered(context, bead.bead, word)]
        if len({word.key for word in new}) == 1:
            yield bead.bead, name, new[0]


def _in_small_letters(context: Context) -> frozenset[str]:
    """Return the words that the translation has in small letters."""
    pair = context.pair
    forms = (forms_of(pair.target, pair.beads[bead].target) for bead in context.trusted_beads)
    return frozenset(form for some in forms for form in some if form.islower())


def _fewer(window: Sequence[LatinWords], name: str) -> bool:
    """Return whether the translation has a name less often than the source, in a bead and those beside it."""
    return sum(there(name, bead.en_keys) for bead in window) < sum(there(name, bead.zh_keys) for bead in window)


def _kept(beads: Sequence[LatinWords]) -> frozenset[str]:
    """Return the names that the translation keeps."""
    said, kept = Counter[str](), Counter[str]()
    for bead in beads:
        names = {form.casefold() for form in bead.zh_forms if _is_name(form)}
        said.update(names)
        if names:
            kept.update(name for name in names if there(name, bead.en_keys))
    return frozenset(name for name, count in said.items() if count >= _FEWEST and kept[name] >= _KEPT * count)


@lru_cache(maxsize=4096)
def _is_name(form: str) -> bool:
    if len(form) < _SHORTEST or kind_of(form) != "name" or form.casefold() in function_words("start"):
        return False
    return form not in MONTHS and form not in WEEKDAYS


def rendered(context: Context, bead: int, word: Word) -> bool:
    """Return whether a word of the English renders one of the Chinese."""
    found = context.lexicon.compare(context.folded(bead), context.target(bead).text)
    at = [number for number, other in enumerate(found.theirs) if other.text.casefold() == word.key]
    return bool(at and len(found.ours) and found.likeness[:, at].max() >= _SOURCED)


def there(key: str, others: frozenset[str]) -> bool:
    """Return whether a word stands among others, in a longer or shorter form too."""
    return key in others or any(other.startswith(key) or key.startswith(other) for other in others)

"""What every check sees of one pair of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from xlcheck.files.columns import language_of
from xlcheck.language.folding import fold
from xlcheck.model import Pair, Side

if TYPE_CHECKING:
    from xlcheck.encode.base import Encoder, TokenEncoder
    from xlcheck.encode.beside import Beside
    from xlcheck.encode.lexicon import Lexicon
    from xlcheck.terms import Glossary

P = ParamSpec("P")
R = TypeVar("R")

TRUST = 0.5
"""A bead below this score is too uncertain for a comparison of its two sides: silence is better than a guess."""


class Context:
    """What every check sees of one pair: the beads, the glossary, and work that several checks share, done once."""

    def __init__(self, pair: Pair, glossary: Glossary, encoder: Encoder | None = None) -> None:
        """Take a pair and its glossary, and an encoder where one is at hand."""
        self.pair = pair
        self.glossary = glossary
        self._encoder = encoder
        self._sides: dict[tuple[int, bool], Side] = {}
        self._folded: dict[int, str] = {}
        self._made: dict[tuple[Any, ...], Any] = {}

    @cached_property
    def encoder(self) -> TokenEncoder | Beside | None:
        """The encoder, on the scale of the two texts: one measure of likeness serves for all encoders."""
        if self._encoder is None:
            return None
        from xlcheck.encode.beside import fitted

        source, target = ([s.text for s in side.segments] for side in (self.pair.source, self.pair.target))
        return fitted(self._encoder, source, target)

    @property
    def lexicon(self) -> Lexicon:
        """The words of the embedded model: loaded when they are first asked for, also where no encoder is at hand."""
        from xlcheck.encode.lexicon import embedded

        return embedded()

    def once(self, make: Callable[Concatenate[Context, P], R], *arguments: P.args, **options: P.kwargs) -> R:
        """Return ``make(self, ...)``, which is called once for the same arguments: work that several checks share.

        The arguments must be hashable.
        """
        key = (make, arguments, *sorted(options.items()))
        if key not in self._made:
            self._made[key] = make(self, *arguments, **options)
        return cast("R", self._made[key])

    def source(self, bead: int) -> Side:
        """Return the Chinese side of a bead by its index."""
        return self._side(bead, True)

    def folded(self, bead: int) -> str:
        """Return the Chinese text of a bead in simplified characters: as long as that of its side, offset by offset.

        What is compared with a table of words is compared in this form; what is shown or kept is the text as it stands.
        """
        if bead not in self._folded:
            self._folded[bead] = fold(self.source(bead).text)
        return self._folded[bead]

    def target(self, bead: int) -> Side:
        """Return the English side of a bead by its index."""
        return self._side(bead, False)

    def _side(self, bead: int, source: bool) -> Side:
        key = (bead, source)
        if key not in self._sides:
            value = self.pair.beads[bead]
            self._sides[key] = self.pair.source_side(value) if source else self.pair.target_side(value)
        return self._sides[key]

    def trusted(self, bead: int) -> bool:
        """Return whether both sides of a bead are there and belong together surely enough to be compared."""
        value = self.pair.beads[bead]
        return bool(value.source and value.target) and value.score >= TRUST and self.translated(bead)

    def translated(self, bead: int) -> bool:
        """Return whether the target side of a bead has any text: an empty unit of a bilingual file has none.

        In files of keys, what each calls its own language is no translation of the other.
        """
        source, target = self.source(bead).text.strip(), self.target(bead).text.strip()
        if not (source and target):
            return False
        own = self.pair.keyed and language_of(target.casefold()) == "en" and language_of(source.casefold()) == "zh"
        return not own

    @property
    def trusted_beads(self) -> Iterator[int]:
        """The indices of the beads whose two sides may be compared."""
        return (i for i in range(len(self.pair.beads)) if self.trusted(i))

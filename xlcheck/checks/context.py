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
    from xlcheck.judge import Judge
    from xlcheck.terms import Glossary

P = ParamSpec("P")
R = TypeVar("R")

TRUST = 0.5
"""A bead below this score is too uncertain for a comparison of its two sides: silence is better than a guess."""


class Context:
    """What every check sees of one pair: the beads, the glossary, and work that several checks share, done once."""

    def __init__(
        self, pair: Pair, glossary: Glossary, encoder: Encoder | None = None, judge: str | None = None
    ) -> None:
        """Take a pair and its glossary, an encoder where one is at hand, and the judge's name if it is another one."""
        self._judge = judge
        self.pair = pair
        self.glossary = glossary
        self._encoder = encoder
        self._sides: tuple[dict[int, Side], dict[int, Side]] = ({}, {})
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

    @cached_property
    def judge(self) -> Judge:
        """The judge, loaded when it is first asked for.

        Raises:
            ModelError: if there is none of that name, or it cannot be loaded.
        """
        from xlcheck.judge import load_judge

        return load_judge(self._judge)

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
        found = self._sides[0].get(bead)
        if found is None:
            found = self._sides[0][bead] = self.pair.source_side(self.pair.beads[bead])
        return found

    def folded(self, bead: int) -> str:
        """Return the Chinese text of a bead in simplified characters: as long as that of its side, offset by offset.

        What is compared with a table of words is compared in this form; what is shown or kept is the text as it stands.
        """
        if bead not in self._folded:
            self._folded[bead] = fold(self.source(bead).text)
        return self._folded[bead]

    def target(self, bead: int) -> Side:
        """Return the English side of a bead by its index."""
        found = self._sides[1].get(bead)
        if found is None:
            found = self._sides[1][bead] = self.pair.target_side(self.pair.beads[bead])
        return found

    def trusted(self, bead: int) -> bool:
        """Return whether both sides of a bead are there and belong together surely enough to be compared."""
        return bead in self._trusted

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
        return iter(self._trusted)

    @cached_property
    def _trusted(self) -> dict[int, None]:
        """The same, in order and for looking up."""
        beads = self.pair.beads
        sure = (i for i, bead in enumerate(beads) if bead.source and bead.target and bead.score >= TRUST)
        return {i: None for i in sure if self.translated(i)}

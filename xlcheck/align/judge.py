"""The model of beads at hand for any two parts of a pair of texts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xlcheck.align.band import Doubles, full
from xlcheck.align.features import Problem
from xlcheck.align.lattice import PAD, Posterior
from xlcheck.align.mined import Links
from xlcheck.align.path import Path
from xlcheck.align.scores import Rows, bead_scores, best_path, gap_scores, padded_band, posterior_of
from xlcheck.align.texts import Text
from xlcheck.align.weights import Weights


@dataclass(frozen=True)
class Judge:
    """Aligns parts of two texts; ``links`` are words that the texts show to go together, if they are known."""

    rows_of: Rows
    weights: Weights
    links: Links | None = None

    def path(self, source: Text, target: Text) -> Path:
        """Return the best alignment in order of two texts, neither of them empty."""
        return best_path(*self._judged(source, target))

    def weight(self, source: Text, target: Text) -> float | None:
        """Return the logarithm of the weight of all alignments in order, None where a text is empty."""
        return self._judged(source, target)[1].weight if len(source) and len(target) else None

    def _judged(self, source: Text, target: Text) -> tuple[Problem, Posterior]:
        problem = Problem(padded_band(source, target), source, target, self.rows_of, self.links)
        return problem, posterior_of(problem, self.weights)

    def whole(self, source: Text, target: Text) -> Problem:
        """Return the problem of two texts, neither of them empty, with all nodes."""
        band = replace(full(len(source), len(target)), pad=PAD)
        return Problem(band, source, target, self.rows_of, self.links)

    def tables(self, source: Text, target: Text) -> tuple[Doubles, Doubles]:
        """Return the weights of all alignments of two texts up to each node and from each node on, (n + 1, m + 1)."""
        problem = self.whole(source, target)
        return problem.lattice.weights(bead_scores(problem, self.weights), gap_scores(problem, self.weights))

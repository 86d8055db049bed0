"""A CrossEncoder of sentence-transformers as the judge: one score for a pair, and no words."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np

from xlcheck.encode.location import locate
from xlcheck.encode.transformer import EXTRA, ensure_known_modules, quiet
from xlcheck.errors import ModelError
from xlcheck.judge.verdict import Verdict

_AT_ONCE = 32


class CrossJudge:
    """Scores pairs by a model that gives one number for a pair: the higher, the better the translation."""

    absolute = False

    def __init__(self, name: str) -> None:
        """Load the model from this machine; nothing is downloaded, and no code of a model is run.

        Raises:
            ModelError: if it is not there, needs what is not installed, cannot be loaded, or gives several numbers.
        """
        if find_spec("sentence_transformers") is None:
            raise ModelError(f"{name}: this judge needs sentence-transformers: {EXTRA}")
        self.name = name
        folder = locate(name)
        ensure_known_modules(folder)
        quiet()
        from sentence_transformers import CrossEncoder

        try:
            self._model: Any = CrossEncoder(str(folder), local_files_only=True, trust_remote_code=False)
        except Exception as error:  # the libraries below raise whatever the folder provokes
            raise ModelError(f"{folder}: sentence-transformers cannot load it as a CrossEncoder: {error}") from error
        labels = int(getattr(self._model.config, "num_labels", 1))
        if labels != 1:
            raise ModelError(f"{name}: gives {labels} numbers for a pair; a judge gives one")

    @property
    def signature(self) -> str:
        """The name."""
        return self.name

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict | None]:
        """Return a verdict on each pair of Chinese and English, in order: the score turned round."""
        if not pairs:
            return []
        scores = self._model.predict(list(pairs), batch_size=_AT_ONCE, show_progress_bar=False, convert_to_numpy=True)
        return [Verdict(-round(float(score), 4)) for score in np.asarray(scores).reshape(len(pairs))]

"""The vocabulary of a static model, as a tokenizer that finds the words of both languages without jieba at run time.

Chinese words are those of jieba's dictionary that occur in the training pairs; English words are runs of letters. Both
compete for the places by frequency. Rarer words fall apart into pieces and characters. The tokenizer is a unigram model
(Kudo, "Subword Regularization", 2018) whose scores are the logarithms of those frequencies, so that it takes the most
probable division of a run, as jieba does, in time linear in its length.
"""

from __future__ import annotations

import json
import logging
import math
import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from xlcheck.encode.charsmap import precompiled
from xlcheck.language.folding import simplified

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"

_HAN = re.compile("[\u3400-\u9fff]+")  # what the tokenizer that is shipped was counted by
_LATIN = re.compile("[a-z\u00c0-\u024f]+")
_RARE_CAP = 8  # a rare word counts at most this often when the pieces are chosen
_MIN_COUNT = 3  # a token seen less often has no trained row to speak of

# Hanyu Pinyin: names and places arrive in the English text as these syllables.
_INITIALS = ", b, p, m, f, d, t, n, l, g, k, h, j, q, x, zh, ch, sh, r, z, c, s, y, w"
_FINALS = (
    "a, o, e, ai, ei, ao, ou, an, en, ang, eng, ong, i, ia, ie, iao, iu, ian, in, iang, ing, iong, "
    "u, ua, uo, uai, ui, uan, un, uang, ue, ü, üe, er"
)
_PINYIN = frozenset(i + f for i, f in product(_INITIALS.split(", "), _FINALS.split(", ")))


@dataclass(slots=True)
class Counts:
    """How often each Chinese word, English word and single character stands in the training pairs."""

    zh: Counter[str] = field(default_factory=Counter)
    en: Counter[str] = field(default_factory=Counter)
    characters: Counter[str] = field(default_factory=Counter)


def count_words(texts: Iterable[tuple[str, str]]) -> Counts:
    """Count words and characters of (Chinese, English) pairs, as the tokenizer will see them."""
    counts = Counts()
    runs: Counter[str] = Counter()
    table = str.maketrans(dict(simplified()))
    for pair in texts:
        for text in pair:
            text = unicodedata.normalize("NFKC", text.translate(table)).lower()
            runs.update(_HAN.findall(text))
            counts.en.update(_LATIN.findall(text))
            counts.characters.update(_HAN.sub("", text))
    cut = _segmenter()
    for run, times in runs.items():
        for word in cut(run):
            counts.zh[word] += times
        for character in run:
            counts.characters[character] += times
    return counts


def _segmenter() -> Callable[[str], Iterable[str]]:
    """Return jieba's dictionary segmentation, without its hidden Markov model and without its shared cache file."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    return lambda run: tokenizer.cut(run, HMM=False)


def choose(counts: Counts, size: int) -> dict[str, float]:
    """Return at most ``size`` tokens with their scores (natural logarithms of relative frequencies).

    Characters first, then a sixth of the places for pieces of rare English words, then words by frequency.
    """
    total = sum(counts.zh.values()) + sum(counts.en.values()) + 1
    floor = math.log(0.5 / total)

    def score(times: int) -> float:
        return math.log(times / total) if times else floor

    singles = [c for c, n in counts.characters.most_common(size // 4) if n >= 2 and not c.isspace()]
    chosen = {c: score(counts.zh[c] if _HAN.match(c) else counts.en[c] or counts.characters[c]) for c in singles}
    for syllable in _PINYIN:
        if counts.en[syllable] >= _MIN_COUNT:
            chosen[syllable] = score(counts.en[syllable])
    words = [(w, n) for part in (counts.zh, counts.en) for w, n in part.items() if n >= _MIN_COUNT and w not in chosen]
    words.sort(key=lambda item: (-item[1], item[0]))
    places = max(0, size - 1 - len(chosen))
    kept = {w for w, _ in words[: places - places // 6]}
    rare = {w: n for w, n in counts.en.items() if w not in kept and w not in chosen}
    for piece, value in _pieces(rare, places // 6):
        chosen.setdefault(piece, value + score(sum(rare.values())))
    for word, n in words:
        if len(chosen) >= size - 1:
            break
        chosen[word] = score(n)
    return chosen


def _pieces(rare: dict[str, int], size: int) -> list[tuple[str, float]]:
    """Return at most ``size`` pieces of the rare words with their scores among those words."""
    from tokenizers import Tokenizer
    from tokenizers.models import Unigram
    from tokenizers.trainers import UnigramTrainer

    if size < 100 or len(rare) < size:
        return []
    tokenizer = Tokenizer(Unigram())
    trainer = UnigramTrainer(vocab_size=size, show_progress=False, max_piece_length=10, unk_token=UNKNOWN)
    tokenizer.train_from_iterator((w for w, n in sorted(rare.items()) for _ in range(min(n, _RARE_CAP))), trainer)
    vocab: list[tuple[str, float]] = json.loads(tokenizer.to_str())["model"]["vocab"]
    return [(piece, score) for piece, score in vocab if piece != UNKNOWN]


def build_tokenizer(chosen: dict[str, float]) -> Tokenizer:
    """Return the tokenizer over the chosen tokens: 0 is the unknown token, then the most frequent come first."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    ranked: list[tuple[str, float]] = sorted(chosen.items(), key=lambda item: (-item[1], item[0]))
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, 0.0), *((w, round(s, 3)) for w, s in ranked)], unk_id=0))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(precompiled(simplified())), normalizers.NFKC(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.BertPreTokenizer(), pre_tokenizers.Digits(individual_digits=True)]
    )
    return tokenizer

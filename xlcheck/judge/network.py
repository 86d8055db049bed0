"""The judge as torch trains it; `inference` computes the same with numpy.

A small transformer over the tokens of both sides at once (Vaswani et al., "Attention Is All You Need", 2017, with the
norms in front). Its tokens are the frozen rows of the static encoder; how like two tokens of different sides are is
added to what attention they pay to each other, so that a token finds its counterpart from the first step on, and what
is left to be learned is whether that is one. Imported by training alone, for it needs torch.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional

from xlcheck.judge.shape import FEATURES, LEAST, NEAR, Shape


class Network(nn.Module):  # type: ignore[misc]
    """Scores of tokens and of the pair, as logits: above 0 is more likely wrong than not."""

    def __init__(self, shape: Shape, dim: int) -> None:
        """Begin with random weights; ``dim`` is that of the token rows."""
        super().__init__()
        width = shape.width
        self.shape = shape
        self.rows = nn.Linear(dim, width)
        self.features = nn.Linear(FEATURES, width, bias=False)
        self.sides = nn.Parameter(torch.randn(2, width) * 0.1)
        self.near = nn.Parameter(torch.zeros(shape.heads, 2 * NEAR + 1))
        self.across = nn.Parameter(torch.tensor([[8.0, -2.0, 0.0], [0.0, 0.0, -2.0]]).repeat(shape.heads // 2, 1))
        self.first = nn.LayerNorm(width)
        self.layers = nn.ModuleList(_Layer(width, shape) for _ in range(shape.layers))
        self.last = nn.LayerNorm(width)
        self.token = nn.Linear(width, 1)
        self.pair = nn.Linear(2 * width + 4, 1)

    def forward(self, batch: Batch) -> tuple[Any, Any]:
        """Return the logits of the tokens, (pairs, tokens), and of the pairs, (pairs,)."""
        x = self.first(self.rows(batch.rows) * 2 + self.features(batch.features) + self.sides[batch.side])
        bias = self.bias(batch)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.last(x)
        tokens = self.token(x).squeeze(-1).float()
        there = batch.there
        mean = (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        most = x.masked_fill(~there[..., None], -1e4).max(1).values
        seen = tokens.masked_fill(~there, -1e4)
        highest = [_highest(seen[:, part]).to(x.dtype) for part in batch.parts]
        return tokens, self.pair(torch.cat([mean, most, *highest], 1)).squeeze(-1).float()

    def bias(self, batch: Batch) -> Any:
        """Return what is added to the attention of tokens, (pairs, heads, tokens, tokens)."""
        place = batch.place
        apart = (place[None, :] - place[:, None]).clamp(-NEAR, NEAR) + NEAR
        same = batch.side[:, None] == batch.side[None, :]
        own = self.near[:, apart].masked_fill(~same, 0)
        scale, along, ground = (self.across[:, k][None, :, None, None] for k in range(3))
        other = scale * batch.likeness[:, None] + along * batch.distance[:, None] + ground
        bias = own[None] + other.masked_fill(same, 0)
        return bias.masked_fill(~batch.there[:, None, None, :], -1e4)


class _Layer(nn.Module):  # type: ignore[misc]
    def __init__(self, width: int, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.before, self.between = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)

    def forward(self, x: Any, bias: Any) -> Any:
        pairs, tokens, width = x.shape
        both = self.query_key_value(self.before(x)).view(pairs, tokens, 3, self.heads, width // self.heads)
        query, key, value = both.permute(2, 0, 3, 1, 4)
        attention = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + bias.to(query.dtype)
        seen = (attention.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(pairs, tokens, width)
        x = x + self.out(seen)
        return x + self.down(functional.relu(self.up(self.between(x))))


class Batch:
    """Pairs of about the same length, as tensors: Chinese tokens from 0 on, English ones behind ``middle``."""

    def __init__(self, source: Any, target: Any, rows: Any, rarity: Any) -> None:
        """Take token ids, (pairs, n) and (pairs, m), -1 where there is none, and rows and rarities of all tokens."""
        ids = torch.cat([source, target], 1)
        self.there = ids >= 0
        self.middle, total = source.shape[1], ids.shape[1]
        known = ids.clamp(min=0)
        self.rows = rows[known].masked_fill(~self.there[..., None], 0)
        self.side = (torch.arange(total) >= self.middle).long()
        self.place = torch.arange(total) - self.middle * self.side
        self.parts = (slice(0, self.middle), slice(self.middle, total))
        lengths = torch.stack([self.there[:, part].sum(1) for part in self.parts], 1).clamp(min=1)
        along = (self.place + 0.5)[None] / lengths[:, self.side]
        self.distance = (along[:, :, None] - along[:, None, :]).abs()
        between = self.rows[:, self.parts[0]] @ self.rows[:, self.parts[1]].transpose(1, 2)
        self.likeness = torch.zeros(len(ids), total, total)
        self.likeness[:, self.parts[0], self.parts[1]] = between
        self.likeness[:, self.parts[1], self.parts[0]] = between.transpose(1, 2)
        best = torch.cat([_two(between), _two(between.transpose(1, 2))], 1)
        length = lengths.sum(1)[:, None, None].expand(-1, total, 1) / 100
        ratio = (lengths[:, :1] / lengths[:, 1:])[..., None].expand(-1, total, 1)
        self.features = torch.cat([best, rarity[known][..., None], length, ratio], 2)


def _highest(scores: Any) -> Any:
    """Return the highest score of each row and the mean of the three highest, (pairs, 2)."""
    top = functional.pad(scores, (0, 3), value=-LEAST).topk(3, 1).values.clamp(min=-LEAST)
    return torch.cat([top[:, :1], top.mean(1, keepdim=True)], 1)


def _two(between: Any) -> Any:
    """Return the two highest cosines of each token, (pairs, tokens, 2)."""
    values = between.topk(min(2, between.shape[2]), 2).values.clamp(min=0)  # as where there is no token
    return values if values.shape[2] == 2 else functional.pad(values, (0, 1))

"""Pairs of our own making, and what they tell about their words."""

from __future__ import annotations

from itertools import product

import pytest

np = pytest.importorskip("numpy")

WHO = [
    ("老师", "the teacher"),
    ("医生", "the doctor"),
    ("农民", "the farmer"),
    ("司机", "the driver"),
    ("学生", "the student"),
]
DID = [
    ("购买", "bought"),
    ("出售", "sold"),
    ("打开", "opened"),
    ("没有修理", "did not repair"),
    ("没有检查", "did not check"),
]
WHAT = [("苹果", "apples"), ("报纸", "newspapers"), ("窗户", "windows"), ("雨伞", "umbrellas"), ("电脑", "computers")]
WITH = [("火车", "trains"), ("桌子", "tables"), ("书籍", "books"), ("电影", "films"), ("机器", "machines")]
WHEN = [("昨天", "yesterday"), ("今天", "today")]
PAIRS = [
    (f"{d[0]}{a[0]}{b[0]}{c[0]}和{e[0]}。", f"{a[1]} {b[1]} {c[1]} and {e[1]} {d[1]}.")
    for a, b, c, e, d in product(WHO, DID, WHAT, WITH, WHEN)
]


@pytest.fixture(scope="session")
def encoder():
    """Return the embedded encoder."""
    from xlcheck.encode.location import EMBEDDED_FOLDER
    from xlcheck.encode.static import StaticEncoder

    return StaticEncoder(EMBEDDED_FOLDER)


@pytest.fixture(scope="session")
def pairs(encoder):
    """Return the pairs as token ids."""
    from xlcheck.judge.train import tokenized

    return tokenized(encoder, PAIRS)


@pytest.fixture(scope="session")
def stock(encoder, pairs):
    """Return what the pairs tell about their tokens."""
    from xlcheck.judge.stock import take_stock

    return take_stock(encoder, pairs)

"""One slip, one finding: what one check explains is not said by another."""

import pytest

from xlcheck.checks import Context, Example, findings, registry
from xlcheck.terms import Glossary

ITEMS = (("一是水质改善。", "First, the water is better."), ("二是管网延伸。", "Second, pipelines grow."))


def run(*beads, codes=("NUM", "DTE", "UNT", "IDS", "ENU")):
    context = Context(Example("bad", beads).pair(), Glossary(()))
    return [(f.code, f.severity) for f in findings((c() for c in registry().values() if c.code[:3] in codes), context)]


def test_an_announced_count_that_is_wrong_is_as_grave_as_the_number():
    beads = ("有两个方面：", "There are three areas:"), *ITEMS
    assert run(*beads) == [("ENU001", "critical")]
    assert run(*beads, codes=("NUM",)) == [("NUM003", "critical")]


def test_a_wrong_mark_of_an_item_is_one_finding():
    [(code, severity)] = run(
        ("第一，水。", "First, water."), ("第二，管。", "Second, pipes."), ("第三，价。", "Second, prices.")
    )
    assert (code, severity) == ("ENU001", "major")


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param((("共有5条路。", "There are 6 roads."), *ITEMS), id="another sentence"),
        pytest.param(
            (("5条路，有两个方面：", "On 6 roads, there are three areas:"), *ITEMS), id="another number beside it"
        ),
    ],
)
def test_other_numbers_stay(beads):
    assert "NUM003" in dict(run(*beads))


def test_a_wrong_identifier_keeps_its_own_weight():
    assert run(("国发〔2024〕12号", "Guo Fa [2024] No. 21")) == [("IDS004", "major")]

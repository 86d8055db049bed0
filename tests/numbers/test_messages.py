"""What is said about a disagreement, in both directions, and the limits of the comparer."""

import pytest

from xlcheck.model import Span
from xlcheck.numbers import compare, read_chinese, read_english
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.readings import plain

SAID = [
    pytest.param("占67%。", "It accounts for 67.", 'the translation says 67 without "percent"', id="percent lost"),
    pytest.param("升37个百分点。", "It rose by 37.", 'says 37 without "percentage points"', id="points lost"),
    pytest.param(
        "下降5%。",
        "It rose by 5%.",
        "in the source something falls by 5 percent, in the translation it rises by 5 percent",
        id="a fall became a rise",
    ),
    pytest.param(
        "增长5%。",
        "It fell by 5%.",
        "in the source something rises by 5 percent, in the translation it falls by 5 percent",
        id="a rise became a fall",
    ),
    pytest.param(
        "超过60人。",
        "Nearly 60 people.",
        "60 is a lower bound (more than) in the source, 60 is an upper bound (nearly, at most) in the translation",
        id="a lower bound became an upper one",
    ),
    pytest.param(
        "近60人。",
        "More than 60 people.",
        "60 is an upper bound (nearly, at most) in the source, 60 is a lower bound (more than) in the translation",
        id="an upper bound became a lower one",
    ),
    pytest.param("超过60人。", "60 people.", "the source says more than 60, the translation says 60 flatly", id="over"),
    pytest.param("近60人。", "60 people.", "the source says nearly, or at most, 60, the", id="nearly"),
    pytest.param("收入3亿元。", "A revenue of 30 million yuan.", "30 million yuan: 10 times smaller", id="smaller"),
    pytest.param("收入3亿元。", "A revenue of 3 trillion yuan.", "trillion yuan: 10,000 times larger", id="larger"),
    pytest.param("37人。", "38 people.", "the source says 37, the translation says 38", id="no power of ten"),
]


@pytest.mark.parametrize(("zh", "en", "said"), SAID)
def test_message(zh: str, en: str, said: str) -> None:
    (found,) = compare(read_chinese(zh), read_english(en))
    assert said in found.message
    assert ("times" in found.message) is ("times" in said)


SUGGESTED = [
    pytest.param("37人。", "38 people.", "37", id="a wrong value"),
    pytest.param("37万人。", "37 people.", "370,000", id="a wrong power of ten"),
    pytest.param("20至30人。", "20 to 35 people.", "30", id="a wrong end of a range"),
    pytest.param("三次。", "Four times.", None, id="number words"),
    pytest.param("两国关系。", "Relations of 37 countries.", None, id="a soft numeral"),
    pytest.param("两国关系。", "Relations of three countries.", None, id="words of which one is soft"),
    pytest.param("增长37%。", "It grew by 38 tons.", None, id="a share"),
    pytest.param("7月。", "In August.", None, id="a month"),
]


@pytest.mark.parametrize(("zh", "en", "suggestion"), SUGGESTED)
def test_suggestion(zh: str, en: str, suggestion: str | None) -> None:
    assert [found.suggestion for found in compare(read_chinese(zh), read_english(en))] == [suggestion]


def quantity(value: float, start: int = 0) -> Quantity:
    return Quantity(Span(start, start + 2), "99", "number", frozenset({plain(value)}), "hard", value)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(1e300, 1e-300), (1e-300, 1e300), (float("inf"), 5.0), (5.0, float("inf")), (0.0, 5.0), (5.0, 0.0)],
    ids=["a ratio of nothing", "a ratio beyond floats", "infinite", "against infinite", "zero", "against zero"],
)
def test_values_without_a_ratio_are_wrong_values(ours: float, theirs: float) -> None:
    (found,) = compare([quantity(ours)], [quantity(theirs)])
    assert (found.code, found.severity, found.confidence) == ("NUM003", "critical", "high")
    assert "times" not in found.message


def test_of_many_leftovers_the_first_sixty_of_each_side_are_paired() -> None:
    ours = [quantity(1000.5 + k, 10 * k) for k in range(70)]
    theirs = [quantity(5000.5 + k, 10 * k) for k in range(70)]
    codes = [found.code for found in compare(ours, theirs)]
    assert [codes.count(code) for code in ("NUM003", "NUM001", "NUM002")] == [60, 10, 10]

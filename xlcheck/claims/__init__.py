"""What a sentence claims besides its numbers: concepts of groups that exclude each other, read on both sides."""

from xlcheck.claims.abbreviations import WrongAbbreviation, wrong_abbreviations
from xlcheck.claims.compare import Contradiction, contradictions
from xlcheck.claims.concepts import Concept, Group, concepts, groups
from xlcheck.claims.read import Claim, read_chinese, read_english

__all__ = [
    "Claim",
    "Concept",
    "Contradiction",
    "Group",
    "WrongAbbreviation",
    "concepts",
    "contradictions",
    "groups",
    "read_chinese",
    "read_english",
    "wrong_abbreviations",
]

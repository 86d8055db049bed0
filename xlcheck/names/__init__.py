"""Names of people and bodies on both sides of a translation."""

from xlcheck.names.bodies import Body, bodies, renamed
from xlcheck.names.people import Misnamed, Named, People, people
from xlcheck.names.romanise import in_pinyin
from xlcheck.names.surnames import surname_of
from xlcheck.names.variants import Called, variants

__all__ = [
    "Body",
    "Called",
    "Misnamed",
    "Named",
    "People",
    "bodies",
    "in_pinyin",
    "people",
    "renamed",
    "surname_of",
    "variants",
]

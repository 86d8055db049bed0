"""Names of people and bodies on both sides of a translation."""

from xlcheck.names.bodies import Body, bodies, instruments, name_key, renamed
from xlcheck.names.people import Misnamed, Named, People, people
from xlcheck.names.romanise import in_pinyin
from xlcheck.names.surnames import surname_of
from xlcheck.names.variants import Called, callings, several

__all__ = [
    "Body",
    "Called",
    "Misnamed",
    "Named",
    "People",
    "bodies",
    "callings",
    "in_pinyin",
    "instruments",
    "name_key",
    "people",
    "renamed",
    "several",
    "surname_of",
]

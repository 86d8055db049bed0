"""What the page says, in the words of people who translate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from xlcheck.errors import AlignmentError, InputError, LanguageError, XlcheckError


class Family(NamedTuple):
    """Checks that a person switches on and off together: a name, an example, the beginnings of their codes."""

    name: str
    example: str
    codes: tuple[str, ...]


FAMILIES = (
    Family("Numbers, dates, units", "3.6万亿 and “3.6 billion”", ("NUM", "DTE", "UNT", "ENU", "IDS")),
    Family("Lost and added text", "a sentence without its translation", ("OMI", "ADD", "LEN", "STR", "ALN903")),
    Family("Terms", "as the glossary has them", ("TRM", "CON")),
    Family("Names, places, facts", "a name spelt two ways, “Beijing” for 上海", ("NAM", "CLM", "SIM")),
    Family("Language and marks", "Chinese left over, brackets, doubled words", ("LNG", "PUN", "WRD", "WSP", "ENC")),
    Family("Code and links", "a placeholder that is gone", ("TAG",)),
)

FIELDS: Mapping[str, str] = {
    "law": "Law",
    "statistics": "Statistics",
    "diplomacy": "Diplomacy",
    "health": "Health",
    "software": "Software",
}
"""The shipped glossaries of a field, which hold where a person says that the text is of it."""

_SAID: Mapping[str, str] = {
    "IOE001": "This file is not there any more.",
    "IOE002": "This is a folder, not a file.",
    "IOE003": "This file may not be read. Look at its permissions, or copy it.",
    "IOE004": "There is no text in this file.",
    "IOE005": "This file is too large to be checked. Split it into parts.",
    "IOE006": "This kind of file is not read. Save it as .docx (or .txt, .xlsx) and choose that.",
    "IOE007": "The characters of this file cannot be made out. Save it as UTF-8 and choose it again.",
    "IOE008": "A line of this file is longer than any paragraph. It does not look like a document.",
    "IOE009": "This file cannot be read.",
    "IOE010": "It is not clear which columns hold the Chinese and the English. Name them in the first row: zh, en.",
    "IOE011": "This file is damaged, or not what its name says. Open it in its program and save it again.",
    "IOE012": "This PDF holds pictures of pages and no text. Use the document that it was made from.",
    "IOE013": "This file has a password. Save it without one.",
    "IOE014": "This file is not like any document, and is not read.",
    "IOE015": "There is no pair of Chinese and English text in this file.",
    "IOE016": "One of the two has nothing that can be compared with the other.",
    "IOE017": "The check took too long and was ended. Split the document.",
    "ALN901": "These two files do not look like a text and its translation. Are they the right ones?",
}


class Trouble(NamedTuple):
    """What went wrong, for a person, and what the command line would say, for somebody who helps."""

    said: str
    detail: str


def trouble(error: XlcheckError) -> Trouble:
    """Return an error in people's words."""
    detail = str(error)
    if isinstance(error, LanguageError):
        wrong = "the source" if error.source else "the translation"
        want = "Chinese" if error.source else "English"
        return Trouble(f"There must be a Chinese and an English text: {wrong} is not {want}.", detail)
    if isinstance(error, InputError | AlignmentError):
        return Trouble(_SAID.get(error.code, "This file cannot be read."), detail)
    return Trouble(detail[:1].upper() + detail[1:], detail)

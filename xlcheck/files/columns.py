"""The names of columns, keys and languages that tables of translators share, in lower case."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

NOTES = ("note", "notes", "comment", "comments", "remark", "remarks", "备注", "備註", "说明")
"""What a column of remarks is called."""

STATES = ("status", "state", "segment status", "confirmation status", "状态", "狀態", "句段状态")
"""What a column is called that says how far a translation is."""

IN_CHINESE = {
    "zh": frozenset(
        {"中文", "汉语", "漢語", "简体中文", "繁体中文", "繁體中文"} | {"中国語", "简中", "繁中", "汉文", "华语"}
    ),
    "en": frozenset({"英文", "英语", "英語", "美式英语", "英式英语"}),
}
"""What the two languages are called in Chinese characters."""

CHINESE = frozenset({"zh", "zho", "cn", "chi", "cmn", "chinese", "mandarin"})
ENGLISH = frozenset({"en", "eng", "english"})
REGIONS = frozenset((
    "simplified", "traditional", "hans", "hant", "chs", "cht", "prc", "china", "cn", "tw", "hk", "mo", "sg", "taiwan",
    "hong", "kong", "sar", "s", "macau", "macao", "singapore", "mainland", "people", "republic", "of", "us", "gb", "uk",
    "usa", "united", "states", "kingdom", "ca", "canada", "au", "australia", "ie", "ireland", "nz", "za", "in",
    "india", "international", "american", "british", "term",
))  # fmt: skip
"""What stands beside the name of a language in a header: Chinese (PRC), en-US, English_United_States."""


@lru_cache(maxsize=1024)
def language_of(name: str) -> Literal["zh", "en", ""]:
    """Return ``zh`` or ``en`` for the name or code of a language, and nothing for another one."""
    words = set(re.findall(r"[a-z]+", name.casefold()))
    if name in IN_CHINESE["zh"] or (words & CHINESE and words <= CHINESE | REGIONS):
        return "zh"
    if name in IN_CHINESE["en"] or (words & ENGLISH and words <= ENGLISH | REGIONS):
        return "en"
    return ""

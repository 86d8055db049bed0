"""Negation that one side has and the other has not: 不得转让 and "may be transferred".

What denies is a closed set of words on either side; what only may deny (a prefix, "only", "rather than", 仅, 才,
以外) is an excuse. A side accuses by its sure words, and only where the other has neither.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DENIES_ZH = re.compile(
    r"不(?:得(?!不|已|了|以|知)|能(?!不)|会(?!不)|应当?(?!不)|准(?!确)|许|可(?![不避多分少思收能或替胜一同逾磨言名忽])|宜|允许|需要?|必(?!要)|(?<!而不)是(?![不小])|属于|适用|存在"
    r"|支持|包括|包含|再(?!不)|负责|承担|影响|受理|予)"
    r"|没有(?!问题|关系)|没能|未[能经曾被有]|[尚并从]未|从不|[并绝]非|(?<!解)决非|(?<!解)决不|绝不|毫[无不]|无[法权需须]|禁止|严禁"
)
_EXCUSED_ZH = re.compile(
    r"(.)不\1|[有是了]没有|没有不|[无没]不|不得不|不[得能会应](?:[低小少高大多早晚迟]于|[少多超早晚])|非[^，。]{1,12}不|不(?:是|应该?|应当|再|要)[^。；]{0,40}(?:而(?![且已])|[，,](?:应|改))|就不|岂|何不|难道|吗[？?]"
)
"""Two negations, a choice (能不能), and "not this but that" (不再…而…), which English says with one word."""

_DENIES_EN = re.compile(
    r"\b(?:not|cannot|never|neither|nobody|nothing|nowhere)\b(?! only| just| merely| simply| least| to mention| until"
    r"| necessarily| alone| (?:less|more|fewer|later|earlier|lower|higher|exceed\w*|to exceed|limited) )|n['’]t\b"
)
_EXCUSED_EN = re.compile(
    r"\b(?:whether|or|if|why|but|is|do|does|did|are) not\b|\bnot (?:all|every|counting|including|yet)\b|\?"
    r"|n['’]t (?:you|it|we|they)\b|\bnothing (?:but|wrong)\b"
    r"|(?:\bnot|\bnever|n['’]t) (?:be(?:en|ing)? |have )?(?:(?:more|too|immediately|always|mind|matter)\b|forget)"
)
"""Choices, questions, and ways to assert by denying: "don't forget", "it doesn't matter", "nothing but"."""

_MAY_DENY_EN = re.compile(
    r"\b(?:no|not?|none?|nor|none|never|neither|nobody|nothing|nowhere|cannot|without|hardly|scarcely|barely|rarely"
    r"|seldom|few|little|less|least|lest|unless|until|only|except\w*|exclu\w*|other than|rather than|rather"
    r"|instead|than|but|too|yet|absen\w*|lack\w*|fail\w*|fall\w* short|refus\w*|reject\w*"
    r"|den(?:y\w*|ie\w*|ial)|resist\w*|suspen\w*|silent\w*|different|over|despite|before|ensur\w*|make sure"
    r"|eliminat\w*|obviat\w*|declin\w*|prohibit\w*"
    r"|forb\w*|ban|bans|banned|banning|bar|bars|barred|prevent\w*|preclud\w*|avoid\w*|abst\w*|refrain\w*"
    r"|ceas\w*|stop\w*|halt\w*|free|remov\w*|miss\w*|omit\w*|skip\w*|ignor\w*|waiv\w*|void|null|zero|empty"
    r"|beyond|against|oppos\w*|neglect\w*|out of|disregard\w*|regardless|restrict\w*|limit\w*|block\w*"
    r"|reserv\w*|exempt\w*|contrary|outside|far from|stay away|keep from|blank|alone|merely|difficult\w*|hard"
    r"|wrong\w*|false|invalid\w*|illegal\w*|illicit|unlawful\w*"
    r"|im(?:possib|permiss|mutab|material|movab|measur|partial|perfect|proper)\w*|in\w+[ai]ble"
    r"|in(?:ab|div|acc|act|adequa|admis|applic|cap|compat|compl|consist|correct|curab|defin|depend|direct|dispens|eff|elig|equal|escap|evit|explic|fin|flex|frequen|sep|suff|tol|val|vis|vol)\w*"
    r"|ir(?:replac|revers|revoc|respective|relevan|regular|respons)\w*|un(?!i[tqfovlc]|der|cle|anim)\w{3,}"
    r"|dis(?!c[uiro]|trib|tri[ct]|play|ease|tan|tin|k\b|ks\b|patch|posal)\w{3,}|non-?\w+|anti-?\w+|mis\w{4,}"
    r"|suppress\w*|embargo\w*|delet\w*|replac\w*|discard\w*|stuck|unique\w*|okay|ok|fine|safe\w*|troubl\w*|problem\w*"
    r"|(?:giv\w+|gave) up|(?:leav\w+|left) (?:off|out)|(?:sav|spar)(?:e|es|ed|ing) (?:you|us|them|the)"
    r"|counter\w+|de(?:activ|fect|priv|ter|tach|coupl|preciat)\w*|\w{3,}less(?:ly|ness)?)\b|n['’]t\b"
)
_MAY_DENY_ZH = re.compile(
    r"[不没未无非否勿莫别免禁拒除绝难毋弗缺少失止防避仅只才惟唯乏欠差空漏脱离外弃停断反抗零另勉罢岂何尽吗么以后前休懒甭讳误错罕]|\b(?:null|nil|none)\b"
)


_DENY_EN = re.compile(
    r"\b(?:no|not|none?|nor|never|neither|nobody|nothing|nowhere|cannot|without|hardly|barely|rarely|seldom|unless|except\w*"
    r"|exclu\w*|rather than|instead"
    r"|eliminat\w*|obviat\w*|absen\w*|lack\w*|fail\w*|refus\w*|reject\w*|den(?:y\w*|ie\w*|ial)|prohibit\w*|forb\w*"
    r"|bans?|bann(?:ed|ing)|barr(?:ed|ing)|prevent\w*|preclud\w*|avoid\w*|refrain\w*|free|void|impossib\w*|in\w+[ai]ble|ir\w+[ai]ble"
    r"|in(?:dep|suff|val|ab|accura|adequa|compl|correct|elig|appl)\w*|illegal\w*|unlawful\w*"
    r"|un(?!i[tqfovlc]|der|cle|anim)\w{3,}|non-?\w+|dis(?:ab|allow|app|agre|reg|qual|contin)\w*|\w{3,}less(?:ly)?)\b"
    r"|n['’]t\b"
)
_DENY_ZH = re.compile(r"[不没无未非否勿莫别免禁拒除绝难毋弗失止防避]")


_IDIOM_ZH = re.compile(
    "不可(?:或缺|缺少|替代|取代|分割|分离|逆转|避免|动摇|侵犯|转让|磨灭)|无[可法]替代|必不可少|不容置疑"
)
_ABLE_EN = re.compile(
    r"\b(?:dispens|replace|substitut|separ|divis|revers|avoid|evit|shak|viol|transfer|alien|delet|question|deni)e?[ai]ble\b"
)
"""What 不可 usually makes of these adjectives has a prefix; without it, it is the opposite."""


_NOT_ABLE = re.compile(r"(?:\b(?:not|never|no|nor|non|neither|hardly|without)\b|n['’]t\b|\bnon-)[^.;]{0,40}$")


class Denial(NamedTuple):
    """A negation that one side lacks: its place on the side that has it.

    Both places are known where a word of the other side is the bare adjective. ``sure`` where nothing on the other side
    could stand for the negation.
    """

    source: tuple[int, int] | None
    target: tuple[int, int] | None
    sure: bool


def negation(zh: str, en: str) -> Denial | None:
    """Return the negation that one side has and the other lacks, or None."""
    lower = en.lower()
    if (
        (able := _ABLE_EN.search(lower))
        and (idiom := _IDIOM_ZH.search(zh))
        and not _NOT_ABLE.search(lower, 0, able.start())
    ):
        return Denial(idiom.span(), able.span(), True)
    source = _DENIES_ZH.search(zh)
    if source and not _EXCUSED_ZH.search(zh) and not _DENY_EN.search(lower):
        return Denial(source.span(), None, not _MAY_DENY_EN.search(lower))
    target = _DENIES_EN.search(lower)
    if target and not _EXCUSED_EN.search(lower) and not _DENY_ZH.search(zh) and target[0] not in zh.lower():
        return Denial(None, target.span(), not _MAY_DENY_ZH.search(zh))
    return None

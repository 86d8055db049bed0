"""CLM: the pages of what the claims of two sentences may contradict each other about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from xlcheck.checks.contradicted import of_page
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity

if TYPE_CHECKING:
    from xlcheck.checks.context import Context


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """The contradictions of the groups of one page."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each contradiction."""
        yield from of_page(context, self.code, "the source says {zh}, the translation “{en}”")


@register
class PlaceDiffers(ClaimCheck):
    """The translation names another country, people, province or city than its source.

    A finding needs both ends: a place of the source that nothing renders, and one in the translation that has no
    source. A place that is left out, or rendered by a pronoun, a capital or "the country", is none. The names are those
    of the Unicode CLDR with their adjectives, and of Chinese provinces and larger cities, American states and cities of
    the world.

    Bad:
        zh: 代表团去了澳门。
        en: The delegation went to Taiwan.

    Good:
        zh: 代表团去了澳门。
        en: The delegation went to Macao.
    """

    code: ClassVar[str] = "CLM001"
    name: ClassVar[str] = "place"


@register
class BodyDiffers(ClaimCheck):
    """The translation names another ministry, court, bank or organisation than its source.

    Both ends are needed, as for [CLM001](#clm001-place); abbreviations count as their bodies.

    Bad:
        zh: 数据由财政部发布。
        en: The data are released by the Ministry of Commerce.

    Good:
        zh: 数据由财政部发布。
        en: The data are released by the Ministry of Finance (MOF).
    """

    code: ClassVar[str] = "CLM002"
    name: ClassVar[str] = "body"


@register
class PersonDiffers(ClaimCheck):
    """The translation speaks of other people, or of another office: foreigners for 公民, a governor for 市长.

    The people are those of a law or a contract, kin, and occupations. Both ends are needed, as for
    [CLM001](#clm001-place).

    Bad:
        zh: 劳动是每一个公民的光荣职责。
        en: Work is an honour for every foreigner.

    Good:
        zh: 劳动是每一个公民的光荣职责。
        en: Work is an honour for every citizen.
    """

    code: ClassVar[str] = "CLM003"
    name: ClassVar[str] = "person-or-office"


@register
class TimeOfDiffers(ClaimCheck):
    """Last year became this year, the morning the evening, every week every month.

    Both ends are needed, as for [CLM001](#clm001-place). Dates and clock times are those of DTE.

    Bad:
        zh: 去年的产量创下新高。
        en: This year output reached a new high.

    Good:
        zh: 去年的产量创下新高。
        en: Output reached a new high in the previous year.
    """

    code: ClassVar[str] = "CLM004"
    name: ClassVar[str] = "time-word"


@register
class DirectionDiffers(ClaimCheck):
    """East became west, or the left side the right one.

    Both ends are needed, as for [CLM001](#clm001-place).

    Bad:
        zh: 西部地区的道路正在修建。
        en: Roads are being built in eastern regions.

    Good:
        zh: 西部地区的道路正在修建。
        en: Roads are being built in western regions.
    """

    code: ClassVar[str] = "CLM005"
    name: ClassVar[str] = "compass-or-side"


@register
class ThingDiffers(ClaimCheck):
    """The translation names another thing of the same kind: coal for 原油, military for 经济, influenza for 疟疾.

    The kinds are fields of policy, sectors, goods, food and commodities, means of transport, institutions, buildings
    and their parts, documents, indicators, what is paid and owned, diseases and organs, landscapes, weather and
    disasters, animals, colours, crimes. Both ends are needed, as for
    [CLM001](#clm001-place).

    Bad:
        zh: 双方开展经济合作。
        en: The two sides carry out military cooperation.

    Good:
        zh: 双方开展经济合作。
        en: The two sides cooperate in the economy.
    """

    code: ClassVar[str] = "CLM006"
    name: ClassVar[str] = "thing"

"""NUM, DTE and UNT: the pages of what two lists of quantities may disagree about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity

if TYPE_CHECKING:
    from xlcheck.checks.context import Context


@dataclass(frozen=True, slots=True)
class NumberCheck:
    """One kind of disagreement."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        from xlcheck.checks.disagreements import disagreements

        for bead, found in context.once(disagreements):
            if found.code == self.code:
                source, target = context.source(bead), context.target(bead)
                yield Finding(
                    code=found.code,
                    severity=found.severity,
                    confidence=found.confidence,
                    message=found.message,
                    bead=bead,
                    source_spans=(source.span(*found.source.span),) if found.source else (),
                    target_spans=(target.span(*found.target.span),) if found.target else (),
                    suggestion=found.suggestion,
                )


@register
class DateDiffers(NumberCheck):
    """A year, a month or a day of the month is another one in the English, missing or added.

    Bad:
        zh: 会议于6月14日召开。
        en: The meeting was held on July 14.

    Good:
        zh: 会议于二〇二五年6月14日召开。
        en: The meeting was held on 14 June 2025.
    """

    code: ClassVar[str] = "DTE001"
    name: ClassVar[str] = "date"
    severity: ClassVar[Severity] = "major"


@register
class TimeDiffers(NumberCheck):
    """A clock time differs, or a.m. became p.m.

    Bad:
        zh: 发布会下午3点半开始。
        en: The press conference begins at 3:30 a.m.

    Good:
        zh: 发布会下午3点半开始。
        en: The press conference begins at 15:30.
    """

    code: ClassVar[str] = "DTE002"
    name: ClassVar[str] = "clock-time"
    severity: ClassVar[Severity] = "major"


@register
class WeekdayDiffers(NumberCheck):
    """The day of the week is another one in the English.

    Bad:
        zh: 星期四上午我们参观了工厂。
        en: We visited the plant on Tuesday morning.

    Good:
        zh: 周四上午我们参观了工厂。
        en: We visited the plant on Thursday morning.
    """

    code: ClassVar[str] = "DTE003"
    name: ClassVar[str] = "weekday"
    severity: ClassVar[Severity] = "major"


@register
class NumberMissing(NumberCheck):
    """A number stands in the Chinese, and nothing in the English says it.

    A lost number is lost information that no reader can restore. The English may say it in any form: digits, words, a
    fraction, another unit, or in the neighbouring sentence. A number that the grammar of English leaves unsaid (一,
    两国) is not missed. Small numbers in words are for review, because good translations drop them too.

    Bad:
        zh: 全市新建了37所学校。
        en: Schools were built throughout the city.

    Good:
        zh: 全市新建了37所学校。
        en: Thirty-seven schools were built throughout the city.
    """

    code: ClassVar[str] = "NUM001"
    name: ClassVar[str] = "number-missing"
    severity: ClassVar[Severity] = "major"


@register
class NumberExtra(NumberCheck):
    """A number stands in the English, and nothing in the Chinese says it.

    A translation has no licence to add figures. What can be worked out from the sentence is no addition: the years of a
    five-year plan, the month of a bare day, "double" for 翻一番.

    Bad:
        zh: 我们建成了一批水库。
        en: We have completed a batch of 26 reservoirs.

    Good:
        zh: “十三五”期间建成了一批水库。
        en: A number of reservoirs were completed during the 13th Five-Year Plan period (2016-2020).
    """

    code: ClassVar[str] = "NUM002"
    name: ClassVar[str] = "number-extra"
    severity: ClassVar[Severity] = "major"


@register
class NumberValue(NumberCheck):
    """Both sides have a number in the same place, and the values differ.

    Swapped, dropped or added digits and shifted decimals survive proofreading, because each sentence reads well on
    its own. Numbers are compared by value: 2.4万, 24,000 and twenty-four thousand are one number.

    Bad:
        zh: 粮食产量达到4820万吨。
        en: Grain output reached 42.8 million tons.

    Good:
        zh: 粮食产量达到4820万吨。
        en: Grain output reached 48.2 million tons.
    """

    code: ClassVar[str] = "NUM003"
    name: ClassVar[str] = "number-value"
    severity: ClassVar[Severity] = "critical"


@register
class NumberMagnitude(NumberCheck):
    """The digits agree, and the magnitude does not: the value is 10, 100, 1,000 ... times too large or too small.

    Chinese counts in 万 (10,000) and 亿 (100 million), English in thousands and millions: regrouping is where most
    wrong numbers between the two languages come from, and the error is never small.

    Bad:
        zh: 总投资3.6万亿元。
        en: Total investment came to 3.6 billion yuan.

    Good:
        zh: 总投资3.6万亿元。
        en: Total investment came to 3.6 trillion yuan.
    """

    code: ClassVar[str] = "NUM004"
    name: ClassVar[str] = "number-magnitude"
    severity: ClassVar[Severity] = "critical"


@register
class RatioDiffers(NumberCheck):
    """A percentage, fraction, share in tenths (成) or multiple (倍, 番) is another one in the English.

    A rise of 2 percent and a rise of 2 percentage points are different facts, and so are 增长两倍 (tripled) and 为两倍
    (doubled). A percent sign that is lost counts too.

    Bad:
        zh: 利润率提高1.2个百分点。
        en: The profit margin rose by 1.2 percent.

    Good:
        zh: 利润率提高1.2个百分点，产量翻了一番，三成用于出口。
        en: The profit margin rose by 1.2 percentage points and output doubled, with 30 percent exported.
    """

    code: ClassVar[str] = "NUM005"
    name: ClassVar[str] = "percent-fraction-multiple"
    severity: ClassVar[Severity] = "critical"


@register
class OrdinalDiffers(NumberCheck):
    """The third is called the fourth, the 20th session the 19th, the first half of the year the second.

    Names of sessions, plans and periods are identified by their numeral alone.

    Bad:
        zh: 第四季度出口回升。
        en: Exports picked up in the third quarter.

    Good:
        zh: “十四五”期间和今年第四季度出口回升。
        en: Exports picked up during the 14th Five-Year Plan period and in Q4 this year.
    """

    code: ClassVar[str] = "NUM006"
    name: ClassVar[str] = "ordinal-period"
    severity: ClassVar[Severity] = "major"


@register
class RangeEndpoint(NumberCheck):
    """A range has another lower or upper end in the English.

    Bad:
        zh: 每台机器需要20至30名工人。
        en: Each machine needs 20 to 50 workers.

    Good:
        zh: 每台机器需要20至30名工人。
        en: Each machine needs between twenty and thirty workers.
    """

    code: ClassVar[str] = "NUM007"
    name: ClassVar[str] = "range-endpoint"
    severity: ClassVar[Severity] = "major"


@register
@dataclass(frozen=True, slots=True)
class HedgeDiffers(NumberCheck):
    """The value agrees, and "more than" became "nearly", or the reverse.

    近 (nearly) and 超过 (more than) put the true figure on opposite sides of the number. A bound that is left out is
    reported with the option ``lost`` only, as information: good translations drop it often.

    Bad:
        zh: 近60万人参加了培训。
        en: More than 600,000 people took part in the training.

    Good:
        zh: 近60万人参加了培训。
        en: Nearly 600,000 people took part in the training.
    """

    code: ClassVar[str] = "NUM008"
    name: ClassVar[str] = "number-hedge"
    severity: ClassVar[Severity] = "major"

    lost: bool = False
    """Whether to report a bound that was left out (more than 600,000: 600,000), as information."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        # Not super(): a data class with slots is made twice, and that of the closure is the first.
        return (f for f in NumberCheck.check(self, context) if self.lost or f.severity != "info")


@register
class DirectionDiffers(NumberCheck):
    """A share or a rate rises in the Chinese and falls in the English, or the reverse.

    The number is right and the sentence says the opposite. Reported only where both sides name the movement right
    beside the number (下降5%, "rose by 5 percent"), so that it is sure.

    Bad:
        zh: 出口额下降5.2%。
        en: Exports rose by 5.2 percent.

    Good:
        zh: 出口额下降5.2%，能耗降低17%。
        en: Exports were down 5.2 percent, reducing the energy used per unit of output by 17 percent.
    """

    code: ClassVar[str] = "NUM009"
    name: ClassVar[str] = "direction"
    severity: ClassVar[Severity] = "major"


@register
class CurrencyDiffers(NumberCheck):
    """The amount agrees, and the currency does not.

    Bad:
        zh: 公司收入40亿元。
        en: The company had a revenue of US$4 billion.

    Good:
        zh: 公司收入40亿元。
        en: The company had a revenue of 4 billion yuan.
    """

    code: ClassVar[str] = "UNT001"
    name: ClassVar[str] = "currency"
    severity: ClassVar[Severity] = "critical"


@register
class UnitDiffers(NumberCheck):
    """The number agrees, and the unit does not. A value that was converted is right: 15亩 is one hectare.

    Bad:
        zh: 管道全长260公里。
        en: The pipeline is 260 miles long.

    Good:
        zh: 管道全长260公里，占地15亩。
        en: The pipeline is 260 kilometers long and takes up 1 hectare.
    """

    code: ClassVar[str] = "UNT002"
    name: ClassVar[str] = "unit"
    severity: ClassVar[Severity] = "major"

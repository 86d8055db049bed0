"""Words that say the opposite of each other, in both languages: 投资 and "withdraw from".

A sentence is turned round where the Chinese has words of one pole and none of the other, and the English has a word of
that other pole and fewer words of the first one than the Chinese. It is sure where nothing in the Chinese so much as
hints at the other pole: 节 may be what the English calls a reduction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Pole(NamedTuple):
    """One end of an axis: Chinese words that say it, English ones by their first forms, and what hints at it.

    The hints are Chinese words, mostly of one character, that a longer word of this pole has in it.
    """

    zh: str
    en: str
    hints: str


AXES: tuple[tuple[Pole, Pole], ...] = (
    (
        Pole(
            "增加 增长 增大 提高 提升 扩大 上升 上涨 攀升 扩张",
            "increase increasing rise raise grow widen enlarge expand",
            "增 升 涨 扩 高 提 多 大 长 加",
        ),
        Pole(
            "减少 下降 降低 下跌 缩小 缩减 压减 削减 裁减 回落 萎缩 收窄",
            "decrease decreasing decline shrink diminish dwindle curtail lessen reduce fall fell fallen drop dropped "
            "lowered lowering",
            "减 降 缩 少 低 弱 削 退 落 跌 压 收窄 萎 省 控 缓 轻 裁 损 衰 负 亏 下 抑 治 消 除 限 慢 贬 折 节",
        ),
    ),
    (
        Pole(
            "增强 加强 强化 壮大 提升 提高 改善 优化 巩固 完善 改进",
            "strengthen enhance improve boost consolidate",
            "增 加 强 壮 提 改 优 巩 完善 好 升",
        ),
        Pole(
            "削弱 减弱 恶化 弱化 损害 破坏",
            "weaken undermine worsen deteriorate erode",
            "弱 减 恶 损 害 坏 差 降 退 蚀 伤 衰 糟 劣",
        ),
    ),
    (
        Pole("投资 投入 注资 增资", "invest", "投 资 注 入"),
        Pole("撤资 退出 撤回 撤出 减资", "withdraw divest disinvest", "撤 退 出 减 收 取 弃 离"),
    ),
    (
        Pole(
            "促进 推动 推进 鼓励 支持 扶持 助力 激励",
            "promote encourage support facilitate foster advance boost",
            "促 推 鼓 支 扶 助 激 励 引",
        ),
        Pole(
            "阻碍 妨碍 抑制 遏制 反对 打击 阻止 制止",
            "hinder hamper impede obstruct discourage oppose undermine thwart stifle suppress",
            "阻 碍 抑 遏 反对 抗 止 打击 破坏 压 防 限 禁 拒 斥 挫 障 损 害",
        ),
    ),
    (
        Pole("进口", "import", "进 输入"),
        Pole("出口", "export", "出 外销"),
    ),
    (
        Pole("盈利 盈余 利润 赢利", "profit", "盈 利 赢 益 赚"),
        Pole("亏损", "loss losses", "亏 损 失 赔 负"),
    ),
    (
        Pole("顺差 盈余", "surplus", "顺差 盈 余"),
        Pole("逆差 赤字", "deficit", "逆差 赤字 亏 缺"),
    ),
    (
        Pole("加快 加速 提速", "accelerate speed quicken expedite hasten", "快 速 早 急 疾 尽 赶 抓紧"),
        Pole("放缓 减速 放慢 延缓 减缓", "decelerate slow delay", "缓 慢 减速 延 迟 拖 滞 推 后 等 晚"),
    ),
    (
        Pole("允许 准许 批准 许可", "allow authorize permitted permitting", "允 准 许 可 能 批 同意 让 使"),
        Pole("禁止 严禁 不准 不许", "prohibit forbid ban bar", "禁 不 勿 莫 无 拒 止 限 未 封 停 杜 违 非"),
    ),
    (
        Pole("坚持 坚守 恪守 遵守", "uphold adhere", "坚 守 恪 持 遵"),
        Pole("放弃 背弃 抛弃 违反 违背", "abandon renounce forsake relinquish", "弃 违 背 舍 丢 抛 放 离 退 脱 空 废"),
    ),
    (
        Pole("收购 购买 采购 买入", "buy purchase acquire procure", "购 买 采 收 并"),
        Pole("出售 售出 销售 卖出 抛售", "sell", "售 卖 销 抛 出 让 处置 商 店 贩"),
    ),
    (
        Pole("国内 内需", "domestic", "内 国 本 我"),
        Pole("国外 海外 外需", "overseas foreign abroad", "外 海 国际 全球 世界 跨 侨 进口"),
    ),
    (
        Pole("优势 长处 强项", "advantage strength", "优 长 强 利"),
        Pole(
            "劣势 短板 弱点 缺点 弱项",
            "disadvantage weakness shortcoming drawback",
            "劣 短 弱 缺 差 不足 难 局限 弊 漏 失 败",
        ),
    ),
    (
        Pole("同意 赞成 接受 采纳", "agree accept adopt endorse", "同 赞 接 受 采 准 许"),
        Pole("拒绝 反对 否决 驳回", "refuse reject oppose veto", "拒 绝 反 否 驳 不 未 抗 异议"),
    ),
    (
        Pole("收紧 从严 从紧", "tighten", "紧 严 收"),
        Pole("放松 放宽 宽松", "loosen relax ease", "松 宽 放 缓 便 简 轻 减 易 解"),
    ),
    (
        Pole("启动 开工 投产 开通", "launch start commence inaugurate", "启 开 投产 始 起 创 推 立"),
        Pole(
            "停止 停产 停工 关闭 中止 终止 暂停",
            "halt suspend terminate discontinue",
            "停 关 止 终 断 结 闭 暂 废 取消",
        ),
    ),
    (
        Pole("稳定 平稳 稳固", "stable stability stabilize steady", "稳 固 定 平"),
        Pole(
            "动荡 波动 不稳",
            "unstable instability destabilize volatile turbulent",
            "动 荡 波 乱 变 威 不 未 非 危 险 震 颠",
        ),
    ),
    (
        Pole("成功 胜利", "succeed success successful successfully victory", "成 胜 功 顺 好"),
        Pole("失败", "fail failure unsuccessful defeat", "失 败 未 没 不 无 错 误 挫 障 异常 崩"),
    ),
    (
        Pole("最大 最高 最多", "maximum largest highest biggest", "大 高 多 长 上 顶 首"),
        Pole("最小 最低 最少", "minimum smallest lowest fewest", "小 低 少 短 下 起码 至少 不 底"),
    ),
    (
        Pole("正面 积极 有利", "positive favorable favourable beneficial", "正 积 利 好 益 良"),
        Pole(
            "负面 消极 不利",
            "negative unfavorable unfavourable detrimental adverse",
            "负 消 不 害 反 坏 弊 恶 损 阴 逆 否 差",
        ),
    ),
    (
        Pole("团结 统一", "unite unity unify solidarity", "团 统 一 合 凝 联"),
        Pole("分裂", "divide division split separatism secession", "裂 分 离 散 割"),
    ),
)
"""Opposites that a translation does not exchange. The hints are wide on purpose."""

_IRREGULAR = {
    "rise": "rose risen",
    "grow": "grew grown",
    "shrink": "shrank shrunk shrinkage",
    "withdraw": "withdrew withdrawn withdrawal withdrawals",
    "forbid": "forbade forbidden forbidding",
    "ban": "banned banning",
    "bar": "barred barring",
    "buy": "bought",
    "sell": "sold",
    "speed": "sped",
    "invest": "investment investments",
    "divest": "divestment",
    "split": "splitting",
}


def _forms(lemma: str) -> Iterator[str]:
    yield lemma
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "s"
    yield from (third, stem + "ed", stem + "ing", *_IRREGULAR.get(lemma, "").split())


class _Said(NamedTuple):
    axis: int
    pole: int


@cache
def _english() -> dict[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    for number, axis in enumerate(AXES):
        for end, pole in enumerate(axis):
            for lemma in pole.en.split():
                for form in _forms(lemma):
                    found.setdefault(form, []).append(_Said(number, end))
    return found


@cache
def _chinese() -> tuple[re.Pattern[str], dict[str, list[_Said]]]:
    found: dict[str, list[_Said]] = {}
    for number, axis in enumerate(AXES):
        for end, pole in enumerate(axis):
            for word in pole.zh.split():
                found.setdefault(word, []).append(_Said(number, end))
    return re.compile("|".join(sorted(found, key=len, reverse=True))), found


@cache
def _hints(axis: int, pole: int) -> re.Pattern[str]:
    words = AXES[axis][pole]
    return re.compile("|".join({*words.zh.split(), *words.hints.split()}))


_WORD = re.compile(r"[a-z]+")
_TURNED_ZH = re.compile(r"不(?![移断仅但少同久懈渝可缺])|[未没无非免防避止禁反勿莫难]")
_TURNED_EN = re.compile(
    r"(?:\b(?:not?|never|nor|without|cannot|non|avoid\w*|prevent\w*|prohibit\w*|against|stop\w*|fail\w*|unless|nothing"
    r"|few|little|rather than|instead of|from|curb\w*|revers\w*|eliminat\w*|address\w*|overcom\w*|tackl\w*|solv\w*)\b"
    r"|n't\b)[^.;]{0,50}$"
)


class Opposite(NamedTuple):
    """A Chinese word and the English one that says its opposite, with their places in the two texts.

    ``sure`` where nothing in the Chinese hints at what the English says.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    sure: bool


def opposites(zh: str, en: str) -> Iterator[Opposite]:
    """Yield the words of an English text that say the opposite of what its Chinese says, one for each axis."""
    lower = en.lower()
    known = _english()
    ends: dict[_Said, list[tuple[int, int]]] = {}
    for word in _WORD.finditer(lower):
        for said in known.get(word[0], ()):
            ends.setdefault(said, []).append(word.span())
    if not ends:
        return
    pattern, poles = _chinese()
    starts: dict[_Said, list[tuple[int, int]]] = {}
    for match in pattern.finditer(zh):
        for said in poles[match[0]]:
            starts.setdefault(said, []).append(match.span())
    for said, places in ends.items():
        other = _Said(said.axis, 1 - said.pole)
        sources = starts.get(other)
        if not sources or said in starts:
            continue
        if len(ends.get(other, ())) >= len(sources):
            continue
        if any(_TURNED_ZH.search(zh, max(0, start - 6), start) for start, _ in sources):
            continue
        firm = [place for place in places if not _TURNED_EN.search(lower[max(0, place[0] - 60) : place[0]])]
        if firm:
            yield Opposite(sources[0], firm[0], not _hints(said.axis, said.pole).search(zh))

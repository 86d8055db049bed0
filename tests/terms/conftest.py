from pathlib import Path

import pytest

from xlcheck.terms import Entry, Glossary


@pytest.fixture
def write(tmp_path):
    """Write a glossary file and return its path."""

    def writer(text: str, name: str = "g.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return writer


@pytest.fixture
def glossary():
    """A glossary of one reform office: nested terms, a shield, forbidden renderings, a person, a proposed entry."""
    return Glossary(
        (
            Entry("国有资产", "state assets", ("state-owned assets",), ("national assets",)),
            Entry("国有资产管理", "state asset management"),
            Entry("国资", "state capital"),
            Entry("国资委", status="shield"),
            Entry("增加值", "value added", ("added value",)),
            Entry("经济增加值", "economic value added (EVA)", (), ("added value of economy",)),
            Entry("民营企业", "private enterprise"),
            Entry("创新联合体", "innovation consortium"),
            Entry("原油产量", "crude oil output"),
            Entry("十四五规划", "14th Five-Year Plan"),
            Entry("科学技术部", "Ministry of Science and Technology", ("MOST",)),
            Entry("劳动力市场", "labor market"),
            Entry("合作", "cooperation"),
            Entry("提质增效", "improve quality and efficiency", pos="VP"),
            Entry("开放", "Open", case=True),
            Entry("王建国", "Wang Jianguo", pos="person"),
            Entry("可控核聚变", "controlled nuclear fusion", status="proposed"),
            Entry("铁路网", "railway network"),
        )
    )

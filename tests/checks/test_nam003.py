"""NAM003: a product, or its version, that is another one than in the source."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.names.nam003_product import ProductName
from xlcheck.terms import Glossary


def run(source, target):
    """The words that are flagged on both sides of a pair of sentences."""
    pair = Example("bad", ((source, target),)).pair()
    return [
        (pair.source.text[slice(*f.source_spans[0])], pair.target.text[slice(*f.target_spans[0])])
        for f in ProductName().check(Context(pair, Glossary(())))
    ]


SILENT = {
    "the same name": ("用 Apache Kafka 收集日志。", "Collect logs with Apache Kafka."),
    "another order": ("用 Apache Kafka 收集日志。", "Kafka, a project of the Apache Foundation, collects logs."),
    "one half alone": ("用 Apache Kafka 收集日志。", "Collect logs with Kafka."),
    "a longer form": ("调用 Web API 并安装 Python 3。", "Call Web APIs and install Python 3.8."),
    "a shorter form": ("需要 Python 3.8。", "Python 3 is needed."),
    "a word in small letters": ("选择 Node.js LTS 版本。", "Choose the Node.js long-term version."),
    "the first word of a sentence": ("引入 Apache Kafka。", "Including Kafka in a project. Including Apache Kafka."),
    "a word with a capital in front": ("引入 Apache Kafka", "Introducing Kafka"),
    "a number that is a count": ("共有 Kafka 集群 3 个。", "There are 4 clusters of Kafka."),
    "no Latin letters": ("收集3份日志。", "Collect 4 logs."),
    "words of a sentence in English": ("他说 it is fine。", "He said it is good."),
}


@pytest.mark.parametrize(("source", "target"), SILENT.values(), ids=SILENT.keys())
def test_what_is_right_stays_unsaid(source, target):
    assert run(source, target) == []


FOUND = {
    "another product": ("参考 Apache Kafka 示例。", "See the examples of Apache Kylin.", ("Kafka", "Kylin")),
    "another version": ("适用于 Vue 3", "- suitable for Vue 2", ("3", "2")),
    "another maker": ("打开 Acme Reader。", "Open it with Zenith Reader.", ("Acme", "Zenith")),
    "another version with a full stop": ("需要 Python 3.11。", "It needs Python 3.12.", ("3.11", "3.12")),
}


@pytest.mark.parametrize(("source", "target", "words"), FOUND.values(), ids=FOUND.keys())
def test_what_is_found(source, target, words):
    assert run(source, target) == [words]


def exchanged(*beads):
    """The words that are flagged on both sides of several pairs of sentences."""
    pair = Example("bad", beads).pair()
    return [
        (pair.source.text[slice(*f.source_spans[0])], pair.target.text[slice(*f.target_spans[0])])
        for f in ProductName().check(Context(pair, Glossary(())))
    ]


KAFKA = ("Kafka 收集日志。", "Kafka collects logs."), ("启动 Kafka 后再读。", "Start Kafka before reading.")
APART = ("码头很深。", "The quay is deep.")
SINGLE = {
    "left out": ("我们用 Kafka 收集。", "We collect with it."),
    "a word that renders the Chinese": ("我们用 Kafka 收集数据。", "We collect Data with it."),
    "a month": ("Kafka 收集到九月。", "It collects until September."),
    "a longer name": ("我们不用 Kafka 的库。", "We use non-Kafka libraries."),
    "what the source has elsewhere": ("我们用 Kafka 收集 Redis。", "We collect in Redis."),
}


@pytest.mark.parametrize("bead", SINGLE.values(), ids=SINGLE.keys())
def test_a_single_name_that_is_not_exchanged_stays_unsaid(bead):
    assert exchanged(*KAFKA, APART, bead) == []


def test_a_single_name_that_the_document_keeps_elsewhere():
    beads = (*KAFKA, APART, ("我们用 Kafka 收集。", "We collect with Kylin."))
    assert exchanged(*beads) == [("Kafka", "Kylin")]
    assert exchanged(*beads[3:]) == []

"""``xlcheck numbers``: how a sentence and its translation are read, and what does not agree."""

import json

import pytest

ZH, EN = "增长约三成，新建24个站。", "It rose by about 30%, with 42 new stations."


def test_what_agrees_and_what_does_not_stand_side_by_side(run):
    result = run("numbers", ZH, EN)
    assert result.returncode == 0
    agreed, differing, said = result.stdout.splitlines()[1:4]
    assert agreed.split() == ["三成", "about", "30", "percent", "=", "30", "about", "30", "percent"]
    assert ("24" in differing, "≠" in differing, "NUM003" in differing) == (True, True, True)
    assert said == "NUM003: the source says 24, the translation says 42"


def test_what_stands_on_one_side_only_is_shown_with_its_force(run):
    assert run("numbers", "今年完成。", "Done.").stdout.splitlines()[1].split() == [
        "今年",
        "今年",
        "—",
        "never",
        "missed",
    ]


def test_sentences_without_numbers_say_so(run):
    assert run("numbers", "你好。", "Hello.").stdout == "No numbers on either side.\n"


def test_as_json_every_pair_has_its_values_and_its_disagreement(run):
    result = run("numbers", ZH, EN, "--format", "json")
    assert result.returncode == 0
    answer = json.loads(result.stdout)
    assert answer["version"] == 1
    agreed, differing = answer["pairs"]
    assert (agreed["source"]["value"], agreed["target"]["value"], agreed["source"]["hedge"]) == (30, 30, "about")
    assert agreed["disagreement"] is None
    assert [differing[side]["span"] for side in ("source", "target")] == [[8, 10], [27, 29]]
    assert differing["disagreement"]["code"] == "NUM003"


def test_as_json_a_side_without_a_number_is_null(run):
    (pair,) = json.loads(run("numbers", "共20人。", "Done.", "--format", "json").stdout)["pairs"]
    assert (pair["target"], pair["disagreement"]["code"]) == (None, "NUM001")


@pytest.mark.parametrize("form", ["xml", ""])
def test_a_form_that_is_none_is_a_wrong_call(run, form):
    result = run("numbers", ZH, EN, "--format", form)
    assert (result.returncode, "must be one of text, json" in result.stderr) == (2, True)


def test_the_version_is_that_of_the_package(run):
    from xlcheck import __version__

    assert run("--version").stdout == f"xlcheck {__version__}\n"

"""Words of both languages compared by the rows of the embedded model."""

import pytest

np = pytest.importorskip("numpy")

from xlcheck.encode.lexicon import embedded  # noqa: E402


@pytest.mark.parametrize(
    ("zh", "en", "like"),
    [
        pytest.param("使用", "use", True, id="a verb"),
        pytest.param("容易", "easy", True, id="an adjective"),
        pytest.param("增加", "reduce", False, id="opposites"),
        pytest.param("使用", "garden", False, id="words that have nothing in common"),
    ],
)
def test_words_that_translate_each_other_are_alike(zh, en, like):
    assert (embedded().likeness(zh, en) > 0.6) == like


def test_all_words_of_two_texts_are_compared_where_they_stand():
    compared = embedded().compare("本设备不使用电池。", "It doesn't use batteries.")
    assert [word.text for word in compared.theirs] == ["it", "doesn't", "use", "batteries"]
    assert "本设备不使用电池。"[compared.ours[-1].start : compared.ours[-1].end] == "电池"
    assert compared.likeness.shape == (len(compared.ours), 4)
    assert compared.turned.likeness.shape == (4, len(compared.ours))


def test_function_words_say_less_than_others():
    compared = embedded().compare("我使用的设备", "the device that I use")
    assert [word.text for word in compared.theirs if not word.content] == ["the", "that"]


@pytest.mark.parametrize(("zh", "en"), [("", "nothing"), ("什么", ""), ("", ""), ("。", "1 2 3")])
def test_a_text_without_words_compares_nothing(zh, en):
    assert 0 in embedded().compare(zh, en).likeness.shape

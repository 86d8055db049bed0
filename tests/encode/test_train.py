from __future__ import annotations

import gzip
import importlib.util
import lzma
from dataclasses import replace
from itertools import product

import pytest

from xlcheck.encode import StaticEncoder, load_encoder
from xlcheck.encode.evaluate import precision_at_1
from xlcheck.encode.pairs import hold_out, load_pairs, read_pairs, usable
from xlcheck.encode.train import TrainOptions, train
from xlcheck.encode.vocabulary import build_tokenizer, choose, count_words
from xlcheck.errors import ModelError, UsageError

needs_st = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the st extra is not installed: nothing to train with",
)

WHO = [
    ("老师", "the teacher"),
    ("医生", "the doctor"),
    ("农民", "the farmer"),
    ("司机", "the driver"),
    ("学生", "the student"),
]
DID = [("买了", "bought"), ("卖了", "sold"), ("找到了", "found"), ("忘记了", "forgot"), ("打开了", "opened")]
WHAT = [("苹果", "apples"), ("报纸", "newspapers"), ("窗户", "windows"), ("雨伞", "umbrellas"), ("电脑", "computers")]
WHEN = [("昨天", "yesterday"), ("今天", "today")]
PAIRS = [
    (f"{d[0]}{a[0]}{b[0]}{c[0]}。", f"{a[1]} {b[1]} {c[1]} {d[1]}.") for a, b, c, d in product(WHO, DID, WHAT, WHEN)
]

TINY = TrainOptions(vocab=400, dim=32, epochs=4, batch=64, lr=0.05, warmup=5, spread=0.05, held_out=12, run=2)


@pytest.fixture
def pair_file(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS), "utf-8")
    return path


@needs_st
def test_training_learns_writes_a_whole_model_and_prints_nothing(pair_file, tmp_path, capfd):
    stages = []
    out = tmp_path / "models" / "tiny"
    named_twice = [pair_file, pair_file]
    result = train(named_twice, out, TINY, lambda stage, done, total: stages.append((stage, done, total)))

    assert result.after.pairs == len(PAIRS) - result.files["own.tsv"][0] > 5
    assert min(result.after[:2]) >= 0.9 > max(result.before[:2])
    encoder = load_encoder(str(out))
    assert isinstance(encoder, StaticEncoder)
    assert encoder.dim == 32
    assert min(precision_at_1(encoder, PAIRS)[:2]) > 0.9
    assert [p.name for p in out.parent.iterdir()] == ["tiny"]  # no working folder is left
    assert {"reading", "vocabulary", "training", "measuring"} == {stage for stage, _, _ in stages}
    done, total = [(d, t) for stage, d, t in stages if stage == "training"][-1]
    trained_on, times = result.files["own.tsv"]
    assert times == 2
    assert done == total == TINY.epochs * -(-2 * trained_on // TINY.batch)
    printed = capfd.readouterr()
    assert printed.out == printed.err == ""

    card = (out / "README.md").read_text("utf-8")
    for said in ("# tiny", "| held-out pairs |", "own.tsv", "own (2)", "seed 1"):
        assert said in card

    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(out), device="cpu", local_files_only=True).float()
    texts = [PAIRS[0][0], PAIRS[7][1], ""]
    assert encoder.encode(texts) == pytest.approx(theirs.encode(texts), abs=1e-5)


@needs_st
def test_an_interrupted_training_leaves_nothing(pair_file, tmp_path):
    def interrupt(stage, done, total):
        if stage == "training":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train([pair_file], tmp_path / "models" / "tiny", TINY, interrupt)
    assert list((tmp_path / "models").iterdir()) == []


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A model that has seen half of the pairs."""
    folder = tmp_path_factory.mktemp("base")
    table = folder / "first.tsv"
    table.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS[::2]), "utf-8")
    train([table], folder / "base", replace(TINY, epochs=1))
    return StaticEncoder(folder / "base")


@needs_st
def test_a_memory_adapts_the_model_it_goes_on_from(base, pair_file, tmp_path):
    out = tmp_path / "mine"
    result = train([pair_file], out, replace(TINY, base=base, lr=0.02))
    assert result.kept
    assert result.after.quality > result.before.quality
    assert result.before.pairs > 12  # a tenth rather than a twentieth
    encoder = load_encoder(str(out))
    assert encoder.vocabulary == base.vocabulary
    assert encoder.encode([PAIRS[1][0]]) != pytest.approx(base.encode([PAIRS[1][0]]), abs=1e-2)
    card = (out / "README.md").read_text("utf-8")
    for said in (
        f"Goes on from base (revision {base.revision}",
        "held-out pairs, before",
        "## base, from which",
        "### Recipe",
        "first.tsv",
    ):
        assert said in card


@needs_st
def test_training_that_spoils_a_model_leaves_it_as_it_was(base, tmp_path):
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("".join(f"{zh}\t{PAIRS[i - 7][1]}\n" for i, (zh, _) in enumerate(PAIRS)), "utf-8")
    right = tmp_path / "right.tsv"
    right.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS), "utf-8")
    result = train([right, *[wrong] * 9], tmp_path / "out", replace(TINY, base=base, lr=0.5, epochs=1))
    assert not result.kept
    assert result.after.quality < result.before.quality
    assert load_encoder(str(tmp_path / "out")).encode(["老师"]) == pytest.approx(base.encode(["老师"]), abs=1e-3)
    assert "worse" in (tmp_path / "out" / "README.md").read_text("utf-8")


@needs_st
def test_a_model_is_widened_and_kept_in_8_bits(base, pair_file, tmp_path):
    result = train([pair_file], tmp_path / "wide", replace(TINY, base=base, dim=48, lr=0.02, bits=8))
    assert StaticEncoder(tmp_path / "wide").dim == 48
    assert (tmp_path / "wide" / "model.safetensors").stat().st_size < base.vocabulary * 48 + 500
    assert "xlcheck model export" in (result.folder / "README.md").read_text("utf-8")


@needs_st
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"dim": 8}, "--dim must be at least that of base, 32", id="narrower than its base"),
        pytest.param({"bits": 4}, "--bits must be one of 8, 16, 32", id="bits that cannot be kept"),
    ],
)
def test_options_that_cannot_be_followed_are_named(base, pair_file, tmp_path, changes, said):
    with pytest.raises(UsageError, match=said):
        train([pair_file], tmp_path / "out", replace(TINY, base=base, **changes))


@needs_st
def test_too_small_a_memory_is_refused(base, tmp_path):
    few = tmp_path / "few.tsv"
    few.write_text("".join(f"{zh}\t{en}\n" for zh, en in PAIRS[:20]), "utf-8")
    with pytest.raises(UsageError, match="20 usable pairs, at least 50 are needed"):
        train([few], tmp_path / "out", replace(TINY, base=base))


@needs_st
def test_a_folder_that_holds_something_is_not_overwritten(pair_file, tmp_path):
    with pytest.raises(UsageError, match="exists already"):
        train([pair_file], tmp_path, TINY)


@needs_st
@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "no pairs to train on", id="an empty file"),
        pytest.param("你好\thello there\n没有制表符\n", r"pairs\.tsv:2: no tab", id="a line without a tab"),
        pytest.param(
            "hello there\t你好\n" * 250, "the first column is not Chinese", id="the columns the other way round"
        ),
    ],
)
def test_a_file_that_is_no_list_of_pairs_is_named(tmp_path, content, said):
    path = tmp_path / "pairs.tsv"
    path.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=said):
        train([path], tmp_path / "out", TINY)


def test_training_without_the_extra_names_the_extra(pair_file, tmp_path, monkeypatch):
    monkeypatch.setattr("xlcheck.encode.train.find_spec", lambda name: None)
    with pytest.raises(ModelError, match=r"pip install 'xlcheck\[st\]'"):
        train([pair_file], tmp_path / "out", TINY)


@pytest.mark.parametrize(
    ("suffix", "write"),
    [(".tsv", lambda b: b), (".tsv.gz", gzip.compress), (".tsv.xz", lzma.compress)],
    ids=["plain", "gzip", "xz"],
)
def test_pair_files_are_read_packed_or_not(tmp_path, suffix, write):
    path = tmp_path / f"pairs{suffix}"
    path.write_bytes(write("\ufeff你好\thello\n\n“再见\tgoodbye\tnote\r\n".encode()))
    assert list(read_pairs(path)) == [("你好", "hello"), ("“再见", "goodbye")]


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".tsv.xz", b"nonsense"),
        (".tsv.gz", b"nonsense"),
        (".tsv", b"\xff\xfe\xff"),
        (".tsv.gz", gzip.compress(b"x" * 99)[:20]),
    ],
    ids=["no xz", "no gzip", "no UTF-8", "cut short"],
)
def test_a_damaged_pair_file_is_named(tmp_path, suffix, content):
    path = tmp_path / f"pairs{suffix}"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="cannot be read"):
        list(read_pairs(path))


def test_a_missing_pair_file_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"none\.tsv: cannot be read: No such file"):
        list(read_pairs(tmp_path / "none.tsv"))


@pytest.mark.parametrize(
    ("zh", "en", "kept"),
    [
        pytest.param("好。", "Good.", True, id="short texts vary"),
        pytest.param("国内生产总值同比增长5%。", "GDP grew 5% year on year.", True, id="a sentence"),
        pytest.param(
            "好。", "This is a long sentence that says a great deal more than that.", False, id="far too long"
        ),
        pytest.param("今年上半年全国居民人均可支配收入稳步增长。", "Yes, it is", False, id="far too short"),
        pytest.param("GDP", "GDP growth", False, id="no Chinese"),
        pytest.param("好", "5", False, id="no English"),
    ],
)
def test_pairs_that_cannot_be_translations_are_left_out(zh, en, kept):
    assert usable((zh, en)) is kept


def test_each_pair_is_used_once_and_excluded_ones_never(tmp_path, pair_file):
    again = tmp_path / "again.tsv"
    again.write_text(
        "".join(f"{zh}\t{en}\n" for zh, en in PAIRS[:10]) + "昨天老师来了。\tThe teacher came yesterday.\n", "utf-8"
    )
    barred = tmp_path / "barred.tsv"
    barred.write_text(f"{PAIRS[0][0]}\tsomething else\n", "utf-8")
    kept, dropped = load_pairs([pair_file, again, again], [barred])
    assert [len(listed) for listed in kept.values()] == [len(PAIRS) - 1, 1]
    assert dropped == 1 + 10


def test_held_out_pairs_do_not_depend_on_the_order(tmp_path, pair_file):
    first, second = {pair_file: list(PAIRS)}, {pair_file: PAIRS[::-1]}
    held = hold_out(first, 10)
    assert 0 < len(held) <= 30
    assert sorted(hold_out(second, 10)) == sorted(held)
    assert not set(held) & set(first[pair_file])


@pytest.fixture(scope="module")
def tokenizer():
    """A tokenizer over the words of PAIRS."""
    return build_tokenizer(choose(count_words(PAIRS), 400))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("老师买了苹果", ["老师", "买", "了", "苹果"], id="Chinese words without jieba"),
        pytest.param("老師買了蘋果", ["老师", "买", "了", "苹果"], id="traditional characters"),
        pytest.param("The TEACHER bought", ["the", "teacher", "bought"], id="capitals"),
        pytest.param("ｔｈｅ", ["the"], id="full width"),
    ],
)
def test_the_tokenizer_finds_the_words_of_both_languages(tokenizer, text, tokens):
    assert tokenizer.encode(text, add_special_tokens=False).tokens == tokens


def test_the_vocabulary_keeps_to_its_size():
    counts = count_words(PAIRS)
    for size in (10, 40, 400):
        assert build_tokenizer(choose(counts, size)).get_vocab_size() <= size


def test_digits_stand_alone():
    tokenizer = build_tokenizer(choose(count_words([("二零二四2024年", "in 2024 and 20 days 4")] * 5), 100))
    assert tokenizer.encode("2024").tokens == ["2", "0", "2", "4"]

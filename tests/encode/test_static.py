from __future__ import annotations

import importlib.util
import json
import subprocess
import sys

import pytest

from xlcheck.encode import EMBEDDED, EMBEDDED_FOLDER, describe, load_encoder
from xlcheck.encode.base import places_words, shows_words
from xlcheck.encode.folder import export, write_static
from xlcheck.encode.static import UNIT, StaticEncoder
from xlcheck.errors import ModelError, UsageError

np = pytest.importorskip("numpy")

TEXTS = [
    "经济 增长",
    "the economy grew",
    "",
    "   ",
    "unheard of",
    "weather is good , good good",
    "天气 很 好 。",
    "3 0",
]

needs_st = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is None,
    reason="the st extra is not installed: nothing to compare with",
)
needs_model = pytest.mark.skipif(
    not (EMBEDDED_FOLDER / "modules.json").is_file(), reason="the embedded model is not in this checkout"
)


@pytest.mark.parametrize("text", ["", " ", "\n\t"], ids=["empty", "space", "line feed and tab"])
def test_a_text_without_tokens_is_a_zero_row(make_model, text):
    assert not StaticEncoder(make_model()).encode([text]).any()


def test_no_texts_give_no_rows(make_model):
    encoder = StaticEncoder(make_model())
    assert encoder.encode([]).shape == (0, 8)
    assert encoder.token_sums([])[1].shape == (0,)


def test_rows_have_length_one_and_are_float32(make_model):
    rows = StaticEncoder(make_model()).encode(TEXTS)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 0, 0, 1, 1, 1, 1], abs=1e-5)


def test_the_vector_of_a_merged_span_is_the_sum_of_its_sentences(make_model):
    encoder = StaticEncoder(make_model())
    sums, counts = encoder.token_sums(["the economy", "grew", "the economy grew"])
    assert sums[0] + sums[1] == pytest.approx(sums[2], abs=1e-5)
    assert counts.tolist() == [2, 1, 3]


def test_a_very_long_text_has_the_sum_of_its_parts(make_model):
    encoder = StaticEncoder(make_model())
    part = "the economy grew , weather is good "
    sums, counts = encoder.token_sums([part, part * 2000])
    assert counts[1] == 2000 * counts[0]
    assert sums[1] == pytest.approx(2000 * sums[0], rel=1e-4)


def test_a_lone_surrogate_is_read_as_an_unknown_character(make_model):
    encoder = StaticEncoder(make_model())
    assert encoder.encode(["good \ud800", "good ?"])[0] == pytest.approx(encoder.encode(["good ?"])[0])


def test_static_encoders_show_their_words_and_where_they_stand(make_model):
    encoder = StaticEncoder(make_model())
    assert shows_words(encoder)
    assert places_words(encoder)


def test_the_revision_follows_the_weights(make_model):
    first, same, other = (make_model(name, kind=kind) for name, kind in (("a", "F16"), ("b", "F16"), ("c", "F32")))
    assert StaticEncoder(first).revision == StaticEncoder(same).revision != StaticEncoder(other).revision


@needs_st
@pytest.mark.parametrize("normalize", [True, False], ids=["with Normalize", "without Normalize"])
@pytest.mark.parametrize("kind", ["F32", "F16", "BF16"])
@pytest.mark.parametrize("key", ["embedding.weight", "embeddings"], ids=["sentence-transformers", "model2vec"])
def test_vectors_equal_those_of_sentence_transformers(make_model, key, kind, normalize):
    from sentence_transformers import SentenceTransformer

    folder = make_model(key=key, kind=kind, normalize=normalize)
    # The library computes in the type of the weights; we in float32.
    theirs = SentenceTransformer(str(folder), device="cpu", local_files_only=True).float()
    assert StaticEncoder(folder).encode(TEXTS) == pytest.approx(
        theirs.encode(TEXTS, normalize_embeddings=True), abs=1e-5
    )
    if not normalize:
        sums, counts = StaticEncoder(folder).token_sums(TEXTS)
        assert sums / np.maximum(counts, 1)[:, None] == pytest.approx(theirs.encode(TEXTS), abs=1e-5)


@needs_st
def test_quantised_model2vec_vocabularies_equal_those_of_sentence_transformers(make_model):
    static_embedding = pytest.importorskip("sentence_transformers.sentence_transformer.modules.static_embedding")
    assert static_embedding
    from sentence_transformers import SentenceTransformer

    mapping = np.arange(16, dtype=np.int64)[::-1] // 2
    scale = np.linspace(0.5, 2, 16).astype(np.float32)
    folder = make_model(key="embeddings", kind="F32", mapping=("I64", mapping), weights=("F32", scale))
    theirs = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    assert StaticEncoder(folder).encode(TEXTS) == pytest.approx(theirs.encode(TEXTS), abs=1e-5)


def test_both_homes_of_the_module_type_are_known(make_model):
    five, six = (load_encoder(str(make_model(release, release=release))) for release in "56")
    assert isinstance(five, StaticEncoder)
    assert isinstance(six, StaticEncoder)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        pytest.param("modules.json", b"{", "modules.json", id="modules.json is cut short"),
        pytest.param("modules.json", b'{"a": 1}', "modules.json", id="modules.json is not a list"),
        pytest.param("tokenizer.json", b"nonsense", "tokenizer.json", id="the tokenizer is not JSON"),
        pytest.param("model.safetensors", b"", "model.safetensors", id="the weights are empty"),
        pytest.param("model.safetensors", b"version https://git-lfs", "model.safetensors", id="a Git LFS pointer"),
        pytest.param("model.safetensors", b"\x02" + b"\0" * 7 + b"{}", "no token rows", id="weights without rows"),
        pytest.param("model.safetensors", b"\x02" + b"\0" * 7 + b"[]", "cannot read", id="a header that is a list"),
    ],
)
def test_a_damaged_folder_is_named(make_model, file, content, said):
    folder = make_model()
    (folder / file).write_bytes(content)
    with pytest.raises(ModelError, match=said):
        load_encoder(str(folder))


def test_weights_that_are_cut_short_are_named(make_model):
    path = make_model() / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(ModelError, match="cut short"):
        StaticEncoder(path.parent)


def test_a_missing_tokenizer_is_named(make_model):
    folder = make_model()
    (folder / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json: no such file"):
        StaticEncoder(folder)


def test_numbers_of_another_type_are_named(make_model, safetensors):
    folder = make_model()
    safetensors(folder / "model.safetensors", {"embedding.weight": ("F8_E4M3", np.zeros((16, 8), np.uint8))})
    with pytest.raises(ModelError, match="F8_E4M3"):
        StaticEncoder(folder)


def test_more_tokens_than_rows_are_named(make_model, safetensors):
    folder = make_model()
    safetensors(folder / "model.safetensors", {"embedding.weight": ("F16", np.zeros((3, 8), np.float16))})
    with pytest.raises(ModelError, match="16 tokens, the weights 3"):
        StaticEncoder(folder)


def test_describe_tells_what_a_static_model_is(make_model):
    folder = make_model("mine")
    (folder / "README.md").write_text("# Mine\n", "utf-8")
    info = describe(str(folder))
    assert (info.name, info.kind, info.dim, info.vocabulary, info.card) == ("mine", "static", 8, 16, "# Mine\n")
    assert info.size == sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())


@needs_model
def test_the_embedded_model_fits_and_carries_its_card():
    info = describe()
    assert info.name == EMBEDDED
    assert info.size <= 32_000_000
    for heading in ("## Figures", "## Recipe", "## Data"):
        assert heading in info.card


@needs_model
def test_the_embedded_model_tells_translations_from_other_sentences():
    zh = ["今年上半年，居民收入稳步提高。", "图书馆每周一闭馆。", "请在六月底以前提交申请。", "昨夜山里下了一场大雪。"]
    en = [
        "Household income rose steadily in the first half of the year.",
        "The library is closed on Mondays.",
        "Please submit your application by the end of June.",
        "Heavy snow fell in the mountains last night.",
    ]
    encoder = load_encoder()
    assert (encoder.encode(zh) @ encoder.encode(en).T).argmax(1).tolist() == [0, 1, 2, 3]


@needs_model
def test_traditional_characters_read_as_simplified_ones():
    encoder = load_encoder()
    simplified, traditional = encoder.encode(["国务院发展研究中心发布报告", "國務院發展研究中心發布報告"])
    assert simplified == pytest.approx(traditional, abs=1e-6)


@pytest.fixture
def in_8_bits(make_model, tmp_path):
    """A model in floats, and what `write_static` makes of it in 8 bits."""
    floats = StaticEncoder(make_model("floats", kind="F32"))
    write_static(tmp_path / "whole", floats.tokenizer, floats.all_rows(), bits=8)
    return floats, StaticEncoder(tmp_path / "whole")


def test_rows_in_8_bits_are_nearly_those_in_floats(in_8_bits):
    floats, whole = in_8_bits
    assert whole.all_rows() == pytest.approx(floats.all_rows(), abs=0.02)
    assert whole.token_sums(TEXTS)[0] == pytest.approx(floats.token_sums(TEXTS)[0], abs=0.2)
    assert (whole.encode(TEXTS) * floats.encode(TEXTS)).sum(axis=1) == pytest.approx([1, 1, 0, 0, 1, 1, 1, 1], abs=1e-3)


def test_rows_in_8_bits_take_one_byte_a_number(in_8_bits):
    floats, whole = in_8_bits
    with (whole.folder / "model.safetensors").open("rb") as file:
        header = int.from_bytes(file.read(8), "little")
    size = (whole.folder / "model.safetensors").stat().st_size
    assert size == 8 + header + floats.vocabulary * floats.dim + 4


def test_numbers_far_out_are_cut_off_and_the_others_keep_their_steps(make_model, tmp_path):
    tokenizer = StaticEncoder(make_model()).tokenizer
    rows = np.random.default_rng(3).standard_normal((16, 64)).astype(np.float32)
    rows[3, 5] = 1000
    write_static(tmp_path / "whole", tokenizer, rows, bits=8)
    stored = StaticEncoder(tmp_path / "whole").all_rows()
    rest = rows != 1000
    assert stored[3, 5] < 1000
    assert stored[rest] == pytest.approx(rows[rest], abs=1)


def test_a_span_in_8_bits_is_the_sum_of_its_sentences(in_8_bits):
    sums, _ = in_8_bits[1].token_sums(["the economy", "grew", "the economy grew"])
    assert sums[0] + sums[1] == pytest.approx(sums[2], abs=1e-5)
    ids, _ = in_8_bits[1].tokens(["the economy grew"])
    assert in_8_bits[1].token_rows(ids).sum(axis=0) == pytest.approx(sums[2], abs=1e-5)


def test_8_bits_without_a_unit_are_read_as_they_stand(make_model, safetensors):
    folder = make_model()
    rows = np.arange(16 * 8, dtype=np.int8).reshape(16, 8)
    safetensors(folder / "model.safetensors", {"embeddings": ("I8", rows)})
    assert (StaticEncoder(folder).all_rows() == rows).all()


@pytest.mark.parametrize("unit", [[], [0], [-1], [1, 2], [float("nan")]], ids=str)
def test_a_unit_that_is_none_is_named(make_model, safetensors, unit):
    folder = make_model()
    rows, unit = np.zeros((16, 8), np.int8), np.array(unit, np.float32)
    safetensors(folder / "model.safetensors", {"embedding.weight": ("I8", rows), UNIT: ("F32", unit)})
    with pytest.raises(ModelError, match="not one positive number"):
        StaticEncoder(folder)


@needs_st
@pytest.mark.parametrize("bits", [16, 32])
def test_an_exported_model_has_the_same_vectors_in_sentence_transformers(in_8_bits, tmp_path, bits):
    from sentence_transformers import SentenceTransformer

    encoder = in_8_bits[1]
    export(encoder, tmp_path / "out", bits)
    theirs = SentenceTransformer(str(tmp_path / "out"), device="cpu", local_files_only=True).float()
    assert encoder.encode(TEXTS) == pytest.approx(theirs.encode(TEXTS), abs=1e-5 if bits == 32 else 1e-3)


def test_an_exported_quantised_vocabulary_has_a_row_for_each_token(make_model, tmp_path):
    mapping, scale = np.arange(16, dtype=np.int64)[::-1] // 2, np.linspace(0.5, 2, 16).astype(np.float32)
    folder = make_model(key="embeddings", kind="F32", mapping=("I64", mapping), weights=("F32", scale))
    encoder = StaticEncoder(folder)
    export(encoder, tmp_path / "out")
    assert StaticEncoder(tmp_path / "out").encode(TEXTS) == pytest.approx(encoder.encode(TEXTS), abs=1e-6)


def test_export_carries_the_card_and_overwrites_nothing(make_model, tmp_path):
    encoder = StaticEncoder(make_model())
    (encoder.folder / "README.md").write_text("# Mine\n", "utf-8")
    export(encoder, tmp_path / "out")
    assert (tmp_path / "out" / "README.md").read_text("utf-8") == "# Mine\n"
    with pytest.raises(UsageError, match="exists already"):
        export(encoder, tmp_path / "out")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["model", "out"]


@needs_model
@needs_st
def test_the_embedded_model_is_a_sentence_transformers_model_once_exported(tmp_path):
    from sentence_transformers import SentenceTransformer

    export(load_encoder(), tmp_path / "out")
    texts = ["国家统计局发布了上半年数据。", "The statistics bureau released the figures.", "", "國務院", "a" * 3000]
    theirs = SentenceTransformer(str(tmp_path / "out"), device="cpu", local_files_only=True).float()
    assert load_encoder().encode(texts) == pytest.approx(theirs.encode(texts), abs=1e-5)


@needs_model
def test_the_embedded_model_needs_none_of_the_heavy_libraries():
    code = (
        "import sys, json, xlcheck.encode as e\n"
        "heavy = ['torch', 'sentence_transformers', 'transformers', 'jieba', 'datasets', 'huggingface_hub']\n"
        "early = [m for m in [*heavy, 'tokenizers'] if m in sys.modules]\n"
        "e.load_encoder().encode(['好', 'good'])\n"
        "print(json.dumps([early, [m for m in heavy if m in sys.modules]]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [[], []]

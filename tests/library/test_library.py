"""What a Python program calls: the findings of the command, of files, texts and pairs; mistakes raise at once."""

import json
import os
import pickle
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest

import xlcheck
from xlcheck import Settings, align_files, align_texts, check_files, check_pairs, check_texts, codes, explain
from xlcheck.project.cache import ResultCache
from xlcheck.project.plan import Planned

ROWS = [
    ("河道整治工程进展通报", "Report on the River Improvement Project"),
    ("去年，全县共整治河道36条。", "Last year, the county improved 36 rivers."),
    (
        "工程总投资为18.5亿元，比上年增长12.3%。",
        "Investment was 1.85 billion yuan, up 13.2% over the previous year.",
    ),
    ("沿线居民对新的步道非常满意。", "Residents along the banks are very satisfied with the new footpaths."),
    ("我们将新建监测站24个。", "We will build 24 new monitoring stations."),
]
ZH, EN = ("".join(f"{row[side]}\n" for row in ROWS) for side in (0, 1))
RIGHT = EN.replace("13.2%", "12.3%")


@pytest.fixture
def files(tmp_path):
    """The two texts as files."""
    paths = tmp_path / "zh.txt", tmp_path / "en.txt"
    for path, text in zip(paths, (ZH, EN), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def places(findings):
    """Findings without the paths of their files."""
    return [(f.code, f.severity, f.message, f.line, f.column, f.source_text, f.target_text) for f in findings]


def test_every_public_name_is_in_all_and_no_other():
    public = {n for n, value in vars(xlcheck).items() if not n.startswith("_") and not isinstance(value, ModuleType)}
    assert xlcheck.__all__ == sorted(public | {"__version__"})


def test_a_right_translation_is_silent():
    report = check_texts(ZH, RIGHT)
    assert (report.at_gate, report.failed, report.exit_code) == ((), False, 0)
    assert list(check_pairs([])) == []


def test_texts_in_memory_are_read_as_the_same_texts_in_files(files):
    ours, theirs = check_texts(ZH, EN), check_files(*files)
    assert places(ours.findings) == places(theirs.findings) != []
    assert [f.fingerprint for f in ours.findings] == [f.fingerprint for f in theirs.findings]
    assert ours.signature == theirs.signature
    assert {f.path for f in ours.findings} == {"target"}


def test_a_byte_order_mark_and_other_line_ends_change_nothing():
    assert places(check_texts("\ufeff" + ZH.replace("\n", "\r\n"), EN.rstrip()).findings) == places(
        check_texts(ZH, EN).findings
    )


def test_pairs_are_checked_as_the_lines_of_a_bilingual_file(tmp_path):
    path = tmp_path / "rows.tsv"
    path.write_text("".join(f"{zh}\t{en}\n" for zh, en in ROWS), encoding="utf-8")
    found = list(check_pairs(ROWS))
    report = check_files(path)
    assert [(f.code, f.unit, f.message, f.fingerprint) for f in found] == [
        (f.code, f.unit, f.message, f.fingerprint) for f in report.findings
    ]
    assert [(f.code, f.unit, f.line) for f in found] == [("NUM003", 3, 3)]


def test_pairs_are_counted_through_all_chunks():
    found = list(check_pairs(ROWS * 3, chunk=4))
    assert [(f.code, f.unit, f.line, f.source.line) for f in found if f.code == "NUM003"] == [
        ("NUM003", n, n, n) for n in (3, 8, 13)
    ]
    assert [f for f in check_pairs(ROWS * 2, chunk=1) if f.code.startswith("CON")] == []


def test_pairs_are_taken_as_they_are_needed():
    taken = []

    def pairs():
        for number, row in enumerate(iter(lambda: ROWS[2], None)):
            taken.append(number)
            yield row

    assert len(list(islice(check_pairs(pairs(), chunk=5), 12))) == 12
    assert len(taken) <= 20


def test_the_memory_of_many_pairs_is_that_of_a_chunk():
    code = (
        "import resource, sys; from xlcheck import check_pairs\n"
        "row = '去年整治河道三十六条。', 'Last year, 36 rivers were improved.'\n"
        "def most(n): list(check_pairs((row for _ in range(n)), chunk=100)); "
        "return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "few = most(200); print(most(1500) / few)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(run.stdout) < 1.1


def test_a_severity_of_the_settings_holds(files):
    settings = Settings(severity={"NUM003": "info"})
    for found in (check_files(*files, settings).findings, check_texts(ZH, EN, settings).findings):
        assert [f.severity for f in found if f.code == "NUM003"] == ["info"]
    assert [f.severity for f in check_pairs(ROWS, settings)] == ["info"]
    assert not check_files(*files, settings).failed
    assert check_files(*files).failed


def test_ignores_by_file_hold_relative_to_their_folder(files):
    folder = files[0].parent
    settings = Settings(per_file_ignores={f"{folder.name}/en.txt": "NUM"}, folder=folder.parent)
    report = check_files(*files, settings)
    assert (report.findings, report.hidden) == ((), 1)
    elsewhere = Settings(per_file_ignores={f"{folder.name}/en.txt": "NUM"}, folder=folder)
    assert [f.code for f in check_files(*files, elsewhere).findings] == ["NUM003"]


def test_what_is_kept_of_a_pair_has_not_the_severities_of_one_run(files, tmp_path):
    from xlcheck.pipeline import Checker
    from xlcheck.project import run

    pair = Planned(*map(str, files), "en.txt")
    kept = {"cache": tmp_path / "cache"}
    changed = Checker(Settings(severity={"NUM": "minor"}))
    first = run([pair], changed, **kept).outcomes[0]
    store = ResultCache(Settings(), changed.codes, tmp_path / "cache")
    again = store.get({store.key(pair): pair})[store.key(pair)]
    assert [row.severity for row in first.rows] == [row.severity for row in again.rows] == ["critical"]


def test_the_gate_is_that_of_the_command(files):
    report = check_files(*files, Settings(fail_on="critical", confidence="high"))
    assert [f.code for f in report.at_gate] == ["NUM003"]
    assert (report.failed, report.exit_code) == (True, 1)
    command = [sys.executable, "-m", "xlcheck", "check", *map(str, files), "--format", "json"]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, encoding="utf-8").stdout)
    assert told["findings"] == [finding.to_dict() for finding in report.findings]
    assert json.loads(report.render("json")) == told


def test_a_row_of_a_table_is_flat_and_of_one_type():
    rows = check_texts(ZH, EN.replace("We will build 24 new monitoring stations.\n", "")).to_dicts()
    assert {row["code"] for row in rows} == {"NUM003", "OMI001"}
    kinds = [{key: type(value) for key, value in row.items()} for row in rows]
    assert kinds[0] == kinds[1]
    assert set(kinds[0].values()) == {str, int, bool}
    lost = next(row for row in rows if row["code"] == "OMI001")
    assert (lost["target_text"], lost["target_line"], lost["gate"]) == ("", 0, True)


def test_a_finding_knows_its_texts_and_places():
    (found,) = check_texts(ZH, EN, Settings(select="NUM")).findings
    assert (found.name, found.line, found.column) == ("number-value", 3, 38)
    assert (found.source.flagged, found.target.flagged) == ("12.3", "13.2")
    assert (found.source_text, found.target_text) == ROWS[2]


def test_an_alignment_is_a_sequence_of_sentences(files):
    aligned = align_texts(ZH, EN)
    assert [(zh, en) for zh, en, _ in aligned] == [((zh,), (en,)) for zh, en in ROWS]
    assert len(aligned) == len(ROWS) and all(0 <= beads.score <= 1 for beads in aligned)
    assert [a[:2] for a in align_files(*files)] == [a[:2] for a in aligned]
    assert aligned.to_dicts()[1]["target"] == ROWS[1][1]
    assert list(check_texts(ZH, EN).alignment) == list(aligned)


def test_a_corrected_alignment_takes_the_place_of_the_aligner(files, tmp_path):
    table = tmp_path / "beads.tsv"
    table.write_text("source\ttarget\n" + "".join(f"{i}\t{i}\n" for i in range(1, 6)), encoding="utf-8")
    assert "beads:" in check_files(*map(str, files), beads=str(table)).signature


def test_stages_are_told(files):
    told = []
    check_files(*files, on_stage=told.append)
    stages = list(dict.fromkeys(re.split(r" \d+ % ", stage)[0] for stage in told))
    assert stages == [
        "reading zh.txt and en.txt",
        "loading the model",
        "aligning 5 with 5 sentences",
        "checking 5 pairs of sentences",
    ]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        pytest.param({"select": "NMU"}, "select NMU: no check has this code; did you mean NUM?", id="code to select"),
        pytest.param({"ignore": ["NUM", "QQQ9"]}, "ignore QQQ9: no check has this code", id="code to ignore"),
        pytest.param(
            {"severity": {"NUM003": "inof"}}, "severity of NUM003 inof: must be one of critical, ", id="severity"
        ),
        pytest.param({"severity": {"NMU003": "info"}}, "did you mean NUM003?", id="code of a severity"),
        pytest.param({"fail_on": "majr"}, "did you mean major?", id="gate"),
        pytest.param({"confidence": "hihg"}, "did you mean high?", id="confidence"),
        pytest.param({"options": {"LNG002": {"rnus": 1}}}, "did you mean runs?", id="option"),
        pytest.param({"options": {"LNG002": {"runs": "x"}}}, "must be a whole number", id="value of an option"),
        pytest.param({"options": {"LGN002": {}}}, "did you mean LNG002?", id="check of an option"),
        pytest.param({"options": {"LNG": {"runs": 1}}}, "give the whole code of a check", id="options of many"),
        pytest.param({"per_file_ignores": {"a.md": "XYZ"}}, "per_file_ignores a.md XYZ: no check", id="ignore by file"),
    ],
)
def test_what_does_not_exist_raises_at_once(given, message):
    with pytest.raises(xlcheck.ConfigurationError, match=message.replace("?", r"\?")):
        Settings(**given)


def test_settings_take_what_is_natural_and_keep_it_hashable():
    natural = Settings(
        select="num, trm",
        glossary=Path("terms.csv"),
        options={explain("LNG002").name: {"runs": 2}},
        severity={"num": "minor"},
        per_file_ignores={"a.md": ["num"]},
        domains="law",
    )
    assert (natural.select, natural.glossary, natural.domains) == (("NUM", "TRM"), ("terms.csv",), ("law",))
    assert natural.severity == (("NUM", "minor"),)
    assert pickle.loads(pickle.dumps(natural)) == natural
    assert len({natural, Settings()}) == 2
    assert Settings(options={"lng002": {"runs": 2}}) == Settings(options=(("LNG002", (("runs", 2),)),))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        pytest.param(lambda: check_texts("", EN), xlcheck.InputError, "source: the file is empty", id="empty"),
        pytest.param(lambda: check_texts(EN, ZH), xlcheck.LanguageError, "are swapped", id="swapped"),
        pytest.param(lambda: check_files("no.txt", "no.en.txt"), xlcheck.InputError, "no such file", id="no file"),
        pytest.param(lambda: check_files("a.txt"), xlcheck.UsageError, "give the translation", id="one document"),
        pytest.param(lambda: list(check_pairs(["中文"])), xlcheck.UsageError, "pairs, pair 1: must", id="a text alone"),
        pytest.param(lambda: list(check_pairs([(ZH, None)])), xlcheck.UsageError, "pair 1: must", id="none"),
        pytest.param(lambda: check_pairs([], chunk=0), xlcheck.UsageError, "chunk 0: must be", id="chunk"),
        pytest.param(
            lambda: check_pairs([], Settings(glossary="no.csv")), xlcheck.GlossaryError, "no.csv", id="no glossary"
        ),
        pytest.param(lambda: explain("NMU003"), xlcheck.ConfigurationError, "did you mean NUM003", id="no code"),
        pytest.param(
            lambda: check_texts(ZH, EN).render("jsn"), xlcheck.ConfigurationError, "did you mean json", id="no format"
        ),
    ],
)
def test_what_cannot_be_done_raises(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_a_glossary_that_has_changed_is_read_again(tmp_path):
    terms = tmp_path / "terms.csv"
    settings = Settings(select="TRM001", glossary=terms)
    terms.write_text("zh,en\n河道,stream\n", encoding="utf-8")
    assert [f.term for f in check_texts(ZH, EN, settings).findings][:1] == ["河道"]
    terms.write_text("zh,en\n河道,river\n监测站,monitoring station\n", encoding="utf-8")
    assert check_texts(ZH, EN, settings).findings == ()


def test_codes_are_explained():
    assert explain("number-value").code == explain("num003").code == "NUM003"
    assert codes()["IOE001"].name == "file-missing"
    assert "Bad:" in explain("NUM003").page


def test_no_call_writes_to_the_environment(files, tmp_path, monkeypatch):
    from xlcheck.config import load_configuration
    from xlcheck.project import check_project

    monkeypatch.chdir(tmp_path)
    Path("xlcheck.toml").write_text('[[pairs]]\nsource = "zh.txt"\ntarget = "en.txt"\n', encoding="utf-8")
    before = dict(os.environ)
    check_files(*files)
    list(check_pairs(ROWS))
    check_project(load_configuration(Path("xlcheck.toml")))
    assert dict(os.environ) == before

"""Checks and formats of an installed package: they are as our own, and what is wrong with them is said."""

import itertools
import json
import subprocess
import sys

import pytest

from xlcheck.checks import Context
from xlcheck.checks.plugged import loaded
from xlcheck.checks.vetted import vetted
from xlcheck.errors import ConfigurationError
from xlcheck.plugins import CHECKS, Plugin
from xlcheck.terms import Glossary

ZH = "去年，全县共整治河道36条。\n沿线居民对新的步道非常满意。\n今年，我们将新建监测站24个。\n"
EN = (
    "Last year, the county improved 36 rivers.\nResidents are very satisfied with the new footpaths!\n"
    "This year, we will build 24 new monitoring stations.\n"
)


def codes(done):
    return [(f["code"], f["severity"], f["target"]["line"]) for f in json.loads(done.stdout)["findings"]]


def test_what_is_not_installed_is_not_there(run, write):
    write(zh_txt=ZH, en_txt=EN)
    done = run("check", "zh.txt", "en.txt", "--format", "json")
    assert (codes(done), done.returncode, done.stderr) == ([], 0, "")
    assert "no check has this code" in run("explain", "HSE001").stderr


def test_a_check_is_as_one_of_ours(install, run, write):
    install()
    write(zh_txt=ZH, en_txt=EN, xlcheck_toml='[severity]\nHSE = "minor"\n')
    assert codes(run("check", "zh.txt", "en.txt", "--format", "json", "--isolated")) == [("HSE001", "major", 2)]
    assert codes(run("check", "zh.txt", "en.txt", "--format", "json")) == [("HSE001", "minor", 2)]
    assert codes(run("check", "zh.txt", "en.txt", "--format", "json", "--ignore", "HSE")) == []
    assert codes(run("check", "zh.txt", "en.txt", "--format", "json", "--select", "HSE,NUM"))


def test_its_page_and_options_are_those_of_the_class(install, run, write):
    install()
    page = run("explain", "exclamation-added").stdout
    assert page.startswith("HSE001 exclamation-added (major)\n\nThe translation exclaims") and "marks = '!'" in page
    assert "exclamation-added" in run("checks").stdout
    write(zh_txt=ZH, en_txt=EN, xlcheck_toml='[checks.exclamation-added]\nmarks = "?"\n')
    assert codes(run("check", "zh.txt", "en.txt", "--format", "json")) == []
    write(xlcheck_toml="[checks.HSE001]\nmark = 1\n")
    done = run("check", "zh.txt", "en.txt")
    assert (done.returncode, "did you mean marks?" in done.stderr) == (2, True)
    assert "did you mean HSE001?" in run("check", "zh.txt", "en.txt", "--isolated", "--select", "HSE01").stderr


def test_the_library_finds_it(install, run, write, tmp_path):
    folder = install()
    call = f"xlcheck.check_texts({ZH!r}, {EN!r}, xlcheck.Settings(select='HSE'))"
    code = f"import xlcheck; print([f.code for f in {call}.findings])"
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": f"{folder}"}, capture_output=True, text=True, cwd="/"
    )
    assert done.stdout.strip() == "['HSE001']", done.stderr


def test_documents_of_a_format_are_read_with_places_and_names(install, run, write):
    install()
    stamps = ("[00:01.00]", "[00:05.50]", "[01:02.00]")
    songs = ("".join(f"{s}{line}\n" for s, line in zip(stamps, text.splitlines(), strict=True)) for text in (ZH, EN))
    write(**dict(zip(("zh_lrc", "en_lrc"), songs, strict=True)))
    done = run("check", "zh.lrc", "en.lrc", "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    target = finding["target"]
    assert (target["line"], target["column"], target["name"]) == (2, 11 + EN.splitlines()[1].index("!"), "00:05.50")


def test_a_bilingual_format_is_given_alone(install, run, write):
    install()
    rows = "".join(f"{zh} ||| {en}\n" for zh, en in zip(ZH.splitlines(), EN.splitlines(), strict=True))
    write(rows_bitext=f"# a remark\n{rows}", zh_txt=ZH)
    assert codes(run("check", "rows.bitext", "--format", "json")) == [("HSE001", "major", 3)]
    assert ".bitext" in run("check", "zh.txt").stderr
    assert "holds both languages" in run("check", "zh.txt", "rows.bitext").stderr


def test_a_kept_result_is_not_used_once_a_plugin_has_changed(install, run, write):
    install()
    write(zh_txt=ZH, en_txt=EN, xlcheck_toml='[[pairs]]\nsource = "zh.txt"\ntarget = "en.txt"\n')
    assert (
        codes(run("check", "--format", "json")) == codes(run("check", "--format", "json")) == [("HSE001", "major", 2)]
    )
    install(('severity: ClassVar[Severity] = "major"', 'severity: ClassVar[Severity] = "info"'))
    assert codes(run("check", "--format", "json")) == [("HSE001", "info", 2)]


@pytest.fixture
def plugin(install, monkeypatch, request):
    """Install the package under a name of its own, and return the entry point of its check in this process."""
    name = f"house_style_{next(_NUMBERS)}"

    def plugin(change):
        monkeypatch.syspath_prepend(install(change, name=name))
        return Plugin(CHECKS, "HSE001", f"{name}.checks:Exclamation", "house-style", "1.0")

    yield plugin
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]


_NUMBERS = itertools.count()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(("HSE001", "NUM003"), "has the code NUM003, which xlcheck has itself", id="a code of ours"),
        pytest.param(("HSE001", "IOE001"), "has the code IOE001, which xlcheck has itself", id="a code about files"),
        pytest.param(("HSE001 =", "HOUSE ="), "three letters and three digits", id="a code that is none"),
        pytest.param(("exclamation-added", "number-value"), "has the name of NUM003", id="a name of ours"),
        pytest.param(
            ("from dataclasses", "import not_there\nfrom dataclasses"), "cannot be imported: Mod", id="import"
        ),
    ],
)
def test_a_check_that_cannot_be_used_ends_the_run(install, run, change, said):
    install(change)
    done = run("checks")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("xlcheck: the plug-in house-style 1.0: ") and said in done.stderr
    assert "update house-style, or uninstall it" in done.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(("HSE001", "HSE002"), "has no code as a check must have: 'HSE002'", id="another code"),
        pytest.param(("exclamation-added", "Shouting!"), "has no name as a check must have", id="no name"),
        pytest.param(('Severity] = "major"', 'Severity] = "bad"'), "has no severity as a check", id="no severity"),
        pytest.param(("def check(", "def find("), "has no check as a check must have: None", id="no method"),
        pytest.param(("@dataclass(frozen=True)\n", ""), "must be a dataclass", id="no dataclass"),
        pytest.param(('marks: str = "!"', "marks: str"), "its option marks has no default", id="no default"),
        pytest.param(('    """The', '    code: ClassVar[str]\n    """The'), "has no docstring", id="no page"),
        pytest.param(("class Exclamation", "class Exclaim"), "cannot be imported: AttributeError", id="no such class"),
    ],
)
def test_what_is_no_check_is_named_with_its_package(plugin, change, said):
    with pytest.raises(ConfigurationError, match=f"the plug-in house-style 1.0: .*{said}"):
        loaded(plugin(change))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(("code=self.code", "code='NUM003'"), "yields a finding of NUM003", id="another code"),
        pytest.param(('confidence="high"', "confidence=1"), "the confidence 1", id="no confidence"),
        pytest.param(("bead=bead,", "bead=99,"), "a finding in bead 99 of 3", id="no bead"),
        pytest.param(("target.span(at, at + 1)", "(5000, 5001)"), "the span .5000, 5001.", id="no place"),
        pytest.param(("bead=bead,\n", "#\n"), "", id="the spans are enough"),
        pytest.param(("yield Finding(", "yield dict("), "which is no finding", id="no finding"),
        pytest.param(("for at,", "1 / 0\n            for at,"), "ZeroDivisionError", id="an exception"),
    ],
)
def test_what_is_no_finding_is_named_with_its_package(plugin, change, said):
    from xlcheck import align_texts

    check = loaded(plugin(change))
    context = Context(align_texts(ZH, EN).pair, Glossary(()))
    if said:
        with pytest.raises(ConfigurationError, match=f"1.0: HSE001 failed on target: .*{said}"):
            vetted(plugin(change), check(), context)
    else:
        assert len(vetted(plugin(change), check(), context)) == 1


def test_a_check_that_fails_can_be_left_out(install, run, write):
    install(("for at,", "1 / 0\n            for at,"))
    write(zh_txt=ZH, en_txt=EN)
    done = run("check", "zh.txt", "en.txt")
    assert (done.returncode, "HSE001 failed on en.txt: ZeroDivisionError" in done.stderr) == (2, True), done.stderr
    assert run("check", "zh.txt", "en.txt", "--ignore", "HSE001").returncode == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(("lrc =", "md ="), "it reads .md files, which xlcheck reads itself", id="an ending of ours"),
        pytest.param(("formats:LYRICS", "formats:STAMP"), "must be a DocumentReader or a Bili", id="no reader"),
        pytest.param(("formats:LYRICS", "formats:SONGS"), "cannot be imported: Attrib", id="no such name"),
        pytest.param(
            ("yield Paragraph(line[stamp.end() :], number", "yield Paragraph(line, 0"), "no Paragraph", id="line 0"
        ),
        pytest.param(("STAMP.match", "STAMP.find"), "zh.lrc: cannot be read: AttributeError", id="an exception"),
    ],
)
def test_a_format_that_cannot_be_used_is_named_with_its_package(install, run, write, change, said):
    install(change)
    write(zh_lrc=f"[00:01.00]{ZH}", en_lrc=f"[00:01.00]{EN}")
    done = run("check", "zh.lrc", "en.lrc")
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert "the plug-in house-style 1.0" in done.stderr


def test_two_packages_with_one_code_are_both_named(install, run):
    install()
    install(name="other_style")
    done = run("checks")
    assert done.returncode == 2
    assert "the plug-in other-style 1.0: HSE001 is also in the plug-in house-style 1.0" in done.stderr


def test_a_package_in_the_working_directory_is_none(install, run, write, tmp_path):
    install(("from dataclasses", "import not_there\nfrom dataclasses"), folder=tmp_path / "work")
    write(zh_txt=ZH, en_txt=EN)
    done = run("check", "zh.txt", "en.txt")
    assert (done.returncode, done.stderr) == (0, "")


def test_help_looks_for_no_plugin(install, run):
    install(("HSE001 =", "HOUSE ="))
    assert run("check", "--help").returncode == 0

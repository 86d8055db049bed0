"""The configuration: which file holds, what its values become, and how its mistakes are named."""

import pytest

from xlcheck.config import find, load_configuration, show, template
from xlcheck.errors import ConfigurationError
from xlcheck.settings import PairPattern, Settings

ALL = """\
select = ["num", "TRM001"]
ignore = ["NUM008"]
fail-on = "minor"
confidence = "high"
glossary = ["shipped", "terms/own.csv"]
model = "nobody/some-model"
encoding = "gb18030"
baseline = "known.json"
jobs = 0

[severity]
NUM = "minor"
NUM003 = "info"

[model-options]
prompt = "query: "
batch-size = 64

[checks.LNG002]
runs = 2

[per-file-ignores]
"docs/en/old/**" = ["NUM"]

[[pairs]]
source = "docs/zh/**/*.md"
target = "docs/en/**/*.md"
exclude = ["docs/zh/drafts"]
missing = "target"

[[pairs]]
source = "ui/*.tsv"
"""


@pytest.fixture
def configure(tmp_path, monkeypatch):
    """Write a configuration, go to its folder, and load it."""
    monkeypatch.chdir(tmp_path)

    def configure(text, name="xlcheck.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return load_configuration(path)

    return configure


def test_an_empty_file_gives_the_defaults(configure):
    assert configure("").settings == Settings()


def test_every_key(configure):
    configuration = configure(ALL)
    assert configuration.settings == Settings(
        select=("NUM", "TRM001"),
        ignore=("NUM008",),
        fail_on="minor",
        confidence="high",
        glossary=("shipped", "terms/own.csv"),
        model="nobody/some-model",
        model_options={"prompt": "query: ", "batch-size": 64},
        encoding="gb18030",
        severity=(("NUM", "minor"), ("NUM003", "info")),
        options=(("LNG002", (("runs", 2),)),),
        per_file_ignores=(("docs/en/old/**", ("NUM",)),),
    )
    assert configuration.pairs == (
        PairPattern("docs/zh/**/*.md", "docs/en/**/*.md", ("docs/zh/drafts",), "target"),
        PairPattern("ui/*.tsv"),
    )
    assert (configuration.baseline, configuration.jobs) == ("known.json", 0)


def test_what_is_shown_reads_back(configure):
    configuration = configure(ALL)
    text = show(configuration)
    assert configure(text) == configuration
    assert text.startswith("# from ")


def test_the_longest_severity_wins():
    settings = Settings(severity=(("NUM", "minor"), ("NUM003", "info")))
    assert [settings.severity_of(c, "critical") for c in ("NUM001", "NUM003", "TRM001")] == [
        "minor",
        "info",
        "critical",
    ]


def test_pyproject_holds_it_in_a_table(configure):
    text = '[project]\nname = "x"\n\n[tool.xlcheck]\nignore = ["TRM"]\n\n[[tool.xlcheck.pairs]]\nsource = "a/*.tsv"\n'
    configuration = configure(text, "pyproject.toml")
    assert (configuration.settings.ignore, configuration.pairs) == (("TRM",), (PairPattern("a/*.tsv"),))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('selct = ["NUM"]\n', 1, "selct: there is no such key; did you mean select?"),
        ('\n\nignore = ["NMU003"]\n', 3, "no check has the code NMU003; did you mean NUM003?"),
        ('fail-on = "majro"\n', 1, "must be one of critical, major, minor, info; did you mean major?"),
        ("fail-on = 3\n", 1, "must be one of critical"),
        ('select = "NUM"\n', 1, "must be a list"),
        ("jobs = -1\n", 1, "jobs: must be a number of processes"),
        ('[severity]\nNUM003 = "bad"\n', 2, "severity.NUM003: 'bad' must be one of"),
        ('[severity]\nABC = "info"\n', 2, "no check has the code ABC"),
        ("[model-options]\nprompts = 'a'\n", 2, "model-options.prompts: there is no such option; known are prompt"),
        ('[model-options]\nbackend = "tensorflow"\n', 2, "must be one of torch, onnx, openvino"),
        ("[model-options]\nbatch-size = 0\n", 2, "must be a whole number from 1 on"),
        ("model-options = 3\n", 1, "must be a table"),
        ("[checks.LNG002]\nrun = 2\n", 2, "did you mean runs?"),
        ('[checks.LNG002]\nruns = "2"\n', 2, "must be a whole number"),
        ("[checks.NUM]\nx = 2\n", 1, "give the whole code"),
        ("severity = 3\n", 1, "severity: must be a table"),
        ('[per-file-ignores]\n"a/*.md" = ["XYZ"]\n', 2, "no check has the code XYZ"),
        ("pairs = 3\n", 1, "must be an array of tables"),
        ('[[pairs]]\nsource = "a/*"\n\n[[pairs]]\nsource = "b/*"\ntraget = "c/*"\n', 6, "did you mean target?"),
        ('[[pairs]]\ntarget = "b/*.md"\n', 1, "has no source"),
        ('[[pairs]]\nsource = "a/**/*.md"\ntarget = "b/*.md"\n', 3, "must have the same wildcards"),
        ('[[pairs]]\nsource = "a/*.md"\ntarget = "a/*.md"\n', 3, "is the same as source"),
        ('[[pairs]]\nsource = "../../*.md"\n', 2, "leads out of the repository"),
        ('[[pairs]]\nsource = "/etc/*.md"\n', 2, "must be relative"),
        ('[[pairs]]\nsource = "a/*.md"\ntarget = "b/*.md"\nmissing = "all"\n', 4, "must be one of both"),
    ],
)
def test_a_mistake_names_file_line_and_next_step(configure, text, line, says):
    with pytest.raises(ConfigurationError) as error:
        configure(text)
    assert str(error.value).startswith(f"xlcheck.toml:{line}: ")
    assert says in str(error.value)


def test_a_mistake_in_pyproject_has_its_line_there(configure):
    with pytest.raises(ConfigurationError, match=r"^pyproject.toml:5: selct"):
        configure('[tool.other]\nselct = 1\n\n[tool.xlcheck]\nselct = ["NUM"]\n', "pyproject.toml")


def test_what_is_no_toml(configure):
    with pytest.raises(ConfigurationError, match=r"^xlcheck.toml: not valid TOML: .*line 3"):
        configure('select = []\nignore = ["NUM"\nx')


def test_bytes_that_are_no_utf8(configure, tmp_path):
    (tmp_path / "bad.toml").write_bytes(b"# \xff\n")
    with pytest.raises(ConfigurationError, match="is not UTF-8"):
        load_configuration(tmp_path / "bad.toml")


def test_the_nearest_file_wins(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "xlcheck.toml").touch()
    assert find(inner) == tmp_path / "xlcheck.toml"
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.other]\nname = "xlcheck"\n')
    assert find(inner) == tmp_path / "xlcheck.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.xlcheck]\n")
    assert find(inner) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "xlcheck.toml").touch()
    assert find(inner) == tmp_path / "a" / "xlcheck.toml"


def test_a_file_above_the_repository_is_none_of_ours(tmp_path):
    (tmp_path / "xlcheck.toml").touch()
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert find(tmp_path / "repository") is None


def test_paths_in_the_file_are_relative_to_it(configure, tmp_path, monkeypatch):
    configure(ALL)
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    configuration = load_configuration(tmp_path / "xlcheck.toml")
    assert configuration.settings.glossary == ("shipped", "../terms/own.csv")
    assert (configuration.baseline, configuration.settings.folder) == ("../known.json", "..")


def test_a_folder_within_the_repository_may_be_reached_by_dots(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "ci").mkdir()
    path = tmp_path / "ci" / "xlcheck.toml"
    path.write_text('[[pairs]]\nsource = "../zh/*.md"\ntarget = "../en/*.md"\n', encoding="utf-8")
    assert load_configuration(path).pairs == (PairPattern("../zh/*.md", "../en/*.md"),)


@pytest.mark.parametrize("pairs", [(), (PairPattern("zh/**/*.md", "en/**/*.md"),)], ids=["none", "one"])
def test_the_template_is_valid(configure, pairs):
    configuration = configure(template(pairs))
    assert configuration.settings == Settings()
    assert (configuration.pairs, configuration.baseline) == (pairs, "xlcheck-baseline.json")


def test_a_template_without_its_comment_marks_is_valid(configure):
    lines = template(()).splitlines()
    bare = [line.removeprefix("# ") if "=" in line or line.startswith("# [") else line for line in lines]
    configuration = configure("\n".join(line for line in bare if "`" not in line))
    assert configuration.settings.options == (("LNG002", (("runs", 2),)),)
    assert configuration.pairs == (PairPattern("docs/zh/**/*.md", "docs/en/**/*.md"),)


def test_symbolic_links_to_the_folder(tmp_path, monkeypatch):
    real = tmp_path / "real"
    real.mkdir()
    (real / "xlcheck.toml").write_text('[[pairs]]\nsource = "zh/*.md"\ntarget = "en/*.md"\n', encoding="utf-8")
    (tmp_path / "link").symlink_to(real)
    monkeypatch.chdir(tmp_path / "link")
    assert load_configuration(find(tmp_path / "link")).pairs == (PairPattern("zh/*.md", "en/*.md"),)


PATTERNS = "[[patterns]]\nsource = 'a(b)'\ntarget = 'c'\n"


def test_patterns_make_a_glossary_of_the_file_itself(configure):
    configuration = configure(PATTERNS)
    assert (configuration.settings.glossary, configuration.patterns) == (("shipped", "xlcheck.toml"), "xlcheck.toml")
    assert configure('glossary = ["own.csv"]\n' + PATTERNS).settings.glossary == ("own.csv", "xlcheck.toml")
    assert configure("patterns = []\n").settings.glossary == ("shipped",)


def test_patterns_that_are_no_tables(configure):
    with pytest.raises(ConfigurationError, match=r"xlcheck\.toml:1: patterns: must be an array of tables"):
        configure("patterns = 3\n")

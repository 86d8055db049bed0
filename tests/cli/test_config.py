"""The configuration as a process sees it: what wins, what is printed, what a mistake costs."""

import pytest

WRONG = "增长5%。\tIt rose by 15%.\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_the_command_line_wins_over_the_file(run, table, tmp_path):
    (tmp_path / "xlcheck.toml").write_text('ignore = ["NUM"]\n', encoding="utf-8")
    assert run("check", table, cwd=tmp_path).returncode == 0
    assert run("check", table, "--ignore", "TRM", cwd=tmp_path).returncode == 1
    assert run("check", table, "--isolated", cwd=tmp_path).returncode == 1


def test_a_named_file_wins_over_the_nearest(run, table, tmp_path):
    (tmp_path / "xlcheck.toml").write_text('ignore = ["NUM"]\n', encoding="utf-8")
    (tmp_path / "other.toml").write_text('fail-on = "info"\n', encoding="utf-8")
    assert run("check", table, "--config", "other.toml", cwd=tmp_path).returncode == 1


def test_severity_of_the_file_moves_the_gate(run, table, tmp_path):
    (tmp_path / "xlcheck.toml").write_text('[severity]\nNUM = "minor"\n', encoding="utf-8")
    result = run("check", table, "--review", cwd=tmp_path)
    assert result.returncode == 0
    assert "minor NUM" in result.stdout


def test_options_reach_the_checks(run, tmp_path):
    """Two runs of Chinese in one sentence are two findings, or one where one is the most to be told apart."""
    row = "我们将实施繁星计划和春雨计划。\tWe will carry out the 繁星 Program and the 春雨 Program.\n"
    (tmp_path / "pairs.tsv").write_text(row, encoding="utf-8")
    (tmp_path / "xlcheck.toml").write_text("[checks.LNG002]\nruns = 1\n", encoding="utf-8")
    arguments = ["check", "pairs.tsv", "--select", "LNG002", "--format", "jsonl"]
    assert len(run(*arguments, "--isolated", cwd=tmp_path).stdout.splitlines()) == 2
    assert len(run(*arguments, cwd=tmp_path).stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [('selct = ["NUM"]\n', "xlcheck.toml:1: selct"), ('\nignore = ["NMU003"]\n', "xlcheck.toml:2: ignore")],
)
def test_a_mistake_ends_with_2_and_says_where(run, table, tmp_path, text, says):
    (tmp_path / "xlcheck.toml").write_text(text, encoding="utf-8")
    result = run("check", table, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"xlcheck: {says}")


def test_show_settings_checks_nothing(run, tmp_path):
    (tmp_path / "xlcheck.toml").write_text('fail-on = "minor"\n', encoding="utf-8")
    result = run("check", "--show-settings", "--ignore", "NUM", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert 'fail-on = "minor"' in result.stdout
    assert 'ignore = ["NUM"]' in result.stdout
    assert "xlcheck.toml" in result.stdout.splitlines()[0]


def test_no_files_and_no_pairs(run, tmp_path):
    result = run("check", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "xlcheck init" in result.stderr


def test_a_named_file_that_is_not_there(run, tmp_path, table):
    result = run("check", table, "--config", "gone.toml", cwd=tmp_path)
    assert result.returncode == 2
    assert "gone.toml" in result.stderr


def test_init_finds_the_pairs_and_never_overwrites(run, repository):
    (repository / "xlcheck.toml").unlink()
    assert run("init", cwd=repository).returncode == 0
    text = (repository / "xlcheck.toml").read_text(encoding="utf-8")
    assert 'source = "docs/zh/**/*.md"\ntarget = "docs/en/**/*.md"' in text
    assert run("check", cwd=repository).returncode == 1
    again = run("init", cwd=repository)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert run("init", "--force", cwd=repository).returncode == 0


def test_init_where_there_is_nothing(run, tmp_path):
    assert "[[pairs]]" in run("init", cwd=tmp_path).stdout
    assert run("check", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("code", ["OMI002", "cfg001", "file-in-wrong-language"])
def test_codes_about_files_have_their_page(run, code):
    result = run("explain", code)
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) > 2

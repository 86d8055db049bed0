"""What is shipped for CI hosts, parsed and run as far as it goes without them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml  # noqa: TID253

ROOT = Path(__file__).resolve().parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path):
    """A folder with a bilingual file in which a number is wrong, and its configuration."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "ui.tsv").write_text("增长5%。\tIt rose by 15%.\n", encoding="utf-8")
    (folder / "xlcheck.toml").write_text('[[pairs]]\nsource = "*.tsv"\n', encoding="utf-8")
    return folder


@pytest.fixture
def tools(tmp_path):
    """An environment whose python, pip and xlcheck are this checkout; what pip is asked for goes to pip.txt."""
    folder = tmp_path / "bin"
    folder.mkdir()
    pip = f'echo "$@" >> "{tmp_path}/pip.txt"'
    scripts = {
        "python": f'if [ "$1 $2 $3" = "-P -m pip" ]; then shift 3; {pip}; else exec "{sys.executable}" "$@"; fi',
        "pip": pip,
        "xlcheck": f'exec "{sys.executable}" -m xlcheck "$@"',
    }
    for name, body in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    environment = {k: v for k, v in os.environ.items() if k not in ("GITHUB_ACTIONS", "CI")}
    environment |= {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    return environment | {"XLCHECK_CACHE": str(tmp_path / "cache")}


@pytest.fixture
def step(tools, tmp_path):
    """Run a step of the action as the runner does, with these inputs."""

    def step(name, folder, **inputs):
        (found,) = [s for s in ACTION["runs"]["steps"] if s.get("name") == name]
        given = {key: str(value["default"]) for key, value in ACTION["inputs"].items()} | inputs
        variables = {
            key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], value)
            for key, value in found.get("env", {}).items()
        }
        runner = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(tmp_path / "output"), "GITHUB_ACTION_PATH": str(ROOT)}
        runner["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"]],
            cwd=folder,
            env=tools | runner | variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return step


def test_the_action_is_composite_and_takes_no_input_into_a_script():
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert "${{" not in step.get("run", "")
        assert "run" not in step or step["shell"] == "bash"
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])


def test_the_action_installs_its_own_revision_or_what_it_is_told(step, tmp_path, repository):
    assert step("Install", repository).returncode == 0
    assert step("Install", repository, install="xlcheck==9; touch stolen").returncode == 0
    asked = (tmp_path / "pip.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split("check ", 1)[1] for line in asked]
    build, needed, own, *_, told = words
    assert build == f"--require-hashes -r {ROOT}/.ci/action-build.txt"
    assert needed == f"--require-hashes --no-build-isolation -r {ROOT}/.ci/action.txt"
    assert own == f"--no-index --no-deps --no-build-isolation {ROOT}"
    assert told == "xlcheck==9; touch stolen"
    assert words[3:5] == words[:2]
    assert not (repository / "stolen").exists()


def test_the_action_annotates_and_hands_on_the_exit_code(step, tmp_path, repository):
    result = step("Check", repository, sarif="out.sarif")
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith("::error file=ui.tsv,line=1,")
    assert (tmp_path / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert json.loads((repository / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "| NUM003 | number value | 1 |" in (tmp_path / "summary.md").read_text(encoding="utf-8")


def test_arguments_of_the_action_are_words_and_no_commands(step, repository):
    assert step("Check", repository, arguments="--ignore NUM").returncode == 0
    assert step("Check", repository, arguments="--review\n--ignore\tNUM\n").returncode == 0
    result = step("Check", repository, arguments="$(touch stolen) ; touch stolen `touch stolen`")
    assert result.returncode == 2
    assert not (repository / "stolen").exists()


def test_the_gitlab_snippet_writes_its_reports(tools, repository):
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    snippet = re.search(r"<!-- GitLab snippet -->\n```yaml\n(.*?)```", text, re.DOTALL)
    (job,) = yaml.safe_load(snippet[1]).values()
    script = "set -e\n" + "\n".join(job["script"])
    result = subprocess.run(["bash", "-c", script], cwd=repository, env=tools, capture_output=True, text=True)
    assert result.returncode == 1, result.stderr
    reports = job["artifacts"]["reports"]
    assert json.loads((repository / reports["codequality"]).read_text(encoding="utf-8"))[0]["check_name"] == "NUM003"
    assert (repository / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml")


def test_the_hook_runs_when_a_text_is_part_of_the_commit():
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("xlcheck", "python", False)
    files = re.compile(hook["files"])
    assert all(map(files.search, ["docs/zh/a.md", "A.MDX", "ui.tsv", "a/b.xliff", "xlcheck.toml", "x/pyproject.toml"]))
    keyed = ["res/values-zh-rCN/strings.xml", "res/values/strings.xml", "locales/zh-CN.yml", "src/enUS.ts", "en/a.js"]
    assert all(map(files.search, [*keyed, "a/messages_zh_CN.properties", "zh-Hans.lproj/Localizable.strings"]))
    assert not any(map(files.search, ["a.py", "md", "notxlcheck.toml", "a.md.bak", "src/enum.ts", "a/index.js"]))


@pytest.mark.skipif(not shutil.which("pre-commit"), reason="pre-commit is not installed")
def test_the_hook_through_pre_commit_itself(tools, repository, tmp_path):
    """On a throwaway repository, with the hook from one of its own and its program from this checkout."""
    environment = tools | {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "GIT_CONFIG_GLOBAL": os.devnull}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_NAME": "Tester", f"GIT_{role}_EMAIL": "tester@example.org"}

    def run(*command, folder, check=True):
        return subprocess.run(command, cwd=folder, env=environment, check=check, capture_output=True, text=True)

    hooks = tmp_path / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    for folder in (hooks, repository):
        run("git", "init", "-q", folder=folder)
        run("git", "add", ".", folder=folder)
        run("git", "commit", "-q", "-m", "first", folder=folder)
    head = run("git", "rev-parse", "HEAD", folder=hooks).stdout.strip()
    config = {"repos": [{"repo": str(hooks), "rev": head, "hooks": [{"id": "xlcheck", "language": "system"}]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run("git", "add", ".", folder=repository)
    failed = run("pre-commit", "run", "--all-files", folder=repository, check=False)
    assert failed.returncode == 1
    assert "ui.tsv:1:" in failed.stdout
    (repository / "ui.tsv").write_text("增长5%。\tIt rose by 5%.\n", encoding="utf-8")
    run("git", "add", ".", folder=repository)
    passed = run("pre-commit", "run", "--all-files", folder=repository, check=False)
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout


def test_the_container_builds_from_what_is_here():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    steps = [line.split(None, 1) for line in lines if line and not line.startswith("#")]
    assert [word for word, _ in steps if word == "FROM"] == ["FROM"] * 2
    for word, rest in steps:
        assert word in {"FROM", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT", "CMD"}
        if word == "COPY":
            assert (ROOT / rest.split()[0]).exists()
    assert json.loads(dict(steps)["ENTRYPOINT"]) + json.loads(dict(steps)["CMD"]) == ["xlcheck", "check"]
    assert dict(steps)["USER"] == "xlcheck"
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert not {"xlcheck", "glossary", "pyproject.toml", "README.md", "LICENSE"} & set(ignored)


def test_the_documented_configuration_is_valid(tmp_path):
    from xlcheck.config import load_configuration

    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    (tmp_path / "xlcheck.toml").write_text(re.search(r"```toml\n(.*?)```", text, re.DOTALL)[1], encoding="utf-8")
    assert len(load_configuration(tmp_path / "xlcheck.toml").pairs) == 2


def test_the_problem_matcher_reads_the_lines_of_quiet(tools, repository):
    (matcher,) = json.loads((ROOT / ".github" / "problem-matcher.json").read_text(encoding="utf-8"))["problemMatcher"]
    (pattern,) = matcher["pattern"]
    command = [sys.executable, "-m", "xlcheck", "check", "--quiet", "--format", "text"]
    done = subprocess.run(command, cwd=repository, env=tools, capture_output=True, text=True, encoding="utf-8")
    found = re.fullmatch(pattern["regexp"], done.stdout.splitlines()[0])
    assert (found[pattern["file"]], found[pattern["line"]], found[pattern["code"]]) == ("ui.tsv", "1", "NUM003")


COMMENTED = """#!/bin/sh
case "$*" in
*--paginate*) cat "$KNOWN" ;;
*) printf '%s\\n' "$*" >> "$CALLED" ;;
esac
"""


@pytest.mark.parametrize(("known", "method"), [("", "POST comments"), ("comments/7\n", "PATCH comments/7")])
def test_the_comment_is_written_once_and_then_again(tools, repository, tmp_path, known, method):
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    snippet = re.search(r"<!-- comment snippet -->\n```yaml\n(.*?)```", text, re.DOTALL)
    (step,) = yaml.safe_load(snippet[1])
    folder = tmp_path / "gh"
    folder.mkdir()
    (folder / "gh").write_text(COMMENTED, encoding="utf-8")
    (folder / "gh").chmod(0o755)
    (tmp_path / "known").write_text(known, encoding="utf-8")
    own = {"KNOWN": str(tmp_path / "known"), "CALLED": str(tmp_path / "called"), "COMMENTS": "comments"}
    environment = tools | own | {"PATH": f"{folder}:{tools['PATH']}"}
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]], cwd=repository, env=environment, check=True, capture_output=True
    )
    assert (tmp_path / "called").read_text(encoding="utf-8") == f"api --method {method} -F body=@summary.md\n"
    assert "NUM003" in (repository / "summary.md").read_text(encoding="utf-8")

"""What stands around the package for the forge, the index and the site: forms, pins and versions that agree."""

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
import yaml  # noqa: TID253

import xlcheck

ROOT = Path(__file__).resolve().parents[1]
GITHUB = ROOT / ".github"

pytestmark = pytest.mark.skipif(not GITHUB.is_dir(), reason="an sdist has no .github")

WORKFLOWS = [*sorted(GITHUB.glob("workflows/*.yml")), ROOT / "action.yml"]
PROSE = [ROOT / "README.md", ROOT / "Dockerfile", ROOT / "action.yml", *sorted((ROOT / "docs").glob("*.md"))]


def read(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_with_their_version(path):
    for use in re.findall(r"uses: (.*)", read(path)):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


LOCKS = sorted((ROOT / ".ci").glob("*.txt"))


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_what_ci_and_the_action_install_has_a_version_and_digests(path):
    for entry in re.split(r"\n(?! )", read(path)):
        if entry.strip() and not entry.startswith("#"):
            assert re.match(r"[\w-]+==[\w.]+ (; [^\\]*)?\\\n    --hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_action_has_what_the_package_needs():
    from packaging.requirements import Requirement

    locked = dict(re.findall(r"(?m)^([\w-]+)==([\w.]+)", read(ROOT / ".ci" / "action.txt")))
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    for needed in map(Requirement, project["project"]["dependencies"]):
        assert needed.specifier.contains(locked[needed.name])
    built = dict(re.findall(r"(?m)^([\w-]+)==([\w.]+)", read(ROOT / ".ci" / "action-build.txt")))
    for needed in map(Requirement, project["build-system"]["requires"]):
        assert needed.specifier.contains(built[needed.name])


@pytest.mark.parametrize("path", WORKFLOWS[:-1], ids=lambda path: path.name)
def test_a_workflow_has_no_rights_that_no_job_asks_for(path):
    workflow = yaml.safe_load(read(path))
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_only_the_job_that_publishes_runs_in_the_environment_of_the_index():
    jobs = yaml.safe_load(read(GITHUB / "workflows" / "release.yml"))["jobs"]
    assert [name for name, job in jobs.items() if "environment" in job] == ["publish"]
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert all("run" not in step for step in jobs["publish"]["steps"])


@pytest.mark.parametrize("form", ["bug", "false-alarm", "feature"])
def test_a_form_asks_each_thing_once(form):
    body = yaml.safe_load(read(GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml"))["body"]
    names = [item["id"] for item in body if item["type"] != "markdown"]
    assert len(names) == len(set(names))
    assert form != "false-alarm" or {"zh", "en", "numbers", "version"} <= set(names)


def test_the_citation_has_the_version_of_the_package():
    assert yaml.safe_load(read(ROOT / "CITATION.cff"))["version"] == xlcheck.__version__


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.name)
def test_no_page_installs_from_an_index_that_does_not_have_it(path):
    assert not re.search(r"pip install (--?\w+ )*['\"]?xlcheck['\"=\s]", read(path))


def test_every_page_is_in_the_navigation_of_the_site():
    nav = yaml.safe_load(read(ROOT / "mkdocs.yml"))["nav"]
    items = [item for section in nav for items in section.values() for item in items]
    listed = {next(iter(item.values())) if isinstance(item, dict) else item for item in items}
    assert {path.name for path in (ROOT / "docs").glob("*.md")} <= listed
    assert listed <= {path.name for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md")}


LINKS = {
    "a page of the root": ("../CONTRIBUTING.md", "ci.md", "CONTRIBUTING.md"),
    "a page of docs": ("json.md", "ci.md", "json.md"),
    "a page of docs, from the root": ("docs/json.md", "CONTRIBUTING.md", "json.md"),
    "a file that is no page": ("../LICENSE", "ci.md", "https://github.com/xlcheck/xlcheck/blob/main/LICENSE"),
    "a file that is not there": ("../none.md", "ci.md", "../none.md"),
}


@pytest.mark.parametrize(("target", "page", "site"), LINKS.values(), ids=LINKS.keys())
def test_links_lead_on_the_site_where_they_lead_on_the_forge(target, page, site):
    spec = importlib.util.spec_from_file_location("site_hooks", ROOT / "docs" / "site.py")
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)
    assert hooks.site_target(target, page) == site


def test_the_extra_of_a_tool_does_not_reach_the_user():
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    assert not any(re.match(r"mkdocs|coverage|cosmic", need) for need in [*project["dependencies"], *extras["test"]])

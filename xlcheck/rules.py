"""The codes that no check emits: about files, their alignment and the ignores in them.

They stand beside the checks in ``--select``, ``--ignore`` and ``severity`` and have a page of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlcheck.model import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A code with its name, its ordinary severity and its page."""

    code: str
    name: str
    severity: Severity
    page: str


def _table(*rules: Rule) -> dict[str, Rule]:
    return {rule.code: rule for rule in rules}


_UNREAD = "\n\nThe run goes on with the other files and ends with exit code 3. docs/formats.md lists the IOE codes."

RULES = _table(
    Rule(
        "ADD002",
        "file-without-source",
        "minor",
        "A configured translation has no source file: the source was deleted or renamed, or the name is wrong.\n\n"
        'Raise it with `severity.ADD002 = "major"`; leave files out with `exclude`, or say `missing = "target"`.',
    ),
    Rule(
        "ALN901",
        "not-translations",
        "critical",
        "Hardly any sentence of a file has a counterpart in the other: they are not translations." + _UNREAD,
    ),
    Rule(
        "ALN902",
        "alignment-uncertain",
        "info",
        "Sentences that were not compared: it is uncertain which of them belong together. A note, never a finding.",
    ),
    Rule(
        "ALN903",
        "moved-block",
        "minor",
        "Sentences of the translation stand elsewhere than in the source: a paragraph was moved, or two are swapped. "
        "They are compared with their source all the same, and are neither untranslated nor added.\n\n"
        "One finding for a block, with its range on both sides. Of two blocks that were exchanged, the shorter one is "
        "reported.",
    ),
    Rule(
        "CFG001",
        "ignore-without-effect",
        "info",
        "An ignore in a file hides nothing: what it was for is gone. Delete it, or correct its codes.",
    ),
    Rule(
        "CFG002",
        "ignore-not-understood",
        "minor",
        "A comment begins with `xlcheck:` and says nothing that xlcheck knows: neither ignore, disable nor enable, or "
        "a code that does not exist.",
    ),
    Rule("IOE001", "file-missing", "critical", "A file is not there." + _UNREAD),
    Rule("IOE002", "file-is-a-folder", "critical", "A folder stands where a file should be." + _UNREAD),
    Rule("IOE003", "file-not-permitted", "critical", "A file or a folder may not be read." + _UNREAD),
    Rule("IOE004", "file-empty", "critical", "A file holds no text." + _UNREAD),
    Rule("IOE005", "file-too-large", "critical", "A file is larger than the limit." + _UNREAD),
    Rule("IOE006", "format-not-read", "critical", "A file is in a format that is not read." + _UNREAD),
    Rule("IOE007", "encoding-unknown", "critical", "A file's characters cannot be decoded." + _UNREAD),
    Rule("IOE008", "line-too-long", "critical", "A line is longer than any paragraph." + _UNREAD),
    Rule("IOE009", "file-unreadable", "critical", "The system refuses to read a file." + _UNREAD),
    Rule("IOE010", "columns", "critical", "The columns of a bilingual file are not those that are read." + _UNREAD),
    Rule("IOE011", "file-damaged", "critical", "A file is damaged, or not what its name says." + _UNREAD),
    Rule("IOE012", "no-text-layer", "critical", "A PDF has no text layer." + _UNREAD),
    Rule("IOE013", "file-encrypted", "critical", "A file is protected by a password." + _UNREAD),
    Rule("IOE014", "file-hostile", "critical", "A file would exhaust the machine." + _UNREAD),
    Rule("IOE015", "no-pairs", "critical", "A bilingual file holds no pair of texts." + _UNREAD),
    Rule(
        "IOE016",
        "nothing-to-compare",
        "critical",
        "A side has nothing that a reader sees, hardly anything of the other, or no sentence that belongs there; "
        "or none of the configured pairs could be compared." + _UNREAD,
    ),
    Rule("IOE017", "time-limit", "critical", "The work on a pair took longer than it may." + _UNREAD),
    Rule("IOE091", "outside-repository", "critical", "A link leads out of the repository; it is not read." + _UNREAD),
    Rule("IOE092", "not-a-pair", "critical", "A file cannot be checked alone, and no other is named." + _UNREAD),
    Rule("IOE093", "internal-error", "critical", "xlcheck failed on a pair, which is a fault of xlcheck." + _UNREAD),
    Rule(
        "LNG003",
        "file-in-wrong-language",
        "major",
        "A configured translation is Chinese as a whole, or a source English: the file was copied and not translated, "
        "or the two are swapped.",
    ),
    Rule(
        "OMI002",
        "file-untranslated",
        "minor",
        "A configured source file has no translation.\n\n"
        'Raise it with `severity.OMI002 = "major"`; leave files out with `exclude`, or say `missing = "source"`.',
    ),
    Rule(
        "STL001",
        "chinese-changed-alone",
        "major",
        "With `--diff`: a Chinese sentence is new or was changed since that commit, and the English that belongs to it "
        "was not. It is certain from the two versions of the file, however freely the rest is translated.\n\n"
        "A sentence that was moved or wrapped anew, and a change of punctuation or white space, is none. Where another "
        "finding at the gate names the sentence, that one is shown. Ignore it where a change of the Chinese needs none "
        "of the English, as the correction of a slip of the pen.",
    ),
    Rule(
        "STL002",
        "english-changed-alone",
        "minor",
        "With `--diff`: an English sentence is new or was changed since that commit, and the Chinese that belongs to "
        "it was not. Mostly a translation was improved, so it is for review; it must not say more than the source.",
    ),
)
"""All of them by their code, sorted."""


def rule(code: str) -> Rule:
    """Return the rule of a code of this table; an IOE or ALN code that it does not list is a file that was not read."""
    return RULES.get(code) or Rule(code, "file-unreadable", "critical", "A file cannot be read." + _UNREAD)

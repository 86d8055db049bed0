"""xlcheck: check an English translation against the Chinese source that prevails.

    from xlcheck import check_files

    report = check_files("zh.docx", "en.docx")
    for finding in report.at_gate:
        print(finding.line, finding.code, finding.message)

The user's guide to the library is docs/library.md. Errors are one tree, drawn in `xlcheck.errors`.
"""

from xlcheck.errors import (
    AlignmentError,
    ConfigurationError,
    GlossaryError,
    InputError,
    LanguageError,
    ModelError,
    UsageError,
    XlcheckError,
)
from xlcheck.library import (
    AlignedSentences,
    Alignment,
    Report,
    align_files,
    align_texts,
    check_files,
    check_pairs,
    check_texts,
    codes,
    explain,
)
from xlcheck.model import Bead, Document, Pair, Segment
from xlcheck.places import Located
from xlcheck.rows import ReportedFinding
from xlcheck.rules import Rule
from xlcheck.settings import Settings
from xlcheck.version import __version__

__all__ = [
    "AlignedSentences",
    "Alignment",
    "AlignmentError",
    "Bead",
    "ConfigurationError",
    "Document",
    "GlossaryError",
    "InputError",
    "LanguageError",
    "Located",
    "ModelError",
    "Pair",
    "Report",
    "ReportedFinding",
    "Rule",
    "Segment",
    "Settings",
    "UsageError",
    "XlcheckError",
    "__version__",
    "align_files",
    "align_texts",
    "check_files",
    "check_pairs",
    "check_texts",
    "codes",
    "explain",
]

"""xlcheck: check an English translation against the Chinese source that prevails.

    from pathlib import Path
    from xlcheck import Settings, check_files

    report = check_files(Path("zh.txt"), Path("en.txt"), Settings())

The values are described in `xlcheck.model`, the errors in `xlcheck.errors`.
"""

from xlcheck.errors import (
    AlignmentError,
    ConfigurationError,
    GlossaryError,
    InputError,
    ModelError,
    UsageError,
    XlcheckError,
)
from xlcheck.model import Bead, Document, Finding, Pair, PairReport, Place, Segment, Span
from xlcheck.settings import Settings
from xlcheck.version import __version__

__all__ = [
    "AlignmentError",
    "Bead",
    "ConfigurationError",
    "Document",
    "Finding",
    "GlossaryError",
    "InputError",
    "ModelError",
    "Pair",
    "PairReport",
    "Place",
    "Segment",
    "Settings",
    "Span",
    "UsageError",
    "XlcheckError",
    "__version__",
]

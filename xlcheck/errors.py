"""What can go wrong outside the text itself. Every message names the file, the line and the next step.

    XlcheckError                 exit code
    |- UsageError                2   the call, the configuration or a glossary is wrong
    |  |- ConfigurationError     2   an option, a check's field, a code that does not exist
    |  |- LanguageError          2   a document is not in the language of its side
    |  |- GlossaryError          2   a glossary file that cannot be used
    |  `- ModelError             2   a model that is not present or cannot be read
    `- InputError                3   a document that cannot be read (IOE0xx)
       `- AlignmentError         3   two documents that cannot be aligned (ALN9xx)

Findings are never exceptions: they are values (`xlcheck.model.Finding`).
"""

from __future__ import annotations


class XlcheckError(Exception):
    """Base of all errors that xlcheck raises on purpose; ``str`` is the message for a person."""

    exit_code = 2


class UsageError(XlcheckError):
    """The call cannot be carried out as it stands."""


class ConfigurationError(UsageError):
    """An option, a field of a check or a code that does not exist, or a value that does not fit."""


class LanguageError(UsageError):
    """A document that is not in the language of its side. ``source`` tells which side that is."""

    def __init__(self, message: str, source: bool) -> None:
        super().__init__(message)
        self.source = source


class GlossaryError(UsageError):
    """A glossary that cannot be used."""


class ModelError(UsageError):
    """A model that is not present, or a folder that is not a model."""


class InputError(XlcheckError):
    """A document that cannot be read. ``code`` is its IOE code."""

    exit_code = 3

    def __init__(self, message: str, code: str = "IOE001") -> None:
        super().__init__(message)
        self.code = code


class AlignmentError(InputError):
    """Two documents that cannot be aligned well enough to be checked."""

    def __init__(self, message: str, code: str = "ALN901") -> None:
        super().__init__(message, code)

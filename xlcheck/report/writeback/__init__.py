"""An edited translation in the file that it came in: what was changed changes there, and every other byte stays.

What is written is read again, and must say what was meant; otherwise it is written in another way, or not at all.
"""

from __future__ import annotations

from xlcheck.report.writeback.changes import Edit, changes
from xlcheck.report.writeback.write import NotWritten, Read, why_not, write_back

__all__ = ["Edit", "NotWritten", "Read", "changes", "why_not", "write_back"]

"""``python -m tests.report.annual FOLDER``: write the Word files of the report."""

import sys
from pathlib import Path

from tests.report.annual.build import build

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
sys.stdout.write("".join(f"{path}\n" for path in build(folder)))

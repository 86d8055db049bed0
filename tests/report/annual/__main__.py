"""``python -m tests.report.annual FOLDER``: write the Word files of the report and what is found of its errors."""

import sys
from pathlib import Path

from tests.report.annual.build import build

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for path in build(folder):
    print(path)

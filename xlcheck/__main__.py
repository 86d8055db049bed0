"""``python -m xlcheck``."""

from xlcheck.cli import main

main()

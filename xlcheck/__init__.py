"""xlcheck: check an English translation against the Chinese source that prevails."""

__version__ = "0.1.0"

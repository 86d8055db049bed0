"""The version of xlcheck, which stands in the signature of every result."""

__version__ = "0.1.0"

"""Punctuation, spacing, repeated words, number format and encoding of the English."""

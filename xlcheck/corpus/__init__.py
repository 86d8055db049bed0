"""Corpora and translation memories of any size: shards that are checked anywhere, resumed, reported and cleaned."""

"""Placeholders, inline codes and links."""

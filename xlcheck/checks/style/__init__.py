"""Checks of English style, which speak only where they are asked for: spelling, capitals, quotation marks."""

"""Where the terms of a glossary stand on both sides of a pair, and what became of them."""

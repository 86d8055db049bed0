"""One side of a pair, one module for each format."""

"""One term with several renderings."""

"""The same source with several translations, and the reverse, in one file or in several."""

"""Which terms a glossary could have."""

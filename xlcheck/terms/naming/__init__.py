"""What a text itself calls its terms, without a glossary."""

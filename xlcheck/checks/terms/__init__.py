"""Terms of the glossary: missing, forbidden, mixed, their capitals."""

"""Addresses, telephone and document numbers that became others."""

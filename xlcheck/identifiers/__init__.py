"""Identifiers in a text of either language: addresses, telephone and document numbers, with their places."""

from xlcheck.identifiers.common import common_places
from xlcheck.identifiers.documents import read_documents
from xlcheck.identifiers.emails import read_emails
from xlcheck.identifiers.identifier import Identifier, slips
from xlcheck.identifiers.phones import read_phones
from xlcheck.identifiers.urls import read_urls

__all__ = [
    "Identifier",
    "common_places",
    "read_documents",
    "read_emails",
    "read_phones",
    "read_urls",
    "slips",
]

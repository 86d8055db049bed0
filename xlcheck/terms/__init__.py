"""terms: to come."""

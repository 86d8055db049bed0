"""align: to come."""

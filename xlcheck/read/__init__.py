"""read: to come."""

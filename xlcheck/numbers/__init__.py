"""numbers: to come."""

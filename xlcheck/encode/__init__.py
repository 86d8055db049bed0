"""encode: to come."""

"""checks: to come."""

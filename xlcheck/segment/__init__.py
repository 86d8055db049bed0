"""segment: to come."""

"""What says something else, or the opposite."""

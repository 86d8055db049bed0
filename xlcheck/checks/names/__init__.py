"""People and bodies under several or wrong names."""

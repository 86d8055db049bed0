"""Files that hold both sides, one module for each format."""

"""What the translation claims against its source: other places, bodies, people, times, directions, things."""

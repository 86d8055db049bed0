"""Values that outlive a run and may be lost at any time, in the user's cache folder."""

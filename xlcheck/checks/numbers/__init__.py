"""Numbers, dates, currencies and units that disagree."""

"""Files of one language whose texts have keys, as programs keep them: a module for each format, and what pairs them."""

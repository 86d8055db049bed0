"""Two files of keys: which keys, forms and limits of the source the translation keeps."""

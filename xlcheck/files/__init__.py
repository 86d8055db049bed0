"""What every reader of files stands on: size, kind and encoding of a file, archives and XML from strangers."""

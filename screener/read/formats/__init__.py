"""One module per file format; each registers a reader."""

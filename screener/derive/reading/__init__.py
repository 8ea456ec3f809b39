"""A posting's text to statements."""

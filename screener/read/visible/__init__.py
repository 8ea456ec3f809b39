"""Which text has ink of its own on the page where it claims to stand."""

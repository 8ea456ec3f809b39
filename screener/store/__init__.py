"""The workspace: what is kept between runs."""

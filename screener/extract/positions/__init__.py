"""Title, employer, dates and text of each job."""

"""What was done in each job, and what the candidate is."""

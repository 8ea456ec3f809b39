"""What is asked for to the rules of a rule file."""

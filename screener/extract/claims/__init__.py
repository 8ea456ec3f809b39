"""What a text claims of credentials and skills: held, expected, lapsed, denied, another person's."""

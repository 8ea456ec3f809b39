"""What a person should look at: hidden words, words to programs, repeated words. Never scored."""

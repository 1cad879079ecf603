"""How numbers and words are said."""

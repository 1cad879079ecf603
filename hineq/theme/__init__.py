"""Every colour, and which ink reads on it."""

"""Small packs to test with: a good one, made up, and bad files named by their fault."""

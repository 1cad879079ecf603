"""What a table of a pack is, derived from the nouns; the catalogue of faults."""

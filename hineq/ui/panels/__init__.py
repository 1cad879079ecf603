"""The parts of one page each, by the page's own name."""

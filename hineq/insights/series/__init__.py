"""Figures of one area through time, or why there is no answer."""

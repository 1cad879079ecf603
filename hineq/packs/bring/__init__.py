"""Bringing figures of others into a layer: what would change, whether it is sound, and writing it whole or not at all."""

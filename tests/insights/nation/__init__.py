"""Gaps of every council beside each other."""

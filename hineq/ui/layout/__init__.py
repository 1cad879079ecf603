"""What every page has: the visit, the selection, the strip of controls, heading and foot."""

"""The meeting: slides as data, and the forms that they are written in."""

"""Pages without the app: what a resident is told of a ward, as plain HTML files."""

"""The read-only interface: what the app shows, at addresses under /api/v1, as data, files and parts of other pages."""

"""What the pack holds: to search and to take away."""

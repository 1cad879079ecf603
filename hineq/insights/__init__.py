"""What the numbers say: on course?, the poorest areas, a ward's profile, and the finding in words."""

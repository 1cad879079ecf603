"""What is told to a resident about a ward, in plain English."""

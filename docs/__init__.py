"""What is written about the project: made from the code by commands, and held in step by tests."""

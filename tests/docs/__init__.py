"""Tests that what is written about the project is true."""

"""On course? What was promised, and what came of it."""

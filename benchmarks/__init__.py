"""What is timed, and against what: each module is a command, `python -m benchmarks.<module>`."""

"""The public statistics, vectorised over areas: NumPy arrays in, NumPy arrays (or a small frozen result) out."""

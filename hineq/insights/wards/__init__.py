"""Where? The wards on a measure, one ward on all of them, two side by side."""

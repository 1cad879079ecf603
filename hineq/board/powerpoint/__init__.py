"""A deck as a PowerPoint file, a file a reason: letters, ground, flow, scales, charts, shapes, the package itself."""

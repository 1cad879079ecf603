"""Place packs: the only rooms that open files or the network."""

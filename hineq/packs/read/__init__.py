"""A pack from its files: check everything, then load all or nothing."""

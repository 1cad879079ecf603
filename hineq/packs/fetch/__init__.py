"""Files out of the interfaces of public services, whole or not at all: what `importers` then reads."""

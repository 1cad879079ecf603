"""The sources of a national layer, fetched from open interfaces into the folder that `build` reads."""

"""Files that others make, read in their own layout: one file a layout."""

"""Where do we stand? Against the country, among authorities, against what documents said."""

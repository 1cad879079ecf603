"""What a national layer is made of: the files that are written by hand, those that are built, and how they are sealed."""

from typing import Final

# written by hand, in the folder of the layer
HEAD: Final = "layer.json"
DECLARED: Final = ("indicators", "series", "sources", "themes", "estimate_errors")
# built, in a folder of their own that is put in its place as a whole
BUILT: Final = "built"
# where what was built before stands while the next is put in its place
BEFORE: Final = f".{BUILT}.before"
SEAL: Final = "seal.json"
# tables whose rows are kept by owner, one row group each, with where each owner's begin in the file's metadata
BY_OWNER: Final = ("areas", "observations", "national_ranks", "population", "shapes")
WHOLE: Final = ("tiers", "distributions", "names")
OWNERS: Final = b"hineq.owners"

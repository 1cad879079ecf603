"""What a national layer is made of: the files that are written by hand, those that are built, and how they are sealed."""

from typing import Final

# written by hand, in the folder of the layer
HEAD: Final = "layer.json"
DECLARED: Final = ("indicators", "series", "sources", "themes", "estimate_errors")
# built, in a folder of their own that is put in its place as a whole
BUILT: Final = "built"
SEAL: Final = "seal.json"
# tables whose rows are kept by owner, one row group each, with where each owner's begin in the file's metadata
BY_OWNER: Final = ("areas", "observations", "national_ranks", "population", "shapes")
WHOLE: Final = ("tiers", "distributions", "names")
# what insights find of every council, added to a layer that is built (`python -m hineq gaps`): it may be absent
GAPS: Final = "gaps"
OWNERS: Final = b"hineq.owners"

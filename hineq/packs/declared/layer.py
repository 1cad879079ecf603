"""What a national layer is made of: the files that are written by hand, those that are built, and how they are sealed."""

from typing import Final

# written by hand, in the folder of the layer
HEAD: Final = "layer.json"
DECLARED: Final = ("indicators", "series", "sources", "themes", "estimate_errors")
# a layer may say by what councils are alike
LIKE_FEATURES: Final = "like_features.csv"
# and how its measures are said to residents
PLAIN_WORDS: Final = "plain_words.csv"
# built, in a folder of their own that is put in its place as a whole
BUILT: Final = "built"
# where what was built before stands while the next is put in its place
BEFORE: Final = f".{BUILT}.before"
SEAL: Final = "seal.json"
# tables whose rows are kept by owner, one row group each, with where each owner's begin in the file's metadata
BY_OWNER: Final = ("areas", "observations", "national_ranks", "population", "shapes", "successors")
# tables of which a pack that lies over the layer takes what it has not itself
OVER: Final = ("observations", "population", "national_ranks", "distributions")
WHOLE: Final = ("tiers", "distributions", "names")
# a table by owner that a layer has which declares features
LIKE: Final = "like"
# what insights find of every council, added to a layer that is built (`python -m hineq gaps`): it may be absent
GAPS: Final = "gaps"
OWNERS: Final = b"hineq.owners"


def owner_of_set(area_code: str, vintage: str) -> str:
    """Whose rows those of an earlier set of a council's wards are: so that today's council is opened without them.

    >>> owner_of_set("E06000001", "2017")
    'E06000001/2017'
    """
    return f"{area_code}/{vintage}"

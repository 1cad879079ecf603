"""Pages of councils of the national layer that are hard: of one ward, of 100, of wards that fit badly, of counties.

Each page is seen for several kinds of council; `python -m benchmarks.all_england` asks the library of all of them.
"""

from itertools import cycle

import pytest

from hineq.packs.declared.layer import BUILT, HEAD
from tests.grammar import faulty
from tests.pages.visits import FILES, run, sentences, title
from tests.paths import DATA

# of few wards, of one, of very many, of wards that neighbourhoods fit badly, of new boundaries, of long names, a county
COUNCILS = {
    "City of London": "E09000001", "Isles of Scilly": "E06000053", "Cornwall": "E06000052", "Birmingham": "E08000025",
    "Northumberland": "E06000057", "Cumberland": "E06000063", "Rutland": "E06000017", "Kent": "E10000016",
    "Somerset": "E06000066", "North Yorkshire": "E06000065", "Leeds": "E08000035", "Westmorland": "E06000064",
    "Derbyshire Dales": "E07000035", "King's Lynn and West Norfolk": "E07000146", "Bath": "E06000022",
    "Bournemouth": "E06000058", "Hull": "E06000010", "Barnsley": "E08000016", "Sheffield": "E08000019",
    "Hackney": "E09000012", "Lancashire": "E10000017", "Surrey": "E10000030", "Norwich": "E07000148",
    "Buckinghamshire": "E06000060", "West Devon": "E07000047", "South Hams": "E07000044", "Barnet": "E09000003",
    "Kensington": "E09000020", "Ribble Valley": "E07000124", "Tamworth": "E07000199",
}  # fmt: skip
# what a page asks of the wards hangs on their number and kind; of the others one council in each kind is enough
OF_WARDS = ("overview", "map", "ward", "compare", "inequality", "first")
SMALLEST = ("City of London", "Isles of Scilly", "Rutland")


def _pairs() -> list[tuple[str, str]]:
    """Each page of wards with the smallest councils, the other pages with one of them, then each council with a page in turn.

    In the order of the councils: the app keeps the views of a few places.
    """
    rest = [page for page in FILES if page not in OF_WARDS]
    others = [council for council in COUNCILS if council not in SMALLEST]
    pairs = [(page, council) for page in OF_WARDS for council in SMALLEST]
    pairs += list(zip(rest, cycle(SMALLEST), strict=False))
    pairs += list(zip(cycle([*OF_WARDS, "standing", "targets", "meeting", "search"]), others, strict=False))
    return sorted(set(pairs), key=lambda pair: (pair[1], pair[0]))


@pytest.mark.skipif(
    not any((path.parent / BUILT).exists() for path in DATA.glob(f"*/{HEAD}")), reason="the national layer is not built"
)
@pytest.mark.parametrize(("page", "council"), _pairs())
def test_a_page_of_any_council_has_a_heading_and_whole_sentences(page: str, council: str) -> None:
    app = run(page, place=COUNCILS[council])
    heading = title(app)
    assert heading.strip()
    assert len(heading.split()) <= 22, heading
    said = sentences(app)
    assert faulty(said) == []
    assert "There is no place called" not in heading

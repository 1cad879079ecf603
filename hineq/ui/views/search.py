"""What the page Search asks for: the index of a place, made once for all visitors."""

from hineq.insights.search.entries import Entry, EntryKind, named_entries, search_entries
from hineq.insights.search.index import Found, SearchIndex
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def search_index(place_id: str) -> SearchIndex:
    """Everything that can be found in a place."""
    return SearchIndex(search_entries(opened(place_id).place))


def found_in(place_id: str, query: str) -> Found:
    """What a search finds in a place."""
    return search_index(place_id).find(query)


@shared
def by_name(place_id: str) -> dict[str, Entry]:
    """The wards and the measures of a place by their names, wards first; not to be changed."""
    entries = list(named_entries(opened(place_id).place))
    wards = {f"{one.title} (ward)": one for one in entries if one.kind is EntryKind.WARD}
    return wards | {one.title: one for one in entries if one.kind is EntryKind.MEASURE}

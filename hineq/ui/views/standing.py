"""What the page "Where we stand" asks hineq for, computed once for all visitors."""

from typing import Any

import pandas as pd

from hineq.charts.arrow import finished
from hineq.charts.authority_spread import authority_spread_chart, authority_spread_data
from hineq.charts.behind import behind_chart, behind_data
from hineq.insights.standing import ranks as insight
from hineq.insights.standing.attention import Attention, attention, attention_subtitle, attention_title
from hineq.insights.standing.dated_facts import other_count as insight_other_count
from hineq.insights.standing.dated_facts import sources_beside, then_and_now
from hineq.insights.standing.peer_words import whom_words
from hineq.insights.standing.shares import better_shares, shares_finding
from hineq.insights.standing.standing import Standing, ranked_standings, standing
from hineq.model.key import ViewKey
from hineq.model.likeness import Beside
from hineq.theme.palette import palette
from hineq.ui.views.caching import drawn, shared
from hineq.ui.views.peers import held, peers
from hineq.ui.views.place import opened


@shared
def ranks(place_id: str, beside: Beside = Beside.COUNTRY) -> pd.DataFrame:
    """The place's rank and the spread on every measure, among what it is held against; not to be changed."""
    return insight.authority_ranks(held(place_id, beside))


@shared
def whom(place_id: str, beside: Beside = Beside.COUNTRY) -> str:
    """Whom the place is ranked among, in words."""
    found = peers(place_id, beside)
    return whom_words(found) if found else insight.AUTHORITIES


@shared
def finding(place_id: str, beside: Beside = Beside.COUNTRY) -> str:
    """What the ranks say of the place as a whole, or its shares where it has no ranks."""
    place = opened(place_id).place
    its_ranks, its_shares = ranks(place_id, beside), shares(place_id, beside)
    if its_ranks.empty and len(its_shares):
        return shares_finding(place, its_shares)
    return insight.standing_finding(place, its_ranks, whom(place_id, beside))


@shared
def lede(place_id: str, beside: Beside = Beside.COUNTRY) -> str:
    """What the ranks say together, and which are passed over."""
    return insight.standing_lede(opened(place_id).place, ranks(place_id, beside))


@shared
def shares(place_id: str, beside: Beside = Beside.COUNTRY) -> pd.DataFrame:
    """The share of authorities with a better figure, on measures without a rank to show; not to be changed."""
    return better_shares(held(place_id, beside), ranks(place_id, beside))


@shared
def themes(place_id: str, beside: Beside = Beside.COUNTRY) -> tuple[tuple[str, pd.DataFrame, str], ...]:
    """Each theme with the rows of its ranks, not to be changed, and what they say."""
    every = ranks(place_id, beside)
    return (
        tuple((str(name), rows, insight.theme_finding(rows)) for name, rows in every.groupby("theme", sort=False))
        if len(every)
        else ()
    )


@shared
def beside(place_id: str) -> pd.DataFrame:
    """What documents said, beside the newest figures; not to be changed."""
    return then_and_now(opened(place_id), ranks(place_id))


@shared
def other_count(place_id: str) -> str:
    """That a document ranks the place among another number of areas than the ranks beside what it said, or nothing."""
    return insight_other_count(opened(place_id).place, ranks(place_id), beside(place_id))


@shared
def beside_sources(place_id: str) -> tuple[str, ...]:
    """Where those newest figures are from."""
    return sources_beside(opened(place_id), beside(place_id))


@drawn
def spread_spec(
    place_id: str, theme: str, title: str, subtitle: str, beside: Beside = Beside.COUNTRY, *, dark: bool
) -> dict[str, Any] | None:
    """The chart of a theme, or None where neither end of its measures is worse."""
    every = ranks(place_id, beside)
    data = authority_spread_data(every[every.theme == theme], opened(place_id).place)
    if data.empty:
        return None
    return finished(authority_spread_chart(data, title, subtitle, palette(dark=dark)))


@shared
def all_standings(place_id: str) -> list[Standing]:
    """The place on every indicator on which it is ranked."""
    return ranked_standings(opened(place_id))


@shared
def needs_attention(place_id: str, beside: Beside = Beside.COUNTRY) -> Attention:
    """What needs attention first in the place, by how many of those do better that it is held against."""
    return attention(held(place_id, beside))


@drawn
def behind_spec(place_id: str, beside: Beside = Beside.COUNTRY, *, dark: bool) -> dict[str, Any]:
    """The chart of what needs attention first; only for a place with a measure that has a place among authorities."""
    place, urgent, found = opened(place_id).place, needs_attention(place_id, beside), peers(place_id, beside)
    data = behind_data(urgent, place)
    words = attention_title(place, urgent), attention_subtitle(place, urgent, whom_words(found) if found else "")
    return finished(behind_chart(data, *words, palette(dark=dark)))


@shared
def standing_on(key: ViewKey) -> Standing | None:
    """Where the place stands on one indicator and sex."""
    return standing(opened(key.place_id), key.indicator_id, key.sex)

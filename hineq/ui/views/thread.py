"""What the golden thread asks hineq for, computed once for all visitors."""

from hineq.insights.standing.standing import standing_sources
from hineq.insights.thread.element_words import element_finding, element_name, marks_by_indicator
from hineq.insights.thread.progress import IndicatorNow, indicator_now, now_words, progress_words
from hineq.insights.thread.strategy import Matrix, link_matrix
from hineq.insights.thread.thread import Element, Kind, Walk, in_order, walk
from hineq.insights.wards.poorest_tally import Tally, poorest_tally
from hineq.model.key import ViewKey
from hineq.ui.views import wards as ward_views
from hineq.ui.views.caching import shared
from hineq.ui.views.place import opened


@shared
def known_elements(place_id: str) -> dict[str, Element]:
    """Every element of the place's thread in its order; not to be changed."""
    return {element.element_id: element for element in in_order(opened(place_id).place)}


@shared
def indicator_marks(place_id: str) -> dict[str, tuple[str, ...]]:
    """What is said of an indicator's figures in brackets after its name, where they are no official ones or crude."""
    return marks_by_indicator(opened(place_id))


@shared
def walk_from(place_id: str, element_id: str) -> Walk | None:
    """Everything that an element leads to."""
    return walk(opened(place_id).place, element_id)


@shared
def nows(place_id: str, indicator_id: str) -> tuple[IndicatorNow, ...]:
    """An indicator as it stands now, for every sex that counts."""
    return indicator_now(opened(place_id), indicator_id)


@shared
def now_lines(place_id: str, indicator_id: str) -> tuple[str, ...]:
    """How an indicator stands now in words, a sentence for every sex that counts."""
    place, each_sex = opened(place_id).place, nows(place_id, indicator_id)
    # the people are said where there is more than one line to tell apart
    return tuple(
        f"{now.people}: {now_words(now, place)}" if len(each_sex) > 1 else now_words(now, place) for now in each_sex
    )


@shared
def now_sources(place_id: str, indicator_id: str) -> tuple[str, ...]:
    """Where the figures in these sentences are from."""
    figures = opened(place_id)
    stands = (now.standing for now in nows(place_id, indicator_id) if now.standing)
    return tuple(dict.fromkeys(source for one in stands for source in standing_sources(figures, one)))


@shared
def progress(place_id: str, priority_id: str) -> str:
    """The progress of a priority in words."""
    place = opened(place_id).place
    ties = place.thread.ties_of(priority_id)
    return progress_words(place, [now for tie in ties for now in nows(place_id, tie.indicator_id)])


@shared
def heading(place_id: str, element_id: str) -> tuple[str, str]:
    """The heading of an element and its short name; empty texts for an id that is none."""
    leads_to = walk_from(place_id, element_id)
    if leads_to is None:
        return "", ""
    own = [knot.element.element_id for knot in leads_to.indicators]
    ids = [element_id] if leads_to.chosen.kind is Kind.INDICATOR else own
    stand = [now for indicator_id in ids for now in nows(place_id, indicator_id)]
    return element_finding(opened(place_id).place, leads_to, stand), element_name(leads_to.chosen)


@shared
def tally(place_id: str, indicator_ids: tuple[str, ...], *, every: bool = False) -> Tally:
    """The wards that are poorest on most of the indicators with ward figures."""
    with_wards = [now for indicator_id in indicator_ids for now in nows(place_id, indicator_id) if now.ward_period]
    return poorest_tally(
        (
            ward_views.wards(
                ViewKey(
                    place_id=place_id, indicator_id=now.indicator.indicator_id, sex=now.view.sex, period=now.ward_period
                )
            )
            for now in with_wards
        ),
        every=every,
    )


@shared
def matrix(place_id: str) -> Matrix:
    """Commissioning priorities by JSNA priorities."""
    return link_matrix(opened(place_id).place)

"""Residents by age and by sex beside the country's, made once for all visitors."""

from typing import Any

from hineq.charts.arrow import finished
from hineq.insights.series.refusal import NotPossible
from hineq.insights.standing.ages import Ages, ages_finding, residents_by_age
from hineq.insights.standing.sexes import Sexes, residents_by_sex, sexes_finding, sexes_sentence
from hineq.theme.palette import palette
from hineq.ui.views.caching import drawn, shared
from hineq.ui.views.place import opened


@shared
def ages(place_id: str, area_code: str) -> Ages | NotPossible:
    """The residents of an area of the place by age, or why there are none."""
    return residents_by_age(opened(place_id).place, area_code)


@drawn
def ages_spec(place_id: str, area_code: str, *, dark: bool) -> dict[str, Any]:
    """The chart of an area's residents by age; ValueError for an area without."""
    from hineq.charts.ages import ages_chart, ages_data

    told = ages(place_id, area_code)
    if isinstance(told, NotPossible):
        raise ValueError(f"The chart needs residents by age, got: {told.reason}")
    subtitle = f"Residents of {told.area.area_name} and {told.country.area_name} by age, {told.year}, per cent"
    return finished(ages_chart(ages_data(told), ages_finding(told), subtitle, palette(dark=dark)))


@shared
def sexes(place_id: str, area_code: str) -> Sexes | NotPossible:
    """The women and men of an area of the place by age, or why there are none."""
    return residents_by_sex(opened(place_id).place, area_code)


@shared
def sexes_words(place_id: str, area_code: str) -> tuple[str, str]:
    """The women and men in a heading and in a sentence, nothing where there are none apart."""
    told = sexes(place_id, area_code)
    return ("", "") if isinstance(told, NotPossible) else (sexes_finding(told), sexes_sentence(told))


@drawn
def sexes_spec(place_id: str, area_code: str, *, dark: bool) -> dict[str, Any]:
    """The chart of an area's women and men by age; ValueError for an area without."""
    from hineq.charts.ages import ages_chart, sexes_data

    told = sexes(place_id, area_code)
    if isinstance(told, NotPossible):
        raise ValueError(f"The chart needs men and women apart, got: {told.reason}")
    subtitle = (
        f"Women and men of {told.area.area_name} and {told.country.area_name} by age, {told.year}, per cent of all"
    )
    return finished(ages_chart(sexes_data(told), sexes_finding(told), subtitle, palette(dark=dark)))

"""Why nothing is said of wards, and what pictures and slides are called, is told in the tense of the wards and figures."""

import re
from dataclasses import replace

import pytest

from hineq.board.pictures import ward_picture
from hineq.board.setting import Setting
from hineq.board.wards import gap_slide
from hineq.insights.inequality.deprivation import deprivation_order
from hineq.insights.series.refusal import NotPossible
from hineq.insights.wards.entering import reason_by_itself
from hineq.insights.wards.poorest import PoorestRule, poorest_wards, ward_finding
from hineq.insights.wards.profile import ward_profile
from hineq.insights.wards.view import ward_view
from hineq.model.agenda import AgendaItem, ItemKind
from hineq.model.words import AreaType, Sex
from hineq.theme.palette import LIGHT
from tests.luton import figures, luton, newest_views
from tests.made_up import COUNTRY, SMOKING, TOWN, opened, row, town

PRESENT = re.compile(r"\b(is|are|has|have|stands)\b")
PAST = re.compile(r"\b(was|were|had|stood)\b")


def reasons(ended: bool) -> list[str]:
    """What is said of five wards that all have one figure, and of five of which two have one."""
    said = []
    for values in ({f"W{n}": 10.0 for n in range(1, 6)}, {"W1": 10.0, "W2": 11.0}):
        place = town(
            [
                *(row(code, "2022", value) for code, value in values.items()),
                row(COUNTRY, "2022", 12.0),
                row(TOWN, "2022", 13.0),
            ]
        )
        place = replace(place, vintages={AreaType.WARD: "2003 to 2020"} if ended else {})
        view = ward_view(opened(place), SMOKING, Sex.PERSONS, "2022")
        poorest = poorest_wards(view, PoorestRule.FIFTH, None)
        said += [
            poorest.reason,
            reason_by_itself(view) if len(values) == 5 else "",
            ward_finding(view) if len(values) == 2 else "",
        ]
    return [one for one in said if one]


@pytest.mark.parametrize("ended", [False, True])
def test_reasons_are_in_the_tense_of_the_wards(ended: bool) -> None:
    said = reasons(ended)
    assert len(said) >= 4
    for sentence in said:
        assert not (PRESENT if ended else PAST).search(sentence), sentence
        assert (PAST if ended else PRESENT).search(sentence), sentence


def test_the_pictures_of_a_ward_that_is_gone_say_that_it_stood() -> None:
    for ward in luton().wards[:2]:
        picture = ward_picture(luton(), ward_profile(luton(), newest_views(), ward.area_code), LIGHT)
        assert picture
        assert picture.alternative.startswith(f"Where {ward.area_name} stood among the wards of Luton.")
        assert "stands among" not in str(picture.spec)


def test_a_gap_that_cannot_be_told_is_told_in_the_tense_of_its_wards() -> None:
    untold = [view for view in newest_views() if isinstance(deprivation_order(figures(), view), NotPossible)]
    assert untold
    view = untold[0]
    item = AgendaItem(kind=ItemKind.GAP, indicator_id=view.indicator.indicator_id, sex=view.sex, period=view.period)
    assert "the wards were cannot be told" in gap_slide(Setting(figures=figures()), item).finding

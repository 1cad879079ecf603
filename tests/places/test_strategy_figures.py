"""The figures of Luton's Health and Wellbeing Strategy 2012-17, typed from its tables and held against the pack."""

from functools import cache
from typing import NamedTuple

import pytest

from hineq.model.target import Target
from hineq.model.words import TargetKind
from hineq.packs.read.pack import load_place
from tests.paths import DATA

LUTON, ENGLAND, ENGLAND_AND_WALES = "E06000032", "E92000001", "K04000001"
LIFE_EXPECTANCY, GAP = "life_expectancy_at_birth", "life_expectancy_gap"
DISABILITY_FREE, INFANTS = "disability_free_life_expectancy_at_65", "infant_mortality"


class Printed(NamedTuple):
    """One figure as the strategy prints it."""

    indicator_id: str
    area_code: str
    sex: str
    period: str
    reported: str
    kind: str
    value: float


FIGURES = (
    # 1. Increased life expectancy at birth and narrowed inequality gap with England: males
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2008-10", "11/12", "baseline", 77.7),
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2009-11", "12/13", "baseline", 78.2),
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2010-12", "13/14", "target", 78.6),
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2011-13", "14/15", "target", 79.0),
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2012-14", "15/16", "target", 79.5),
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2013-15", "16/17", "target", 79.9),
    Printed(LIFE_EXPECTANCY, LUTON, "Male", "2014-16", "17/18", "target", 80.3),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2008-10", "11/12", "projection", 78.6),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2009-11", "12/13", "projection", 79.0),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2010-12", "13/14", "projection", 79.3),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2011-13", "14/15", "projection", 79.7),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2012-14", "15/16", "projection", 80.0),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2013-15", "16/17", "projection", 80.4),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Male", "2014-16", "17/18", "projection", 80.8),
    # 1. continued: females
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2008-10", "11/12", "baseline", 80.9),
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2009-11", "12/13", "baseline", 81.5),
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2010-12", "13/14", "target", 81.6),
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2011-13", "14/15", "target", 81.9),
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2012-14", "15/16", "target", 82.1),
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2013-15", "16/17", "target", 82.4),
    Printed(LIFE_EXPECTANCY, LUTON, "Female", "2014-16", "17/18", "target", 82.7),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2008-10", "11/12", "projection", 82.6),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2009-11", "12/13", "projection", 82.9),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2010-12", "13/14", "projection", 83.2),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2011-13", "14/15", "projection", 83.4),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2012-14", "15/16", "projection", 83.7),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2013-15", "16/17", "projection", 84.0),
    Printed(LIFE_EXPECTANCY, ENGLAND, "Female", "2014-16", "17/18", "projection", 84.3),
    # 2. Disability free life expectancy (DFLE) at age 65
    Printed(DISABILITY_FREE, LUTON, "Male", "2007-09", "11/12", "baseline", 9.1),
    Printed(DISABILITY_FREE, LUTON, "Male", "2008-10", "12/13", "target", 9.4),
    Printed(DISABILITY_FREE, LUTON, "Male", "2009-11", "13/14", "target", 9.5),
    Printed(DISABILITY_FREE, LUTON, "Male", "2010-12", "14/15", "target", 9.6),
    Printed(DISABILITY_FREE, LUTON, "Male", "2011-13", "15/16", "target", 9.7),
    Printed(DISABILITY_FREE, LUTON, "Male", "2012-14", "16/17", "target", 9.9),
    Printed(DISABILITY_FREE, LUTON, "Male", "2013-15", "17/18", "target", 10.0),
    Printed(DISABILITY_FREE, LUTON, "Female", "2007-09", "11/12", "baseline", 9.9),
    Printed(DISABILITY_FREE, LUTON, "Female", "2008-10", "12/13", "target", 10.1),
    Printed(DISABILITY_FREE, LUTON, "Female", "2009-11", "13/14", "target", 10.2),
    Printed(DISABILITY_FREE, LUTON, "Female", "2010-12", "14/15", "target", 10.4),
    Printed(DISABILITY_FREE, LUTON, "Female", "2011-13", "15/16", "target", 10.5),
    Printed(DISABILITY_FREE, LUTON, "Female", "2012-14", "16/17", "target", 10.7),
    Printed(DISABILITY_FREE, LUTON, "Female", "2013-15", "17/18", "target", 10.9),
    # 3. Life expectancy gap between the most and least deprived areas in Luton
    Printed(GAP, LUTON, "Male", "2006-10", "11/12", "baseline", 8.9),
    Printed(GAP, LUTON, "Male", "2007-11", "12/13", "target", 8.7),
    Printed(GAP, LUTON, "Male", "2008-12", "13/14", "target", 8.6),
    Printed(GAP, LUTON, "Male", "2009-13", "14/15", "target", 8.4),
    Printed(GAP, LUTON, "Male", "2010-14", "15/16", "target", 8.2),
    Printed(GAP, LUTON, "Male", "2011-15", "16/17", "target", 8.1),
    Printed(GAP, LUTON, "Male", "2012-16", "17/18", "target", 7.9),
    Printed(GAP, LUTON, "Female", "2006-10", "11/12", "baseline", 6.4),
    Printed(GAP, LUTON, "Female", "2007-11", "12/13", "target", 6.3),
    Printed(GAP, LUTON, "Female", "2008-12", "13/14", "target", 6.1),
    Printed(GAP, LUTON, "Female", "2009-13", "14/15", "target", 6.0),
    Printed(GAP, LUTON, "Female", "2010-14", "15/16", "target", 5.8),
    Printed(GAP, LUTON, "Female", "2011-15", "16/17", "target", 5.7),
    Printed(GAP, LUTON, "Female", "2012-16", "17/18", "target", 5.6),
    # 4. Infant mortality (rate / 1,000 live births)
    Printed(INFANTS, LUTON, "Persons", "2008-10", "11/12", "baseline", 7.5),
    Printed(INFANTS, LUTON, "Persons", "2009-11", "12/13", "target", 7.2),
    Printed(INFANTS, LUTON, "Persons", "2010-12", "13/14", "target", 5.4),
    Printed(INFANTS, LUTON, "Persons", "2011-13", "14/15", "target", 5.3),
    Printed(INFANTS, LUTON, "Persons", "2012-14", "15/16", "target", 5.2),
    Printed(INFANTS, LUTON, "Persons", "2013-15", "16/17", "target", 5.1),
    Printed(INFANTS, LUTON, "Persons", "2014-16", "17/18", "target", 5.0),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2008-10", "11/12", "projection", 4.5),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2009-11", "12/13", "projection", 4.5),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2010-12", "13/14", "projection", 4.4),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2011-13", "14/15", "projection", 4.3),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2012-14", "15/16", "projection", 4.2),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2013-15", "16/17", "projection", 4.1),
    Printed(INFANTS, ENGLAND_AND_WALES, "Persons", "2014-16", "17/18", "projection", 4.0),
)


@cache
def targets() -> dict[tuple[str, str, str, str], Target]:
    place = load_place(DATA / "luton")
    return {(t.indicator_id, t.area_code, str(t.sex), t.period.label): t for t in place.targets}


@pytest.mark.parametrize("printed", FIGURES, ids=lambda p: f"{p.indicator_id}-{p.area_code}-{p.sex}-{p.period}")
def test_the_pack_holds_the_figure_as_printed(printed: Printed) -> None:
    found = targets()[printed[:4]]
    assert found.value == printed.value
    assert found.reported == printed.reported
    assert found.kind is TargetKind(printed.kind)
    assert found.source_id == "luton_hwb_strategy_2012_17"


def test_the_pack_holds_these_seventy_figures_and_no_other() -> None:
    assert len(FIGURES) == 70
    assert set(targets()) == {printed[:4] for printed in FIGURES}


def test_only_luton_has_a_baseline_and_targets() -> None:
    promised = {t.area_code for t in targets().values() if t.kind is not TargetKind.PROJECTION}
    assert promised == {LUTON}


def test_the_last_infant_mortality_target_says_how_it_is_printed() -> None:
    assert targets()[INFANTS, LUTON, "Persons", "2014-16"].note == "Printed as '5'."


@pytest.mark.parametrize(
    ("area_code", "sex", "text"),
    [(LUTON, "Male", "77.2"), (LUTON, "Female", "81.2"), (ENGLAND, "Male", "78.5"), (ENGLAND, "Female", "82.5")],
)
def test_a_baseline_that_the_text_contradicts_keeps_the_other_figure(area_code: str, sex: str, text: str) -> None:
    assert f"give {text} years" in targets()[LIFE_EXPECTANCY, area_code, sex, "2008-10"].note

"""Tiny made-up places, small enough to work every expectation out by hand."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.model.area import Area
from hineq.model.indicator import Indicator, Series
from hineq.model.observation import OBSERVATION_COLUMNS
from hineq.model.period import parse_period
from hineq.model.place import Place
from hineq.model.strategy import AreaList, AreaListEntry
from hineq.model.target import Target, Trajectory
from hineq.model.words import AreaType, Polarity, Sex, TargetKind, ValueType

TOWN, COUNTRY = "E06999999", "E92999999"
SMOKING = "smoking"


def indicator(**changes: object) -> Indicator:
    values: dict[str, object] = {
        "indicator_id": SMOKING, "name": "Adults who smoke", "short_name": "Smoking", "unit": "%",
        "value_type": ValueType.PROPORTION, "multiplier": 100.0, "polarity": Polarity.LOW_IS_GOOD, "decimals": 1,
        "theme": "Health", "definition": "Share of adults who smoke.", "caveat": "", "source_id": "s1",
    }  # fmt: skip
    return Indicator(**(values | changes))


def series(**changes: object) -> Series:
    values: dict[str, object] = {
        "indicator_id": SMOKING, "series": "survey", "name": "Survey", "held_against_target": True, "trend": True,
    }  # fmt: skip
    return Series(**(values | changes))


def row(area_code: str, period: str, value: float, **changes: object) -> dict[str, object]:
    """One observation; limits, count and denominator are missing unless given."""
    when = parse_period(period)
    values: dict[str, object] = {
        "area_code": area_code, "indicator_id": SMOKING, "series": "survey", "sex": "Persons", "age": "18+",
        "period": period, "period_start": pd.Timestamp(when.start), "period_end": pd.Timestamp(when.end),
        "value": value, "lower_ci": np.nan, "upper_ci": np.nan, "count": np.nan, "denominator": np.nan,
        "status": "official", "note": "", "source_id": "s1",
    }  # fmt: skip
    return values | changes


def town(
    rows: Sequence[dict[str, object]], *, kinds: Sequence[Indicator] = (), all_series: Sequence[Series] = (),
    targets: Sequence[Target] = (), population: Mapping[str, float] | None = None, wards: int = 5,
) -> Place:  # fmt: skip
    """A town of wards W1, W2 ... with these observations."""
    areas = [
        Area(area_code=COUNTRY, area_name="Country", area_type=AreaType.COUNTRY),
        Area(area_code=TOWN, area_name="Town", area_type=AreaType.AUTHORITY, parent_code=COUNTRY),
        *(
            Area(area_code=f"W{number}", area_name=f"Ward {number}", area_type=AreaType.WARD, parent_code=TOWN)
            for number in range(1, wards + 1)
        ),
    ]
    people = [(code, "2020", "Persons", "All ages", float(count), "s1") for code, count in (population or {}).items()]
    return Place(
        place_id="town", name="Town", title="Town", area_code=TOWN, benchmark_code=COUNTRY, snapshot=date(2024, 6, 30),
        attribution=(), areas={area.area_code: area for area in areas},
        indicators={one.indicator_id: one for one in kinds or [indicator()]},
        series={(one.indicator_id, one.series): one for one in all_series or [series()]},
        sources={}, observations=pd.DataFrame(rows, columns=list(OBSERVATION_COLUMNS)), targets=tuple(targets),
        population=pd.DataFrame(
            people, columns=["area_code", "period", "sex", "age", "population", "source_id"]
        ),
        national_ranks=pd.DataFrame(
            columns=["area_code", "indicator_id", "series", "sex", "period", "rank", "areas_ranked", "tied", "first_is",
                     "areas", "published_flag"]
        ),
    )  # fmt: skip


def opened(place: Place) -> Figures:
    return Figures.of(place)


def target(period: str, value: float, kind: TargetKind = TargetKind.TARGET, **changes: object) -> Target:
    values: dict[str, object] = {
        "indicator_id": SMOKING, "area_code": TOWN, "sex": Sex.PERSONS, "period": parse_period(period), "kind": kind,
        "value": value, "reported": "", "note": "", "source_id": "s1",
    }  # fmt: skip
    return Target(**(values | changes))


def promise(baseline: float, *targets: float, polarity: Polarity = Polarity.LOW_IS_GOOD) -> Trajectory:
    """A baseline in 2010 and a target for each year from 2011."""
    return Trajectory(
        indicator_id=SMOKING,
        area_code=TOWN,
        sex=Sex.PERSONS,
        polarity=polarity,
        baselines=(target("2010", baseline, TargetKind.BASELINE),),
        targets=tuple(target(str(year), value) for year, value in enumerate(targets, 2011)),
    )


def area_list(**wards: Sex) -> AreaList:
    """A list of wards with the sex that each is listed for."""
    entries = tuple(
        AreaListEntry(list_id="list", area_code=code, sex=sex, note="", source_id="s1") for code, sex in wards.items()
    )
    return AreaList(list_id="list", name="the poorest wards", quote="", source_id="s1", entries=entries)

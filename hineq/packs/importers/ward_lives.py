"""Life expectancy of women and men in any set of wards, from deaths and people by neighbourhood."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.methods.life_tables import (
    AGE_STARTS,
    SMALLEST_POPULATION,
    WIDEST_INTERVAL,
    life_expectancy,
    life_table_problem,
)
from hineq.model.words import FigureStatus, Polarity, ValueType
from hineq.packs.importers.extract import Extract, Told, as_figures
from hineq.packs.importers.small_area_counts import SmallAreaCounts
from hineq.packs.importers.ward_zones import PooledCounts, WardZones, pooled_counts, ward_zones
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack

# so many years are added up for wards, as the official figures of wards and of MSOAs are
POOLED_YEARS: Final = 5
LAYOUT: Final = "ward life expectancy from deaths and people by neighbourhood"
_AT: Final = {0: "at birth", 65: "at 65"}
# the reasons of `life_table_problem` in words for whoever reads of a ward; that of nobody having died at 90 or over is told apart
NOBODY_AT_90: Final = "nobody_at_90"
REASONS: Final = {
    "": "",
    "missing": "Not worked out: deaths or people of an age band are missing.",
    "empty_band": "Not worked out: nobody lived here in one of the age bands, so that it has no death rate.",
    "negative_deaths": "Not worked out: the deaths of an age band are below 0.",
    "deaths_over_population": "Not worked out: more people died than lived here in one of the age bands.",
    "population_too_small": f"Not worked out: {SMALLEST_POPULATION:,} person-years or fewer, too few for a life table.",
    NOBODY_AT_90: "Not worked out: nobody died here aged 90 or over, so that it is not known how long those live who reach that age.",
    "interval_too_wide": f"Not worked out: the 95% interval is wider than {WIDEST_INTERVAL} years.",
}


def ward_lives(
    deaths: SmallAreaCounts,
    people: SmallAreaCounts,
    lookup: pd.DataFrame,
    lookup_file: str,
    *,
    pooled: int = POOLED_YEARS,
) -> Extract:
    """Life expectancy at birth and at 65 with its 95% limits, by ward and sex, over the last years that deaths and people share.

    `lookup` has the columns from_code (neighbourhoods) and to_code (wards), and may have to_name, and weight, the share of a
    neighbourhood that lies in a ward; any kind of area may stand for a ward. At most `pooled` years in a row are added up. Deaths and
    person-years, from the age on, stand beside each value. A ward that the method refuses stays, without value, with the reason as its
    note. Where a file left something open nothing is worked out and it is asked.

    Raises InvalidPack with every fault: neighbourhoods of the look-up without deaths or without people, one of two wards, no shared year.

    Source: `hineq.methods.life_tables`; OHID, Technical guidance: life expectancy (wards and MSOAs: five years together).
    """
    asks = (*(f"{deaths.file}: {ask}" for ask in deaths.asks), *(f"{people.file}: {ask}" for ask in people.asks))
    files = f"{deaths.file}, {people.file}, {lookup_file}"
    if asks:
        return Extract(layout=LAYOUT, file=files, figures=as_figures({}, []), measures=(), asks=asks)
    findings = Findings()
    zones = ward_zones(lookup, lookup_file, findings)
    both = pooled_counts(deaths, people, zones, pooled, findings) if not findings.faults else None
    if both is None or findings.faults:
        raise InvalidPack(files, findings.faults)
    return Extract(
        layout=LAYOUT, file=files, figures=_figures(both, zones), measures=tuple(_told(age, both, deaths, people, zones) for age in _AT),
        left_out=both.left_out, remarks=tuple(_remarks(both, zones, deaths, people)),
    )  # fmt: skip


def _figures(both: PooledCounts, zones: WardZones) -> pd.DataFrame:
    """A figure a measure, ward and sex: the wards in the order of their codes."""
    expectancy = life_expectancy(both.deaths, both.people)
    reasons = _reasons(both)
    wards, sexes = len(zones.wards), len(both.sexes)
    made = [
        f"Worked out from deaths and people of {n:,} neighbourhood{'' if n == 1 else 's'}." for n in zones.zones_of_ward
    ]
    parts: list[pd.DataFrame] = []
    for age in _AT:
        at = AGE_STARTS.index(age)
        value = expectancy.value[..., at].reshape(-1)
        refused = np.isnan(value)
        columns: dict[str, object] = {
            "measure": [_name(age)] * len(value), "area_code": _each(zones.wards, sexes), "area_name": _each(zones.names, sexes),
            "sex": both.sexes * wards, "age": [str(age)] * len(value), "period": [both.period] * len(value), "value": value,
            "lower_ci": np.where(refused, np.nan, expectancy.lower[..., at].reshape(-1)),
            "upper_ci": np.where(refused, np.nan, expectancy.upper[..., at].reshape(-1)),
            "count": both.deaths[..., at:].sum(axis=-1).reshape(-1), "denominator": both.people[..., at:].sum(axis=-1).reshape(-1),
            "status": np.where(refused, str(FigureStatus.SUPPRESSED), str(FigureStatus.ESTIMATED)).astype(object),
            "note": np.where(refused, reasons, _each(made, sexes)),
        }  # fmt: skip
        first = len(parts) * len(value) + 1
        parts.append(as_figures(columns, range(first, first + len(value))))
    return pd.concat(parts, ignore_index=True)


def _each(words: list[str], times: int) -> "NDArray[np.object_]":
    return np.repeat(np.array(words, dtype=object), times)


def _reasons(both: PooledCounts) -> "NDArray[np.object_]":
    """Why each ward and sex has no value, where it has none."""
    words = life_table_problem(both.deaths, both.people).reshape(-1).astype(object)
    words[(words == "interval_too_wide") & (both.deaths[..., -1].reshape(-1) == 0)] = NOBODY_AT_90
    return np.array([REASONS[str(word)] for word in words], dtype=object)


def _name(age: int) -> str:
    return f"Life expectancy {_AT[age]}"


def _told(age: int, both: PooledCounts, deaths: SmallAreaCounts, people: SmallAreaCounts, zones: WardZones) -> Told:
    who = "a baby born in the area" if age == 0 else f"somebody aged {age} in the area"
    june = " Deaths are those of years that end on 30 June, people those at their end." if deaths.to_june else ""
    given = (
        "each given whole to the ward that it fits best"
        if zones.whole
        else "those on a border shared out between wards"
    )
    rounded = f" The counts of people are rounded to {people.rounded_to}." if people.rounded_to else ""
    return Told(
        measure=_name(age), name=_name(age), unit="years", value_type=ValueType.YEARS, multiplier=1, polarity=Polarity.HIGH_IS_GOOD,
        definition=(
            f"The average number of {'' if age == 0 else 'further '}years that {who} in the period would live if the death rates of "
            "that period, at every age, held for the rest of life. It sums up death rates at the time; it is not a forecast."
        ),
        caveat=(
            f"Worked out here from deaths and mid-year people of neighbourhoods, {given}, {both.period} together; not an official "
            "figure. The interval covers chance alone. A care home can lower a ward's figure, since those who move there come from "
            f"elsewhere.{june}{rounded}"
        ),
        source=f"Deaths: {deaths.file}. People: {people.file}. Neighbourhoods of wards: {zones.file}.",
    )  # fmt: skip


def _remarks(both: PooledCounts, zones: WardZones, deaths: SmallAreaCounts, people: SmallAreaCounts) -> Iterator[str]:
    yield (
        f"{len(zones.codes):,} neighbourhoods make up {len(zones.wards):,} wards; deaths and people of {both.period} are added up "
        f"({both.years} year{'' if both.years == 1 else 's'})."
    )
    if both.years < POOLED_YEARS:
        yield f"Official figures of wards add up {POOLED_YEARS} years: with {both.years} the intervals are wider."
    refused = int((life_table_problem(both.deaths, both.people) != "").sum())
    if refused:
        tables = both.deaths.shape[0] * both.deaths.shape[1]
        yield f"{refused:,} of {tables:,} life tables are refused in whole or at some age; each figure left out says why in its note."
    yield from dict.fromkeys(
        (*(f"{deaths.file}: {one}" for one in deaths.remarks), *(f"{people.file}: {one}" for one in people.remarks))
    )

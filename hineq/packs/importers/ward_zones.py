"""Which neighbourhoods make up which ward, and their deaths and people added up to wards over the years that both are of."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hineq.methods.results import FloatArray
from hineq.model.deaths import AGE_BANDS
from hineq.model.words import Sex
from hineq.packs.declared.faults import Fault
from hineq.packs.importers.extract import LeftOut
from hineq.packs.importers.small_area_counts import SmallAreaCounts
from hineq.packs.read.findings import Findings

Places = NDArray[np.int_]
# shares are printed rounded
_ROUNDED: Final = 1e-3


@dataclass(frozen=True, kw_only=True, eq=False)
class WardZones:
    """The neighbourhoods of a look-up (`codes`), its wards and their names ("" where unsaid), and its pairs: the places of the
    neighbourhood and of the ward, and the share of the neighbourhood, above 0 to 1, that lies in the ward.
    """

    file: str
    codes: pd.Index
    wards: list[str]
    names: list[str]
    zone: Places
    ward: Places
    share: FloatArray

    @property
    def whole(self) -> bool:
        """Whether each neighbourhood is given whole to one ward."""
        return len(self.zone) == len(self.codes)

    @property
    def zones_of_ward(self) -> list[int]:
        """How many neighbourhoods each ward has, in whole or in part."""
        return np.bincount(self.ward, minlength=len(self.wards)).tolist()

    def by_ward(self, counts: FloatArray) -> FloatArray:
        """Counts (neighbourhood, ...) added up to (ward, ...)."""
        summed: FloatArray = np.zeros((len(self.wards), *counts.shape[1:]))
        np.add.at(summed, self.ward, counts[self.zone] * self.share.reshape(-1, *[1] * (counts.ndim - 1)))
        return summed


def ward_zones(lookup: pd.DataFrame, file: str, findings: Findings) -> WardZones:
    """The pairs of a look-up with the columns from_code and to_code, perhaps to_name and weight.

    A neighbourhood in two wards without a weight, or whose weights are not its whole, is a fault.
    """
    pairs = lookup.drop_duplicates(["from_code", "to_code"])
    share = pairs.weight.to_numpy(dtype=float) if "weight" in pairs else np.ones(len(pairs))
    zone, codes = pd.factorize(pairs.from_code.astype(str))
    ward, wards = pd.factorize(pairs.to_code.astype(str), sort=True)
    if pairs.empty:
        findings.fault(Fault.NO_ROWS, file, "The look-up has no neighbourhood of any ward.")
    parts = np.abs(np.bincount(zone, weights=share) - 1) > _ROUNDED if len(zone) else np.zeros(0, dtype=bool)
    if parts.any():
        first = str(codes[int(np.argmax(parts))])
        rule = (
            f"{int(parts.sum()):,} neighbourhoods are not given to wards as one whole, such as {first}: take a best-fit look-up, which gives each to one "
            "ward, or one with the share of each that lies in each ward."
        )
        findings.fault(Fault.KEY_TWICE, file, rule, column="from_code", value=first)
    names = dict(zip(pairs.to_code.astype(str), pairs.to_name.astype(str), strict=True)) if "to_name" in pairs else {}
    return WardZones(
        file=file, codes=pd.Index(codes), wards=[*map(str, wards)], names=[names.get(code, "") for code in wards], zone=zone, ward=ward, share=share
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class PooledCounts:
    """Deaths and person-years (ward, sex, 20 bands) of a period of some years, and what was left out of both."""

    sexes: list[str]
    period: str
    years: int
    deaths: FloatArray
    people: FloatArray
    left_out: tuple[LeftOut, ...]


def pooled_counts(
    deaths: SmallAreaCounts, people: SmallAreaCounts, zones: WardZones, most: int, findings: Findings
) -> PooledCounts | None:
    """Both added up over the last years in a row, at most so many, that both are of; None, with a fault, where there is none.

    Every neighbourhood of the look-up must have people of each sex and year, and deaths: those that have none are faults.
    """
    years = _shared_years(deaths, people, most)
    said = set(deaths.frame.sex.unique()) & set(people.frame.sex.unique())
    sexes = [str(sex) for sex in Sex if sex in said]
    if not years or not sexes:
        what = "year" if not years else "sex"
        has = [
            ", ".join(map(str, sorted(part.frame["year" if not years else "sex"].unique())))
            for part in (deaths, people)
        ]
        rule = f"Deaths and people have no {what} in common: deaths are of {has[0]}, people of {has[1]}."
        findings.fault(Fault.PERIOD_UNREADABLE if not years else Fault.WORD_UNKNOWN, deaths.file, rule)
        return None
    found: list[FloatArray] = []
    left: list[LeftOut] = []
    for part in (deaths, people):
        laid = _laid(part, zones, sexes, years)
        _check_zones(part, laid, zones, sexes, years, findings)
        found.append(zones.by_ward(laid.counts))
        left += _left_out(part, laid, zones, sexes, years)
    period = f"{years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1] % 100:02d}"
    return PooledCounts(
        sexes=sexes, period=period, years=len(years), deaths=found[0], people=found[1], left_out=tuple(left)
    )


def _shared_years(deaths: SmallAreaCounts, people: SmallAreaCounts, most: int) -> list[int]:
    """The last years in a row that both have, at most so many."""
    shared = sorted(set(map(int, deaths.frame.year.unique())) & set(map(int, people.frame.year.unique())))
    first = len(shared) - 1
    while first > 0 and shared[first - 1] == shared[first] - 1:
        first -= 1
    return shared[max(first, len(shared) - most) :]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Laid:
    """Counts (neighbourhood, sex, 20 bands) summed over the years, of which (neighbourhood, sex, year) there are rows, and which rows were taken."""

    counts: FloatArray
    there: NDArray[np.bool_]
    in_ward: NDArray[np.bool_]
    in_years: NDArray[np.bool_]
    of_sex: NDArray[np.bool_]


def _laid(part: SmallAreaCounts, zones: WardZones, sexes: Sequence[str], years: Sequence[int]) -> _Laid:
    frame = part.frame
    # a nation's rows are millions, and half as many bytes take half the time
    zone = zones.codes.get_indexer(frame.zone.cat.categories).astype(np.int32)[frame.zone.cat.codes]
    sex_places = [sexes.index(word) if word in sexes else -1 for word in frame.sex.cat.categories]
    sex = np.array(sex_places, dtype=np.int32)[frame.sex.cat.codes]
    year = frame.year.to_numpy(dtype=np.int32) - years[0]
    in_ward, in_years, of_sex = zone >= 0, (year >= 0) & (year < len(years)), sex >= 0
    taken = in_ward & in_years & of_sex
    band, counted = np.asarray(frame.age.cat.codes), frame[part.noun].to_numpy(dtype=float)
    if not taken.all():
        zone, sex, year, band, counted = zone[taken], sex[taken], year[taken], band[taken], counted[taken]
    shape = (len(zones.codes), len(sexes), len(AGE_BANDS))
    of_zone = zone * len(sexes) + sex
    place = of_zone * len(AGE_BANDS) + band
    counts = np.asarray(np.bincount(place, weights=counted, minlength=math.prod(shape)), dtype=float).reshape(shape)
    there = np.zeros((*shape[:2], len(years)), dtype=bool)
    there.reshape(-1)[of_zone * len(years) + year] = True
    return _Laid(counts=counts, there=there, in_ward=in_ward, in_years=in_years, of_sex=of_sex)


def _check_zones(
    part: SmallAreaCounts,
    laid: _Laid,
    zones: WardZones,
    sexes: Sequence[str],
    years: Sequence[int],
    findings: Findings,
) -> None:
    """A fault for neighbourhoods of the look-up that have no rows at all, and one for those that lack a sex or a year."""
    none: NDArray[np.bool_] = ~np.asarray(laid.there.any(axis=(1, 2)))
    total, which = len(zones.codes), f"of neighbourhoods of {part.vintage}, " if part.vintage else ""
    if none.any():
        first = zones.codes[int(np.argmax(none))]
        rule = (
            f"{int(none.sum()):,} of the {total:,} neighbourhoods of {zones.file} have no {part.noun} here ({which}{years[0]} to {years[-1]}), such as "
            f"{first}: take the whole table, and a look-up from neighbourhoods of the same Census."
        )
        findings.fault(Fault.ID_UNKNOWN, part.file, rule, column="zone", value=first)
    lacking: NDArray[np.bool_] = ~laid.there & ~none[:, None, None]
    if part.whole and lacking.any():
        zone, sex, year = (int(at[0]) for at in np.nonzero(lacking))
        rule = (
            f"{int(np.any(lacking, axis=(1, 2)).sum()):,} of the {total:,} neighbourhoods of {zones.file} lack {part.noun} of a sex or a year, such as "
            f"{zones.codes[zone]}, {sexes[sex]}, {years[year]}: take the whole table."
        )
        findings.fault(Fault.BAND_MISSING, part.file, rule, column="zone", value=zones.codes[zone])


def _left_out(
    part: SmallAreaCounts, laid: _Laid, zones: WardZones, sexes: Sequence[str], years: Sequence[int]
) -> Iterator[LeftOut]:
    """What was read and is in no ward: of other years, of other sexes, of neighbourhoods that lie in none."""
    yield from part.left_out
    period = f"{years[0]} to {years[-1]}"
    for rows, why, column in (
        (~laid.in_years, f"of other years than {period}", "year"),
        (laid.in_years & ~laid.of_sex, f"of another sex than {' and '.join(sexes)}", "sex"),
        (laid.in_years & laid.of_sex & ~laid.in_ward, f"of neighbourhoods that lie in no ward of {zones.file}", "zone"),
    ):
        if rows.any():
            some = part.frame[part.noun].to_numpy()[rows].sum()
            example = part.frame[column].iloc[int(np.argmax(rows))]
            yield LeftOut(rows=int(rows.sum()), why=f"{some:,.0f} {part.noun} {why}", example=str(example))

"""Where the place lies among authorities on measures without a rank to show: the share of them with a better figure."""

import math

import pandas as pd

from hineq.insights.series.families import COUNTED_ONCE, is_summary, rows_once
from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import CURRENT_YEARS, is_current
from hineq.insights.standing.standing import standing, standing_sources
from hineq.insights.wording.numbers import bare, capital, count_word, interval, number, part_of, title
from hineq.model.place import Place
from hineq.model.unit import UnitKind
from hineq.model.words import Sex

_COLUMNS = (
    "theme", "indicator_id", "sex", "name", "share", "share_words", "areas", "value_bare", "unit", "interval_words", "country_words",
    "period", "ended", "summary", "source_ids",
)  # fmt: skip


def better_shares(figures: Figures, ranks: pd.DataFrame) -> pd.DataFrame:
    """One row an indicator and sex that is not among `ranks` and of whose authorities the share with a better figure is known.

    Columns: theme, indicator_id, sex, name, share (of the authorities with a better figure than the place's newest, read
    off their rank or spread), share_words ("about 25%", or the rank), areas (which), value_bare, unit, interval_words,
    country_words, period, ended (its last day), summary (made of other measures), source_ids. Poorest first in each theme.
    """
    place = figures.place
    own = figures.rows(area_codes=[place.area_code])
    own = own[own["value"].notna()]
    shown = set(zip(ranks.indicator_id, ranks.sex, strict=True))
    rows = []
    for indicator_id, sex in own[["indicator_id", "sex"]].drop_duplicates().itertuples(index=False, name=None):
        stands = None if (indicator_id, Sex(sex)) in shown else standing(figures, str(indicator_id), Sex(sex))
        if stands is None or math.isnan(stands.share_better):
            continue
        newest, indicator = stands.line.newest, stands.line.indicator
        percent = {"0": "hardly any", "100": "nearly all"}.get(rounded := number(stands.share_better * 100, 0))
        rows.append(
            {
                "theme": indicator.theme,
                "indicator_id": str(indicator_id),
                "sex": Sex(sex),
                "name": stands.line.name,
                "share": stands.share_better,
                "share_words": f"{percent or f'about {rounded}%'}{f': {stands.rank.words}' if stands.rank else ''}",
                "areas": stands.areas,
                "value_bare": bare(newest["value"], indicator),
                "unit": "" if indicator.measured_in.kind is UnitKind.UNSTATED else indicator.measured_in.head,
                "interval_words": interval(newest.lower_ci, newest.upper_ci, indicator),
                "country_words": "" if math.isnan(stands.benchmark) else bare(stands.benchmark, indicator),
                "period": stands.line.dated,
                "ended": stands.line.newest_period.end,
                "summary": is_summary(indicator),
                "source_ids": " ".join(standing_sources(figures, stands)),
            }
        )
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    themes = list(dict.fromkeys(indicator.theme for indicator in place.indicators.values()))
    return table.assign(order=table.theme.map(themes.index)).sort_values(
        ["order", "share", "name"], ascending=[True, False, True], ignore_index=True
    )[list(_COLUMNS)]


def shares_finding(place: Place, shares: pd.DataFrame) -> str:
    """On how many distinct measures over half of the authorities have a better figure; empty where none can be counted.

    No verb: some of the newest figures are too old to say what is.
    """
    judged = shares[~shares.summary.astype(bool)]
    if judged.empty:
        return ""
    once = rows_once(place, judged, judged.share)
    over = int((once.share.round(2) > 0.5).sum())
    on = part_of(over, len(once), "distinct measure", the="")
    return title(f"{place.name}: over half of authorities better on {on}", f"Over half of authorities better on {on}")


def shares_lede(place: Place, shares: pd.DataFrame) -> str:
    """When the figures end, and how many of those that count are none of now; empty where none can be counted."""
    judged = shares[~shares.summary.astype(bool)]
    if judged.empty:
        return ""
    once = rows_once(place, judged, judged.share)
    first, last = min(once.ended).year, max(once.ended).year
    years = f"end in {first}" if first == last else f"end between {first} and {last}"
    old = sum(not is_current(ended, place.snapshot) for ended in once.ended)
    which = f"on {part_of(old, len(once), 'distinct measure')} over {count_word(CURRENT_YEARS)} years before the date of these figures"
    return f"The newest figures counted {years}{f', {which}' if old else ''}. {COUNTED_ONCE}"


def shares_reading(shares: pd.DataFrame, country: str) -> pd.DataFrame:
    """The shares as a table to read."""
    return pd.DataFrame(
        {
            "Theme": shares.theme,
            "Measure": shares["name"],
            "With a better figure": [capital(words) for words in shares.share_words],
            "Of": shares.areas,
            "Value": shares.value_bare,
            "Unit": shares.unit,
            "95% confidence interval": shares.interval_words,
            country: shares.country_words,
            "Period": shares.period,
        }
    )

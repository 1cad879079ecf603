"""The words for authorities beside each other: the heading, what is said where somebody points at one, the table to take away."""

import math

import pandas as pd

from hineq.insights.nation.authorities import AuthorityView
from hineq.insights.series.rows import Row
from hineq.insights.wards.comparing import chance_words
from hineq.insights.wording.kinds import kind_words, marked
from hineq.insights.wording.numbers import (
    bare,
    brief,
    capital,
    count_word,
    counted,
    figure,
    interval,
    joined_few,
    title,
)
from hineq.model.words import Outcome


def authority_finding(view: AuthorityView) -> str:
    """How many authorities differ from the country on the measure, or how far they lie apart where none can be compared."""
    compared, country = view.compared, view.country
    if country is None or not compared:
        values = view.table["value"].dropna()
        ends = " to ".join(dict.fromkeys(brief(end, view.indicator) for end in (values.min(), values.max())))
        told = f"{view.name}: {ends} across {counted(len(values), view.among.noun, view.among.plural)}"
        return title(f"{told}, none compared", told)
    those = "" if compared == len(view.table) else "compared "
    some = f"{count_word(compared)} {those}{view.among.plural}"
    worse, better = (count_word(many) if (many := view.many(one)) else "none" for one in (view.worse, view.better))
    return title(
        f"{view.name}: {worse} of {some} {view.worse.against(country.described)}, {better} {view.better.word}",
        f"{view.name}: {worse} of {some} {view.worse.word}, {better} {view.better.word}",
    )


def authority_subtitle(view: AuthorityView) -> str:
    """Measure, authorities and period, for a picture."""
    return f"{view.full_name}, {view.among.words}, {view.period}"


def authority_lede(view: AuthorityView) -> str:
    """What the colours say: each authority against the country's figure, or why nothing is compared."""
    if view.country is None:
        return f"{capital(view.among.words)}, {view.period}: no like figure of the country is here, so nothing is compared."
    with_figure = view.country.described_with(figure(view.country.value, view.indicator))
    if not view.compared:
        return f"{capital(view.among.words)}, {view.period}: without confidence intervals none is compared with {with_figure}."
    return f"{capital(view.among.words)}, {view.period}: each is compared with {with_figure}."


def authority_cautions(view: AuthorityView) -> list[str]:
    """Sentences on who has no figure or is not compared, and on how many would differ by chance alone."""
    known = view.table["value"].notna()
    without = view.table.area_name[~known].tolist()
    alone = view.table.area_name[known & (view.table.outcome == Outcome.NOT_COMPARED)].tolist()
    said = [f"No figure here: {joined_few(without)}."] if without else []
    if alone and view.compared and view.country:
        said.append(f"Not compared, for want of a confidence interval: {joined_few(alone)}.")
    if view.country:
        differ = view.many(view.worse, view.better)
        said.append(
            chance_words(
                view.compared, differ, view.confidence, view.country.described, noun=view.among.noun
            )
        )  # fmt: skip
    return [sentence for sentence in said if sentence]


def authority_label(view: AuthorityView, row: Row) -> str:
    """An authority in one line, for the map's text alternative: name, figure, interval, comparison."""
    if math.isnan(row["value"]):
        return f"{row.area_name}: no figure"
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    words = marked(figure(row["value"], view.indicator), kind_words([row.status]), limits)
    return ", ".join(filter(None, (f"{row.area_name}: {words}", _against(view, row))))


def authority_lines(view: AuthorityView, row: Row) -> tuple[str, ...]:
    """The lines under an authority's name where somebody points at it."""
    if math.isnan(row["value"]):
        return ("No figure", view.period)
    limits = interval(row.lower_ci, row.upper_ci, view.indicator)
    lines = (
        marked(figure(row["value"], view.indicator), kind_words([row.status])),
        f"95% confidence interval {limits}" if limits else "No confidence interval",
        view.period,
        capital(_against(view, row)),
    )
    return tuple(line for line in lines if line)


def _against(view: AuthorityView, row: Row) -> str:
    return Outcome(row.outcome).against(view.country.described) if view.country else ""


def authority_export(view: AuthorityView) -> pd.DataFrame:
    """Every authority on the measure, in the order of the figures."""
    table = view.table
    columns = {
        "Area code": table.area_code,
        capital(view.among.noun): table.area_name,
        "Measure": view.indicator.name,
        "For": view.sex.people,
        "Period": view.period,
        f"Value ({view.indicator.measured_in.head})": table["value"],
        "95% confidence interval, lower": table.lower_ci,
        "95% confidence interval, upper": table.upper_ci,
    }
    if view.country:
        columns[capital(view.country.described)] = view.country.value
        against = f"Against {view.country.described} at {view.confidence}"
        columns[against] = table.outcome.map(lambda one: Outcome(one).word)
    columns["Kind of figure"] = table.status.astype(object).where(table["value"].notna(), "")
    return pd.DataFrame(columns)


def authority_reading(view: AuthorityView) -> pd.DataFrame:
    """The same for reading, the comparison left to whoever draws it: authority, value, interval."""
    indicator, rows = view.indicator, view.rows
    table = pd.DataFrame(
        {
            capital(view.among.noun): [row.area_name for row in rows],
            f"Value ({indicator.measured_in.head})": [bare(row["value"], indicator) or "no figure" for row in rows],
        }
    )
    if view.has_intervals:
        table["95% confidence interval"] = [interval(row.lower_ci, row.upper_ci, indicator) for row in rows]
    return table

"""An analyst's table of deaths by age, sex and cause: read from the bytes of one CSV file, which is kept nowhere."""

import itertools
from dataclasses import replace

import pandas as pd

from hineq.model.deaths import AGE_BANDS, ALL_CAUSES, DEATHS_COLUMNS, DeathsRow, DeathsTable
from hineq.model.words import Sex
from hineq.packs.declared.columns import Table
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.death_layout import DeathsSheet, Records, deaths_sheet, head_score
from hineq.packs.importers.death_sums import AGES, check_usable, joined_from_90, with_all_causes
from hineq.packs.importers.sheet import sheet
from hineq.packs.read.findings import Findings
from hineq.packs.read.problems import InvalidPack
from hineq.packs.read.rows import Rows, faulty, record_rows
from hineq.packs.read.rules import check_keys

DEATHS = Table(name="deaths", noun=DeathsRow, whole=True)
TEMPLATE_GROUPS = ("Most deprived fifth", "Least deprived fifth")
TEMPLATE_CAUSES = (
    "Circulatory disease", "Cancer", "Respiratory disease", "Digestive disease", "External causes",
    "Mental and behavioural disorders",
)  # fmt: skip
# the row of the template that shows what a row looks like; it is passed over where it was left in
EXAMPLE_GROUP = "Example"
_CELL = ["group", "sex", "age"]  # what the rows of all causes and of each cause share


def read_deaths(raw: bytes, file: str) -> DeathsTable:
    """The table in a CSV file's bytes, whose columns are group, sex, age, cause, deaths, population.

    One row a group, sex (Persons, Male, Female), band of age (`AGE_BANDS`) and cause. Rows of the cause "All causes" hold
    all deaths and the population (person-years: people, times the years of the deaths); rows of other causes hold their
    own deaths, and a blank or the same population. Causes need not add up to all deaths.

    It may be laid out as the ONS and the NHS export it: wide by age, with lines above and notes below, commas in
    thousands, other names of columns, ages in words or made days by a spreadsheet, no row of all causes where one cause is
    that of all others; the remarks say what was taken for what. Raises InvalidPack with every fault, in the order of the
    rows, where there is one.
    """
    findings = Findings()
    records, whole = sheet(raw, file, findings, head_score)
    made = deaths_sheet(records, file, findings) if records else None
    prepared = _prepared(made, file, findings) if made else []
    if made and not prepared:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    rows = record_rows(prepared, file, DEATHS, findings, whole=whole)
    if not rows.frame.empty:
        _check_bands(rows.frame, findings)
        _check_counts(rows.frame, findings)
        _check_against_all_causes(rows.frame, findings)
        _check_whole(rows, file, findings)
    if findings.faults:
        raise InvalidPack(file, sorted(findings.faults, key=lambda problem: problem.row))
    return DeathsTable(name=file, table=_filled(rows.frame), remarks=tuple(map(str, findings.notices)))


def _prepared(made: DeathsSheet, file: str, findings: Findings) -> Records:
    """The rows with every band from 90 on as one and all causes added up; none, with its fault, where nothing helps.

    What makes a table useless as a whole is said alone: a band that is too wide would else be a fault in each row.
    """
    before = len(findings.faults)
    made = _without_example(made, file, findings)
    if _is_blank(made):
        rule = "No row says how many died: fill in the column deaths, and the population in the rows of all causes."
        findings.fault(Fault.DEATHS_MISSING, file, rule)
        return []
    check_usable(made, file, findings)
    rows = with_all_causes(joined_from_90(made.rows), file, findings)
    return rows if len(findings.faults) == before else []


def _without_example(made: DeathsSheet, file: str, findings: Findings) -> DeathsSheet:
    """The rows without the template's example, which is said."""
    _, header = made.rows[0]
    at = header.index("group") if "group" in header else -1
    examples = [line for line, cells in made.rows[1:] if 0 <= at < len(cells) and cells[at] == EXAMPLE_GROUP]
    if not examples:
        return made
    findings.notice(Notice.TEXT_AROUND, file, "The template's example is passed over.", row=examples[0])
    return replace(made, rows=[row for row in made.rows if row[0] not in examples])


def _is_blank(made: DeathsSheet) -> bool:
    """Whether a table with rows has no count of deaths in any of them."""
    (_, header), *rows = made.rows
    if "deaths" not in header or not rows:
        return False
    at = header.index("deaths")
    return not any(at < len(cells) and cells[at] for _, cells in rows)


def deaths_template() -> pd.DataFrame:
    """The file to fill in: an example, then every row of two groups, both sexes and six causes, the figures blank.

    Bands are written "1 to 4", because a spreadsheet takes 1-4 for a date.
    """
    ages = [age.replace("-", " to ") for age in AGE_BANDS]
    rows = itertools.product(TEMPLATE_GROUPS, (Sex.MALE, Sex.FEMALE), ages, (ALL_CAUSES, *TEMPLATE_CAUSES), [""], [""])
    example = (EXAMPLE_GROUP, Sex.MALE, ages[1], ALL_CAUSES, "31", "2840")
    return pd.DataFrame([example, *rows], columns=list(DEATHS_COLUMNS)).astype({"sex": str})


def _check_bands(frame: pd.DataFrame, findings: Findings) -> None:
    unknown = ~frame.age.isin([*AGE_BANDS, ""])
    rule = f"The age band must be one of {AGES}. Spreadsheets turn 1-4 into a date: write '1 to 4' there."
    findings.faults_in(frame, unknown, "age", Fault.AGE_BAND_UNKNOWN, rule)
    check_keys(DEATHS, frame, findings)


def _check_counts(frame: pd.DataFrame, findings: Findings) -> None:
    """Deaths on every row, people on every row of all causes, nothing below 0."""
    blank = {column: frame[column].isna() & ~faulty(frame, [column], findings) for column in ("deaths", "population")}
    rule = "The deaths must be given, 0 where nobody died. A suppressed count cannot be used: ask for the full table."
    findings.faults_in(frame, blank["deaths"], "deaths", Fault.DEATHS_MISSING, rule)
    rule = f"The row of {ALL_CAUSES} must say the population: the band's people, added up over the years of the deaths."
    unsaid = blank["population"] & (frame.cause == ALL_CAUSES)
    findings.faults_in(frame, unsaid, "population", Fault.POPULATION_MISSING, rule)
    for column in ("deaths", "population"):
        findings.faults_in(frame, frame[column] < 0, column, Fault.COUNT_NEGATIVE, "A count must not be negative.")


def _check_against_all_causes(frame: pd.DataFrame, findings: Findings) -> None:
    """No more deaths than people; each cause, and all of them together, within all causes; one population a band."""
    sound = frame[~faulty(frame, DEATHS_COLUMNS, findings)]
    whole = sound[sound.cause == ALL_CAUSES]
    rule = "There must not be more deaths than people (person-years) in the band."
    findings.faults_in(whole, whole.deaths > whole.population, "deaths", Fault.DEATHS_OVER_PEOPLE, rule)
    parts = sound[sound.cause != ALL_CAUSES].merge(whole, on=_CELL, suffixes=("", "_all"))
    rule = f"The population must be blank here, or the same as in the row of {ALL_CAUSES}."
    unlike = parts.population.notna() & (parts.population != parts.population_all)
    findings.faults_in(parts, unlike, "population", Fault.POPULATION_UNLIKE, rule)
    above = parts.deaths > parts.deaths_all
    rule = f"One cause must not have more deaths than {ALL_CAUSES} in the same group, sex and age band."
    findings.faults_in(parts, above, "deaths", Fault.CAUSES_OVER_ALL, rule)
    together = (
        parts.assign(above=above).groupby(_CELL, as_index=False).agg(sum=("deaths", "sum"), above=("above", "any"))
    )
    compared = whole.merge(together, on=_CELL)
    # room for the rounding of deaths that are not whole numbers
    over = ~compared.above & (compared["sum"] > compared.deaths + 1e-6)
    rule = "The causes of this band add up to more deaths than this row of all causes: each death has one cause."
    findings.faults_in(compared, over, "deaths", Fault.CAUSES_OVER_ALL, rule)


def _check_whole(rows: Rows, file: str, findings: Findings) -> None:
    """Every group has every band of all causes and of each cause that any group of its sex has."""
    frame = rows.frame
    broken = frame[faulty(frame, DEATHS.key, findings)]
    # a row that was lost, or cannot be placed, may be the one that seems to be missing
    if not rows.complete or not broken.sex.isin(list(Sex)).all() or (broken.group == "").any():
        return
    unclear = set(zip(broken.group, broken.sex, strict=True))
    for sex, people in frame.groupby("sex", sort=False):
        causes = dict.fromkeys([ALL_CAUSES, *people.cause[~people.index.isin(broken.index)]])
        for group, own in people.groupby("group", sort=False):
            if (group, sex) in unclear:
                continue
            missing: dict[tuple[str, ...], list[str]] = {}
            for cause in causes:
                bands = tuple(sorted(set(AGE_BANDS) - set(own.age[own.cause == cause]), key=AGE_BANDS.index))
                missing.setdefault(bands, []).append(cause)
            for bands, of_causes in missing.items():
                if bands:
                    which = "all 20 age bands" if len(bands) == len(AGE_BANDS) else ", ".join(bands)
                    said = "every cause" if len(of_causes) == len(causes) else ", ".join(of_causes)
                    rule = f"Rows are missing for {sex}, {said}: {which}. Add them, with 0 deaths where nobody died."
                    findings.fault(Fault.BAND_MISSING, file, rule, column="age", value=group)


def _filled(frame: pd.DataFrame) -> pd.DataFrame:
    """The table with its band's population on every row."""
    whole = frame.loc[frame.cause == ALL_CAUSES, [*_CELL, "population"]]
    own = frame[[*_CELL, "cause", "deaths"]]
    return own.merge(whole, on=_CELL)[list(DEATHS_COLUMNS)]

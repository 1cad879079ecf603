"""What must be added up in a table of deaths before it is one of a pack, and what makes a table useless as a whole."""

import re
from collections.abc import Sequence

from hineq.model.deaths import AGE_BANDS, ALL_CAUSES, DEATHS_COLUMNS
from hineq.packs.declared.faults import Fault, Notice
from hineq.packs.importers.death_layout import DeathsSheet, Records
from hineq.packs.importers.death_words import age_of, is_suppressed
from hineq.packs.read.findings import Findings

AGES = "0, 1-4, 5-9 and so on to 85-89, then 90+"
COUNTS = ("deaths", "population")
_OTHERS = re.compile(r"\b(other|others|remaining|remainder|rest)\b", re.IGNORECASE)


def check_usable(sheet: DeathsSheet, file: str, findings: Findings) -> None:
    """One fault each for bands that are too wide, for suppressed counts, and for a wide table without people."""
    at, rows = _sound(sheet.rows)
    _check_widths(at, rows, file, findings)
    for name in COUNTS:
        withheld = [(line, row[at[name]]) for line, row in rows if name in at and is_suppressed(row[at[name]])]
        if withheld:
            line, cell = withheld[0]
            rule = (
                f"{len(withheld)} of the counts {'is' if len(withheld) == 1 else 'are'} suppressed, and a suppressed count "
                "cannot be used: ask for the table without suppression, or join areas or years until no count is withheld."
            )
            findings.fault(Fault.DEATHS_SUPPRESSED, file, rule, row=line, column=name, value=cell)
    if sheet.wide and "population" not in at:
        rule = (
            f"The table is wide by age, with its head in row {sheet.line}, and has no population: add a row for each group "
            "and sex that says 'Population' where others name the cause, with each band's people over the years of the deaths."
        )
        findings.fault(Fault.POPULATION_MISSING, file, rule, row=sheet.line, column="population")


def _sound(rows: Records) -> tuple[dict[str, int], Records]:
    """Where each of a pack's columns stands, and the rows that are as long as the header."""
    header = rows[0][1]
    at = {name: header.index(name) for name in DEATHS_COLUMNS if name in header}
    return at, [(line, row) for line, row in rows[1:] if len(row) == len(header)]


def _check_widths(at: dict[str, int], rows: Records, file: str, findings: Findings) -> None:
    if "age" not in at:
        return
    lines: dict[str, int] = {}
    for line, row in rows:
        lines.setdefault(row[at["age"]], line)
    coarse = [age for age in lines if age_of(age) and age not in AGE_BANDS and _start(age) < 90]
    if not coarse:
        return
    last = next((age for age in coarse if age.endswith("+")), "")
    wider = [age for age in coarse if age != last]
    many = len(wider) > 1
    said = [f"ends at {last}"] if last else []
    said += [f"has the band{'s' if many else ''} {', '.join(wider)}"] if wider else []
    rule = (
        f"The table {' and '.join(said)}: a life table needs {AGES}, and a wider band cannot be parted. Ask for deaths and "
        "people in these bands."
    )
    findings.fault(Fault.AGE_BANDS_COARSE, file, rule, row=lines[coarse[0]], column="age", value=", ".join(coarse))


def _start(age: str) -> int:
    return int(age.rstrip("+").split("-")[0])


def joined_from_90(rows: Records) -> Records:
    """The rows with the bands from 90 on (90-94, 95+ ...) added up to one, where the table has no 90+ of its own."""
    at, sound = _sound(rows)
    if not {"age", "deaths"} <= set(at) or any(row[at["age"]] == "90+" for _, row in sound):
        return rows
    counts = [at[name] for name in COUNTS if name in at]
    found: Records = []
    sums: dict[tuple[str, ...], list[str]] = {}
    for line, row in rows:
        old = len(row) == len(rows[0][1]) and (age := age_of(row[at["age"]])) and _start(age) >= 90
        if not old:
            found.append((line, row))
            continue
        key = tuple(cell for place, cell in enumerate(row) if place not in (*counts, at["age"]))
        if key not in sums:
            sums[key] = [*row]
            sums[key][at["age"]] = "90+"
            found.append((line, sums[key]))
        else:
            for place in counts:
                sums[key][place] = _sum([sums[key][place], row[place]])
    return found


def with_all_causes(rows: Records, file: str, findings: Findings) -> Records:
    """The rows with those of all causes added up, where there are none and one cause is that of all others."""
    at, sound = _sound(rows)
    if not {"group", "sex", "age", "cause", "deaths"} <= set(at):
        return rows
    causes = list(dict.fromkeys(row[at["cause"]] for _, row in sound if row[at["cause"]]))
    if not causes or ALL_CAUSES in causes:
        return rows
    others = next((cause for cause in causes if _OTHERS.search(cause)), None)
    if others is None:
        rule = (
            f"No row is of {ALL_CAUSES}, and no cause is that of all others, so that they cannot be added up to it: add rows "
            f"of the cause {ALL_CAUSES}."
        )
        findings.fault(Fault.ALL_CAUSES_MISSING, file, rule, row=rows[0][0], column="cause", value=", ".join(causes))
        return rows
    sums: dict[tuple[str, ...], tuple[int, list[str]]] = {}
    for line, row in sound:
        key = tuple(row[at[name]] for name in ("group", "sex", "age"))
        if key not in sums:
            total = [*row]
            total[at["cause"]] = ALL_CAUSES
            sums[key] = (line, total)
            continue
        total = sums[key][1]
        total[at["deaths"]] = _sum([total[at["deaths"]], row[at["deaths"]]])
        if "population" in at:
            total[at["population"]] = total[at["population"]] or row[at["population"]]
    rule = f"No row is of {ALL_CAUSES}: the {len(causes)} causes were added up to it, since one of them is '{others}'."
    findings.notice(Notice.TAKEN_FOR, file, rule, row=rows[0][0], column="cause")
    return [*rows, *sums.values()]


def _sum(cells: Sequence[str]) -> str:
    """The sum of some counts, empty where one is missing; the first that is no number stays, for its fault."""
    try:
        return f"{sum(map(float, cells)):.15g}" if all(cells) else ""
    except ValueError:
        return next(cell for cell in cells if cell and not cell.replace(".", "", 1).isdecimal())

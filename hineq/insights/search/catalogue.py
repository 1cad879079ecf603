"""What the pack holds, for reading: every measure with its origin and caveats, every source, every table."""

from collections.abc import Mapping

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import trend_words
from hineq.insights.wording.kinds import marked
from hineq.insights.wording.names import other_names
from hineq.insights.wording.numbers import lowered
from hineq.model.indicator import Indicator
from hineq.model.place import Place
from hineq.model.words import AreaType, Sex

# the areas of each level, after a count
LEVELS = {
    AreaType.COUNTRY: "countries",
    AreaType.REGION: "regions",
    AreaType.SYSTEM: "systems",
    AreaType.COUNTY: "counties",
    AreaType.AUTHORITY: "authorities",
    AreaType.WARD: "wards",
    AreaType.EARLIER_WARD: "wards that have since changed",
    AreaType.FORMER_WARD: "wards of an earlier set",
    AreaType.UNCOUNTED_WARD: "wards without a neighbourhood",
    AreaType.MSOA: "MSOAs",
    AreaType.LSOA: "LSOAs",
}


def catalogue(figures: Figures) -> pd.DataFrame:
    """One row an indicator, theme by theme.

    Columns: theme, indicator_id, name, other_names, definition, unit, polarity, for (whom), periods, areas (how many figures at each
    level), intervals, kind (of figure), trend, caveat, source, licence, and details, a table of those for reading.
    """
    place = figures.place
    areas = {code: area.area_type for code, area in place.areas.items()}
    rows = []
    for indicator_id, indicator in place.indicators.items():
        rows.append(_entry(figures.on(indicator_id), indicator, areas))
    table = pd.DataFrame(rows)
    order = list(dict.fromkeys(table.theme))
    return table.sort_values("theme", key=lambda one: one.map(order.index), kind="stable")


def measure_details(figures: Figures, indicator_id: str) -> pd.DataFrame:
    """What is known about one measure, as the column details of `catalogue` holds it. Columns: About, In short."""
    areas = {code: area.area_type for code, area in figures.place.areas.items()}
    details = _entry(figures.on(indicator_id), figures.place.indicators[indicator_id], areas)["details"]
    if not isinstance(details, pd.DataFrame):
        raise TypeError(f"The details of a measure must be a table, got {type(details).__name__}.")
    return details


def _entry(figures: Figures, indicator: Indicator, areas: Mapping[str, AreaType]) -> dict[str, object]:
    place, rows = figures.place, figures.table[figures.table["value"].notna()]
    sources = list(dict.fromkeys([indicator.source_id, *rows.source_id]))
    trends = "; ".join(_trends(figures, indicator))
    levels = rows.area_code.map(areas).value_counts()
    entry: dict[str, object] = {
        "theme": indicator.theme,
        "indicator_id": indicator.indicator_id,
        "name": indicator.name,
        "other_names": "; ".join(other_names(indicator)),
        "definition": indicator.definition,
        "unit": indicator.unit,
        "polarity": marked(
            indicator.polarity.word, indicator.unjudged_reason if indicator.judged_by is not indicator.polarity else ""
        ),
        "for": ", ".join(Sex(sex).people for sex in sorted(set(rows.sex))) or "none",
        "periods": _periods(place, indicator, rows),
        "areas": ", ".join(f"{count:,} for {LEVELS[AreaType(str(level))]}" for level, count in levels.items())
        or "none in this pack",
        "intervals": _intervals(rows),
        "kind": ", ".join(sorted(set(rows.status))) or "none",
        "trend": trends or "no series",
        "caveat": indicator.caveat or "none",
        "source": "; ".join(place.sources[one].citation for one in sources),
        "licence": "; ".join(dict.fromkeys(place.sources[one].licence for one in sources)),
    }
    labels = {
        "other_names": "Also found under",
        "unit": "Unit",
        "polarity": "Which way is good",
        "for": "For",
        "periods": "Series and periods",
        "areas": "Figures",
        "intervals": "95% confidence intervals",
        "kind": "Kind of figure",
        "trend": f"Recent trend, {place.name}",
        "caveat": "What to beware of",
        "source": "Source",
        "licence": "Licence",
    }
    told = [(label, entry[key]) for key, label in labels.items() if entry[key]]
    details = pd.DataFrame(told, columns=["About", "In short"])
    return entry | {"details": details}


def promised_table(place: Place) -> pd.DataFrame:
    """What the strategy says it will be measured by, each once, with the measures held against it.

    Columns: As the strategy prints it, Outcome, Measured by, Note; an empty cell where nothing is measured.
    """
    outcomes = {outcome.outcome_id: outcome.name for outcome in place.outcomes}
    rows: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for measure in place.measures:
        names, notes = rows.setdefault((measure.shown, outcomes.get(measure.outcome_id, "")), ([], []))
        if measure.indicator_id:
            names.append(f"{place.indicators[measure.indicator_id].name} ({measure.tie.word})")
        notes += [measure.note] if measure.note else []
    return pd.DataFrame(
        [
            (wording, outcome, "; ".join(names) or "No published figure", " ".join(dict.fromkeys(notes)))
            for (wording, outcome), (names, notes) in rows.items()
        ],
        columns=["As the strategy prints it", "Outcome", "Measured by", "Note"],
    )


def _trends(figures: Figures, indicator: Indicator) -> list[str]:
    """The recent trend of the place's newest series for each sex, or why it cannot be calculated."""
    words = []
    for sex in Sex:
        line = figures.main_line(indicator.indicator_id, sex, figures.place.area_code)
        if line is not None:
            trend = trend_words(line)
            people = "" if sex is Sex.PERSONS else f"{sex.people}: "
            reason = f" ({trend.reason.rstrip('.')[:1].lower()}{trend.reason.rstrip('.')[1:]})" if trend.reason else ""
            words.append(f"{people}{lowered(trend.dated)}{reason}")
    return words


def _intervals(rows: pd.DataFrame) -> str:
    """Whence the intervals of a measure's figures are, and how many of the figures have one where not all do."""
    have = (rows.interval_method != "") & rows["value"].notna()
    figures = int(rows["value"].notna().sum())
    whence = ", ".join(sorted(set(rows.interval_method[have]))) or "none"
    return whence if have.sum() in (0, figures) else f"{whence}, for {have.sum():,} of {figures:,} figures"


def _periods(place: Place, indicator: Indicator, valued: pd.DataFrame) -> str:
    words = []
    for series, rows in valued.groupby("series", sort=False):
        name = place.series[indicator.indicator_id, str(series)].name
        first, last = rows.period.iloc[0], rows.period.iloc[-1]
        words.append(f"{name}: {first if first == last else f'{first} to {last}'}")
    return "; ".join(words) or "none"


def source_table(place: Place) -> pd.DataFrame:
    """Every source: publisher, title, date, licence, what was done with it, address."""
    return pd.DataFrame(
        [
            (source.publisher, source.title, source.published, source.licence, source.note, source.url)
            for source in place.sources.values()
        ],
        columns=["Publisher", "Title", "Published", "Licence", "What was done with it", "Read from"],
    )


def downloads(figures: Figures) -> list[tuple[str, pd.DataFrame, str]]:
    """Every table of the pack with its file name and words: figures with their intervals, targets, areas and so on."""
    place = figures.place
    targets = pd.DataFrame(
        [
            (
                one.indicator_id,
                one.area_code,
                one.sex,
                one.period.label,
                one.kind,
                one.value,
                one.reported,
                one.note,
                one.source_id,
            )
            for one in place.targets
        ],
        columns=["indicator_id", "area_code", "sex", "period", "kind", "value", "reported", "note", "source_id"],
    )
    tables = [
        ("figures", figures.table, f"Figures, {len(figures.table):,} rows, with every interval"),
        ("targets", targets, f"Targets, {len(targets):,} rows"),
        ("paces", _frame(place.paces), "How far other areas moved over as many years as targets had"),
        ("areas", _frame(place.areas.values()), "Areas"),
        ("indicators", _frame(place.indicators.values()), "Measures and their definitions"),
        ("series", _frame(place.series.values()), "Series"),
        ("strategy_measures", _frame(place.measures), "Measures in the strategy's words"),
        ("population", place.population, "Residents by age"),
        ("distributions", place.distributions, "Spread over other areas"),
        ("national_ranks", place.national_ranks, "Ranks among other areas"),
        *_documents(place),
        ("sources", _frame(place.sources.values()), "Sources"),
    ]
    return [(name, table, words) for name, table, words in tables if not table.empty]


def _documents(place: Place) -> list[tuple[str, pd.DataFrame, str]]:
    """What documents say: a statement's figures in a table of their own, ids that stand together parted by semicolons."""
    thread, governance, assurance = place.thread, place.governance, place.assurance
    told = [
        ("statements", place.statements, "Statements of documents, as printed"),
        ("statement_figures", [one for said in place.statements for one in said.figures], "Figures in the statements"),
        ("commissioning_priorities", thread.commissioning_priorities, "Commissioning priorities"),
        ("jsna_priorities", thread.jsna_priorities, "JSNA priorities"),
        ("jsna_links", thread.links, "Links from commissioning priorities to JSNA priorities"),
        ("indicator_ties", thread.ties, "Indicators tied to priorities, with the reason"),
        ("priority_updates", thread.updates, "Officers' updates on priorities"),
        ("linked_strategies", thread.linked_strategies, "Linked strategies"),
        ("boards", governance.boards, "Boards"),
        ("board_relations", governance.relations, "Who answers to whom, and who leads"),
        ("levels", governance.levels, "Levels of the system"),
        ("approvals", governance.approvals, "Approvals"),
        ("audit_questions", assurance.questions, "Questions of the audit"),
        ("audit_findings", assurance.findings, "Findings of the audit"),
        ("audit_evidence", assurance.evidence, "Evidence on the audit's questions"),
        ("recommendations", place.recommendations, "Recommendations"),
        ("printed_totals", place.printed_totals, "Totals as printed"),
        ("changes", place.changes, "What changed as figures were brought in"),
    ]
    return [(name, _flat(_frame(rows)), words) for name, rows, words in told]


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """The table with ids that stand together as one text, and without what has a table of its own."""
    flat = table.drop(columns="figures", errors="ignore")
    for column in ("jsna_ids", "indicators", "priorities", "areas"):
        if column in flat:
            flat[column] = flat[column].map("; ".join)
    return flat


def _frame(rows: object) -> pd.DataFrame:
    return pd.DataFrame(list(rows))  # type: ignore[call-overload]

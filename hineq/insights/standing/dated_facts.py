"""What documents said, with the date they speak of, and the newest figure that the pack has on the same thing."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from hineq.insights.series.figures import Figures
from hineq.insights.series.lines import Line
from hineq.insights.series.refusal import no_trend
from hineq.insights.standing.ranks import ranks_on
from hineq.insights.standing.standing import standing, standing_sources
from hineq.insights.wording.kinds import kind_words, marked, marks
from hineq.insights.wording.numbers import brief, capital, count_word, counted, figure, title
from hineq.insights.wording.rank import Rank
from hineq.model.document_words import StatementTopic
from hineq.model.indicator import Indicator
from hineq.model.period import day_words
from hineq.model.place import Place
from hineq.model.roles import IndicatorRole
from hineq.model.source import Source
from hineq.model.statement import Statement, StatementFigure
from hineq.model.words import Polarity, Sex, TargetKind, Tie

RANK_UNIT, AREAS_UNIT = "rank", "local areas"
_NOW = "now"
NO_RANK = "no rank here"


def date_words(published: str) -> str:
    """A source's date in words where it is a whole day, else as it stands.

    >>> date_words("2008-09-24"), date_words("2026-05"), date_words("")
    ('24 September 2008', '2026-05', '')
    """
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return published
    return day_words(day)


def document(source: Source) -> str:
    """A document's title with its own date, or that it has none and what its own text gives away of it."""
    return f"{source.title}, {of_when(source)}"


def of_when(source: Source) -> str:
    """A document's own date; of one without, what its own text gives away: "undated (spring 2013 by its own text)"."""
    by_its_text = f" ({source.dated_by} by its own text)" if source.dated_by else ""
    return date_words(source.published) or f"undated{by_its_text}"


def as_of(source: Source) -> str:
    """When something was so that only a document says: "as of 24 September 2008", "as of spring 2013 by the document's own text"."""
    if dated := date_words(source.published):
        return f"as of {dated}"
    return f"as of {source.dated_by} by the document's own text" if source.dated_by else "as of an undated document"


def dated_statements(place: Place, *topics: StatementTopic) -> list[Statement]:
    """The statements on any of these topics: those with figures first, else in the order of the documents."""
    on_topic = (one for one in place.statements if one.topic in topics)
    return sorted(on_topic, key=lambda one: not one.figures)


def facts_table(place: Place, statements: Iterable[Statement]) -> pd.DataFrame:
    """Statements as dated facts: heading, quote, figures (each as printed, with what it counts and for whom), as_at,
    document (title, date and place in it), indicator_ids (those of its figures, with spaces between), note."""
    rows = []
    for one in statements:
        source = place.sources[one.source_id]
        rows.append(
            {
                "heading": one.heading,
                "quote": one.shown,
                "figures": "; ".join(_counted(place, number) for number in one.figures),
                "as_at": one.as_at,
                "document": f"{document(source)}: {one.place_in_document}",
                "indicator_ids": " ".join(dict.fromkeys(n.indicator_id for n in one.figures if n.indicator_id)),
                "note": " ".join(dict.fromkeys(text for text in (one.note, *(n.note for n in one.figures)) if text)),
            }
        )
    return pd.DataFrame(rows, columns=["heading", "quote", "figures", "as_at", "document", "indicator_ids", "note"])


def _counted(place: Place, number: StatementFigure) -> str:
    # the place itself need not be named on its own page
    other = number.area_code not in ("", place.area_code)
    area = place.areas[number.area_code].area_name if other else number.area_words
    return f"{number.printed}: {number.subject}{f' ({area})' if area else ''}"


def then_and_now(figures: Figures, ranks: pd.DataFrame) -> pd.DataFrame:
    """Every figure that a document gives for the place on an indicator of the pack; like stands beside like alone.

    Columns: measure, indicator_id, document, then (as printed, with its unit), when (its period, or the document's own
    word for it), now, note (what the pack says to beware of in the pair), series (the name of the newest figure's series where the printed one is held against another, so that a part
    of the difference may be the method's), england, rank (among authorities, or that there is none), apart (why nothing of
    now is set beside it: now, england and rank are empty then).
    """
    place = figures.place
    rows = []
    for statement in place.statements:
        for one in statement.figures:
            if one.indicator_id and one.area_code == place.area_code:
                rows.append(_pair(figures, ranks, statement, one))
    return pd.DataFrame(
        rows,
        columns=[
            "measure",
            "indicator_id",
            "document",
            "then",
            "when",
            "now",
            "note",
            "series",
            "england",
            "rank",
            "apart",
        ],
    )


def sources_beside(figures: Figures, pairs: pd.DataFrame) -> tuple[str, ...]:
    """Where the newest figures that stand beside printed ones are from."""
    stands = (standing(figures, indicator_id, sex) for indicator_id, sex in _beside(figures.place, pairs))
    return tuple(dict.fromkeys(source for one in stands if one for source in standing_sources(figures, one)))


def _beside(place: Place, pairs: pd.DataFrame) -> list[tuple[str, Sex]]:
    """What has a newer figure beside the printed one."""
    printed = (one for statement in place.statements for one in statement.figures if one.area_code == place.area_code)
    shown = set(pairs.indicator_id[pairs.apart == ""])
    return sorted({(one.indicator_id, one.sex) for one in printed if one.indicator_id in shown})


def has_pairs(place: Place) -> bool:
    """Whether any document says something of the place then: a figure of its own, or what it said of itself."""
    return any(
        statement.topic is StatementTopic.SELF_ASSESSMENT
        or any(one.indicator_id and one.area_code == place.area_code for one in statement.figures)
        for statement in place.statements
    )


def then_finding(place: Place, pairs: pd.DataFrame, said: int) -> str:
    """The heading: the first printed figure beside its newest one, else how many there are; `said` are own statements."""
    beside = pairs[pairs.apart == ""]
    if len(beside):
        dated = beside[beside.when.isin({one.period for said in place.statements for one in said.figures} - {""})]
        leading = dated[[place.indicators[one].has(IndicatorRole.HEADLINE) for one in dated.indicator_id]]
        like = leading[leading.series == ""]
        first = next(rows.iloc[0] for rows in (like, dated[dated.series == ""], leading, dated, beside) if len(rows))
        then = f"in {first.when}" if len(dated) else "then"
        counts = title(f"{place.name} then and now: {counted(len(beside), 'printed figure')} beside the newest")
        bare, _, unit = str(first.then).partition(" ")
        printed = bare if unit and f" {unit} " in str(first.now) else first.then
        # a document prints no interval
        return title(f"{capital(str(first.measure))}: {printed} {then}, {first.now}; not tested", counts)
    if len(pairs):
        return f"{place.name} then: {counted(len(pairs), 'printed figure')}, none with a newer one beside it"
    if said:
        return f"What was said of {place.name} then: {counted(said, 'statement')}"
    return f"For {place.name} no document that prints earlier figures was read"


def then_lede(pairs: pd.DataFrame) -> str:
    """How many printed figures have a newer one beside them, and what may stand beside what; nothing without a pair."""
    beside = int((pairs.apart == "").sum())
    if not beside:
        return ""
    of = (
        "The one printed figure has"
        if len(pairs) == 1
        else (
            f"{capital(count_word(beside))} of {len(pairs)} printed figures {'has' if beside == 1 else 'have'}"
            if beside < len(pairs)
            else f"Each of the {len(pairs)} printed figures has"
        )
    )
    other = int(((pairs.apart == "") & (pairs.series != "")).sum())
    another = f", {count_word(other)} of them in another series" if other and beside > 1 else ""
    return f"{of} a newer one of the same people, in the same unit and by the same definition{another}."


def why_apart(figure: StatementFigure, indicator: Indicator, line: Line | None = None) -> str:
    """Why a printed figure may not stand beside the indicator's figures, empty where it may.

    It may where the pack declares the same people, unit and definition, the printed unit is the indicator's, and the newer
    figures of `line` are a time series, or have one of the printed period.
    """
    if figure.tie is not Tie.DIRECT:
        return figure.note or "Nothing says that the two count the same."
    if figure.unit == RANK_UNIT:
        return "A rank among areas that the document does not name: it has no newer figure beside it."
    if figure.unit != indicator.unit:
        return f"Printed in another unit than the newer figures ({indicator.unit})."
    if line is not None and not line.series.trend and figure.period not in set(line.points.period):
        return figure.note or no_trend(line.series).reason
    return ""


def _pair(figures: Figures, ranks: pd.DataFrame, statement: Statement, printed: StatementFigure) -> dict[str, str]:
    place = figures.place
    indicator = place.indicators[printed.indicator_id]
    line = figures.main_line(printed.indicator_id, printed.sex, place.area_code)
    apart = why_apart(printed, indicator, line)
    now = series = england = rank = ""
    if not apart:
        now, rank = "no figure here", _rank(ranks, printed)
        if line is not None:
            kind = kind_words([line.newest.status])
            now = f"{marked(figure(line.newest['value'], indicator), *marks(indicator, kind))} in {line.dated}"
            series = _other_series(figures, printed, line)
            its = figures.line(line.indicator.indicator_id, line.sex, place.benchmark_code, line.series.series)
            same = its.points[its.points.period == line.newest.period] if its else line.points[:0]
            england = marked(brief(figures.newest(line, place.benchmark_code), indicator), kind_words(same.status))
    # the sign of "9%" is not said again by the unit "% increase"
    unit = printed.unit.removeprefix("%").strip() if printed.printed.endswith("%") else printed.unit
    unit = f" {unit}" if unit else ""
    return {
        "measure": printed.subject,
        "indicator_id": printed.indicator_id,
        "document": place.sources[statement.source_id].title,
        "then": _rank_then(statement, printed) if printed.unit == RANK_UNIT else f"{printed.printed}{unit}",
        "when": printed.period
        or _of_targets(place, statement, printed)
        or _when(place.sources[statement.source_id], statement.as_at),
        "now": now,
        "note": "" if apart else printed.note,
        "series": series,
        "england": england,
        "rank": rank,
        "apart": apart,
    }


def _other_series(figures: Figures, printed: StatementFigure, line: Line) -> str:
    """The name of a line's series where there are several of the measure and the printed figure is not known to be of this one.

    It is of another where documents are held against another; of which one without a period is nothing says.
    """
    lines = figures.lines(printed.indicator_id, printed.sex, line.area_code)
    held = any(one.series.held_against_target for one in lines) and not line.series.held_against_target
    unknown = len(lines) > 1 and not printed.period
    return line.series.name if (held or unknown) and printed.period not in set(line.points.period) else ""


def _rank_then(statement: Statement, one: StatementFigure) -> str:
    """A printed rank among the areas that the statement counts, and what it is if 1 is the best, which it does not say."""
    areas = next((number for number in statement.figures if number.unit == AREAS_UNIT), None)
    if areas is None:
        return f"rank {one.printed}; the document does not say of how many, or from which end"
    back = int(areas.value - one.value) + 1
    return (
        f"rank {one.printed} of {areas.printed} {AREAS_UNIT}; the document does not say from which end (if 1 is the best, "
        f"{Rank(rank=back, areas=int(areas.value), polarity=Polarity.LOW_IS_GOOD).words})"
    )


def _of_targets(place: Place, statement: Statement, printed: StatementFigure) -> str:
    """The period that the same document's table of targets gives the same figure, where the sentence has none and the table just one."""
    same = {
        one.period.label
        for one in place.targets
        if (one.indicator_id, one.area_code, one.sex) == (printed.indicator_id, printed.area_code, printed.sex)
        and (one.kind, one.source_id, one.value) == (TargetKind.BASELINE, statement.source_id, printed.value)
    }
    if len(same) != 1 or statement.as_at or printed.unit != place.indicators[printed.indicator_id].unit:
        return ""
    return f"not stated here; {same.pop()} in the document's table of targets"


def _when(source: Source, as_at: str) -> str:
    """What a statement speaks of; for "now", and where it does not say, what is known of its document's own date."""
    if as_at and as_at != _NOW:
        return f"“{as_at}”"
    if dated := date_words(source.published):
        return f"not stated; the document is of {dated}"
    return f"undated; {source.dated_by} by its own text" if source.dated_by else "not stated"


def _rank(ranks: pd.DataFrame, printed: StatementFigure) -> str:
    same = ranks_on(ranks, printed.indicator_id, [printed.sex])
    return NO_RANK if same.empty else f"{same.iloc[0].rank_words}, {same.iloc[0].period}"


def other_count(place: Place, ranks: pd.DataFrame, pairs: pd.DataFrame) -> str:
    """That the number of areas which a document ranks is another count than that of the ranks beside `pairs`, or nothing."""
    said = [(one, number) for one in place.statements for number in one.figures if number.unit == AREAS_UNIT]
    here = [ranks_on(ranks, indicator_id, [sex]) for indicator_id, sex in _beside(place, pairs)]
    among = [int(rows.areas_ranked.iloc[0]) for rows in here if len(rows)]
    if not said or not among:
        return ""
    statement, number = said[0]
    low, high = min(among), max(among)
    many = f"{low} to {high}" if low < high else f"{low}"
    return (
        f"The document ranks {place.name} among {number.printed} local areas and does not say which these are: “"
        f"{statement.shown}” The ranks here are among {many} authorities. That is another count, so a rank of "
        "then and one of these must not be subtracted from each other."
    )

"""What must hold for recommendations: dates in order, a pause with its reason, links that lead somewhere."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from hineq.model.words import Decision, RecommendationState
from hineq.packs.read.document_rules import check_due
from hineq.packs.read.reading import Findings
from hineq.packs.read.rows import FILE, ROW, Rows


def check_recommendations(tables: Mapping[str, Rows], day: date | None, findings: Findings) -> None:
    """Every rule on recommendations and printed totals.

    `day` is the one on which what is overdue is counted, None where it is unknown.
    """
    if "recommendations" in tables and not tables["recommendations"].frame.empty:
        frame = tables["recommendations"].frame
        check_due(frame, "date", findings)
        _check_paused(frame, findings)
        _check_contradictions(frame, day, findings)
    if "printed_totals" in tables:
        _check_totals(tables["printed_totals"].frame, findings)


def _check_paused(frame: pd.DataFrame, findings: Findings) -> None:
    silent = frame[(frame.state == RecommendationState.PAUSED) & (frame.state_reason == "")]
    for file, line in silent[[FILE, ROW]].itertuples(index=False):
        findings.fault(file, "A recommendation that is paused must say why.", row=line, column="state_reason")


def _check_contradictions(frame: pd.DataFrame, day: date | None, findings: Findings) -> None:
    """What was not agreed is neither achieved nor overdue, and nothing is overdue before its day."""
    achieved = (frame.state == RecommendationState.ACHIEVED) & frame.decision.isin(
        [Decision.NOT_AGREED, Decision.AWAITING]
    )
    refused = (frame.state == RecommendationState.OVERDUE) & (frame.decision == Decision.NOT_AGREED)
    for wrong, rule in (
        (achieved, "A recommendation must be agreed, whole or in part, before it is achieved."),
        (refused, "A recommendation that was not agreed cannot be overdue."),
    ):
        for file, line, state in frame.loc[wrong, [FILE, ROW, "state"]].itertuples(index=False):
            findings.fault(file, rule, row=line, column="state", value=state)
    if day is None:
        return
    early = frame[(frame.state == RecommendationState.OVERDUE) & (frame.due >= pd.Timestamp(day))]
    for file, line, due in early[[FILE, ROW, "due"]].itertuples(index=False):
        rule = f"What is overdue must have been due before {day:%Y-%m-%d}, the day on which it is counted."
        findings.fault(file, rule, row=line, column="due", value=due)


def _check_totals(frame: pd.DataFrame, findings: Findings) -> None:
    for column, low, high, rule in (
        ("count", 0, float("inf"), "A count must not be negative."),
        ("percent_printed", 0, 100, "A percentage must lie between 0 and 100."),
    ):
        outside = frame[(frame[column] < low) | (frame[column] > high)]
        for file, line, value in outside[[FILE, ROW, column]].itertuples(index=False):
            findings.fault(file, rule, row=line, column=column, value=value)
    # the same label twice has its own fault
    again = frame[frame.duplicated(["source_id", "decision"]) & ~frame.duplicated(["source_id", "label"])]
    for file, line, decision in again[[FILE, ROW, "decision"]].itertuples(index=False):
        rule = "A document prints one total of each decision (an empty cell is the total of all): keep one row of it."
        findings.fault(file, rule, row=line, column="decision", value=decision)

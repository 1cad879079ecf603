"""What must hold for recommendations: dates in order, a pause with its reason, links that lead somewhere."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from hineq.model.document_words import Decision, RecommendationState
from hineq.packs.declared.faults import Fault
from hineq.packs.read.document_rules import check_due
from hineq.packs.read.findings import Findings
from hineq.packs.read.rows import Rows


def check_recommendations(
    tables: Mapping[str, Rows], day: date | None, findings: Findings, *, needs_reasons: bool = True
) -> None:
    """Every rule on recommendations and printed totals.

    `day` is the one on which what is overdue is counted, None where it is unknown. A pack must say why something is
    paused (`needs_reasons`); a council's own file may leave it unsaid.
    """
    if "recommendations" in tables and not tables["recommendations"].frame.empty:
        frame = tables["recommendations"].frame
        check_due(frame, "date", findings)
        if needs_reasons:
            _check_paused(frame, findings)
        _check_contradictions(frame, day, findings)
    if "printed_totals" in tables:
        _check_totals(tables["printed_totals"].frame, findings)


def _check_paused(frame: pd.DataFrame, findings: Findings) -> None:
    silent = (frame.state == RecommendationState.PAUSED) & (frame.state_reason == "")
    rule = "A recommendation that is paused must say why."
    findings.faults_in(frame, silent, "state_reason", Fault.REASON_MISSING, rule)


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
        findings.faults_in(frame, wrong, "state", Fault.STATE_AGAINST_DECISION, rule)
    if day is None:
        return
    early = (frame.state == RecommendationState.OVERDUE) & (frame.due >= pd.Timestamp(day))
    rule = f"What is overdue must have been due before {day:%Y-%m-%d}, the day on which it is counted."
    findings.faults_in(frame, early, "due", Fault.OVERDUE_TOO_EARLY, rule)


def _check_totals(frame: pd.DataFrame, findings: Findings) -> None:
    findings.faults_in(frame, frame["count"] < 0, "count", Fault.COUNT_NEGATIVE, "A count must not be negative.")
    outside = (frame.percent_printed < 0) | (frame.percent_printed > 100)
    rule = "A percentage must lie between 0 and 100."
    findings.faults_in(frame, outside, "percent_printed", Fault.PERCENT_OUTSIDE, rule)
    # the same label twice has its own fault
    again = frame.duplicated(["source_id", "decision"]) & ~frame.duplicated(["source_id", "label"])
    rule = "A document prints one total of each decision (an empty cell is the total of all): keep one row of it."
    findings.faults_in(frame, again, "decision", Fault.TOTAL_TWICE, rule)

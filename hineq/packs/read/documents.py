"""What documents say, from the rows of a pack without faults to the objects of the model."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from hineq.model.assurance import Assurance, AuditEvidence, AuditFinding, AuditQuestion
from hineq.model.governance import Approval, Board, Governance, Level, Relation
from hineq.model.recommendation import PrintedTotal, Recommendation
from hineq.model.statement import Statement, StatementFigure
from hineq.model.thread import (
    CommissioningPriority,
    IndicatorTie,
    JsnaAlias,
    JsnaLink,
    JsnaPriority,
    LinkedStrategy,
    PriorityUpdate,
    Thread,
    plain_wording,
)
from hineq.model.words import (
    ApprovalEvent,
    BoardRelation,
    Decision,
    GovernanceLevel,
    Judgement,
    RecommendationState,
    Sex,
    StatementTopic,
)
from hineq.packs.read.document_rules import linked_ids
from hineq.packs.read.recommendation_rules import LINKS
from hineq.packs.read.rows import FILE, ROW, Rows

Tables = Mapping[str, Rows]
Record = dict[str, Any]


def records(tables: Tables, name: str) -> list[Record]:
    """The rows of a table, none where the pack has no such table."""
    return tables[name].frame.drop(columns=[ROW, FILE]).to_dict("records") if name in tables else []


def read_statements(tables: Tables) -> tuple[Statement, ...]:
    """The statements in the order of their table, each with its figures."""
    figures: dict[str, list[StatementFigure]] = {}
    for row in records(tables, "statement_figures"):
        figures.setdefault(row["statement_id"], []).append(StatementFigure(**row | {"sex": Sex(row["sex"])}))
    return tuple(
        Statement(**_cut(row) | {
            "topic": StatementTopic(row["topic"]), "figures": tuple(figures.get(row["statement_id"], ())),
        })
        for row in records(tables, "statements")
    )  # fmt: skip


def read_thread(tables: Tables) -> Thread:
    """The golden thread, every wording of its links resolved to the JSNA priorities it stands for."""
    jsna = tuple(
        JsnaPriority(**row | {"group_number": int(row["group_number"])}) for row in records(tables, "jsna_priorities")
    )
    aliases = tuple(JsnaAlias(**row) for row in records(tables, "jsna_aliases"))
    meant: dict[str, list[str]] = {}
    for wording, jsna_id in ((one.wording, one.jsna_id) for group in (jsna, aliases) for one in group):
        meant.setdefault(plain_wording(wording), []).append(jsna_id)
    return Thread(
        commissioning_priorities=tuple(
            CommissioningPriority(**_cut(row)) for row in records(tables, "commissioning_priorities")
        ),
        jsna_priorities=jsna,
        links=tuple(
            JsnaLink(**row, jsna_ids=tuple(dict.fromkeys(meant[plain_wording(row["wording"])])))
            for row in records(tables, "jsna_links")
        ),
        aliases=aliases,
        ties=tuple(IndicatorTie(**row) for row in records(tables, "indicator_ties")),
        updates=tuple(
            PriorityUpdate(**row | {"as_at": _day(row["as_at"]), "due": _day(row["due"])})
            for row in records(tables, "priority_updates")
        ),
        linked_strategies=tuple(LinkedStrategy(**_cut(row)) for row in records(tables, "linked_strategies")),
    )


def read_governance(tables: Tables) -> Governance:
    """Boards, levels and approvals."""
    return Governance(
        boards=tuple(
            Board(**row | {"level": GovernanceLevel(row["level"]) if row["level"] else None})
            for row in records(tables, "boards")
        ),
        relations=tuple(
            Relation(**row | {"relation": BoardRelation(row["relation"])}) for row in records(tables, "board_relations")
        ),
        levels=tuple(
            Level(
                **row
                | {
                    "level": GovernanceLevel(row["level"]),
                    "statement_ids": linked_ids(row["statement_ids"]),
                }
            )
            for row in records(tables, "levels")
        ),
        approvals=tuple(
            Approval(**row | {"date": _day(row["date"]), "event": ApprovalEvent(row["event"])})
            for row in records(tables, "approvals")
        ),
    )


def read_assurance(tables: Tables) -> Assurance:
    """The questions, findings and evidence of an audit."""
    return Assurance(
        questions=tuple(AuditQuestion(**row) for row in records(tables, "audit_questions")),
        findings=tuple(
            AuditFinding(**row | {"judgement": Judgement(row["judgement"])})
            for row in records(tables, "audit_findings")
        ),
        evidence=tuple(AuditEvidence(**row) for row in records(tables, "audit_evidence")),
    )


def read_recommendations(tables: Tables) -> tuple[Recommendation, ...]:
    """The recommendations in the order of their table."""
    return tuple(
        Recommendation(**row | {
            "date": _day(row["date"]), "due": _day(row["due"]), "decision": Decision(row["decision"]),
            "state": RecommendationState(row["state"]) if row["state"] else None,
            **{column: linked_ids(row[column]) for column in LINKS},
        })
        for row in records(tables, "recommendations")
    )  # fmt: skip


def read_printed_totals(tables: Tables) -> tuple[PrintedTotal, ...]:
    """The totals that a tracker prints."""
    return tuple(
        PrintedTotal(**row | {
            "decision": Decision(row["decision"]) if row["decision"] else None, "count": int(row["count"]),
            "percent_printed": None if pd.isna(row["percent_printed"]) else row["percent_printed"],
        })
        for row in records(tables, "printed_totals")
    )  # fmt: skip


def _cut(row: Record) -> Record:
    return row | {"cut_off": row["cut_off"] == "yes"}


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()

"""The tables of what documents say: statements, the golden thread, governance, an audit, recommendations."""

from hineq.model.words import (
    ApprovalEvent,
    BoardRelation,
    Decision,
    EvidencePage,
    GovernanceLevel,
    Judgement,
    RecommendationState,
    Sex,
    StatementTopic,
)
from hineq.packs.declared.columns import Column, Table, day, number, text, word, yes_no

STATEMENTS = Table(
    name="statements",
    columns=(
        text("statement_id"),
        text("source_id"),
        text("place_in_document"),
        word("topic", StatementTopic),
        text("heading"),
        text("quote"),
        text("as_at", required=False),
        text("outcome_id", required=False),
        yes_no("cut_off"),
        text("note", required=False),
    ),
    key=("statement_id",),
    needed=False,
)
STATEMENT_FIGURES = Table(
    name="statement_figures",
    columns=(
        text("statement_id"),
        text("printed"),
        text("subject"),
        number("value", required=True),
        text("unit"),
        text("area_code", required=False),
        text("area_words", required=False),
        word("sex", Sex),
        text("period", required=False),
        text("indicator_id", required=False),
        text("note", required=False),
    ),
    key=("statement_id", "printed", "subject"),
    needed=False,
)
COMMISSIONING_PRIORITIES = Table(
    name="commissioning_priorities",
    columns=(
        text("priority_id"),
        text("outcome_id"),
        text("number"),
        text("wording"),
        yes_no("cut_off"),
        text("note", required=False),
        text("source_id"),
    ),
    key=("priority_id",),
    needed=False,
)
JSNA_PRIORITIES = Table(
    name="jsna_priorities",
    columns=(
        text("jsna_id"),
        Column(name="group_number", type="integer"),
        text("wording"),
        text("note", required=False),
        text("source_id"),
    ),
    key=("jsna_id",),
    needed=False,
)
JSNA_LINKS = Table(
    name="jsna_links",
    columns=(text("priority_id"), text("wording"), text("note", required=False)),
    key=("priority_id", "wording"),
    needed=False,
)
JSNA_ALIASES = Table(
    name="jsna_aliases",
    columns=(text("wording"), text("jsna_id"), text("note", required=False)),
    key=("wording", "jsna_id"),
    needed=False,
)
INDICATOR_TIES = Table(
    name="indicator_ties",
    columns=(text("tied_id"), text("indicator_id"), text("note")),
    key=("tied_id", "indicator_id"),
    needed=False,
)
PRIORITY_UPDATES = Table(
    name="priority_updates",
    columns=(
        text("priority_id"),
        day("as_at"),
        text("narrative"),
        text("owner", required=False),
        text("action", required=False),
        day("due", required=False),
        text("source_id"),
    ),
    key=("priority_id", "as_at"),
    needed=False,
)
LINKED_STRATEGIES = Table(
    name="linked_strategies",
    columns=(
        text("outcome_id"),
        text("name"),
        text("years", required=False),
        yes_no("cut_off"),
        text("note", required=False),
        text("source_id"),
    ),
    key=("outcome_id", "name"),
    needed=False,
)
BOARDS = Table(
    name="boards",
    columns=(
        text("board_id"),
        text("name"),
        word("level", GovernanceLevel, required=False),
        text("area_code", required=False),
        text("outcome_id", required=False),
        text("quote", required=False),
        text("place_in_document", required=False),
        text("source_id"),
    ),
    key=("board_id",),
    needed=False,
)
BOARD_RELATIONS = Table(
    name="board_relations",
    columns=(
        text("board_id"),
        word("relation", BoardRelation),
        text("other_id", required=False),
        text("role", required=False),
        text("quote"),
        text("place_in_document"),
        text("source_id"),
    ),
    key=("board_id", "relation", "other_id", "role"),
    needed=False,
)
LEVELS = Table(
    name="levels",
    columns=(
        word("level", GovernanceLevel),
        text("covers"),
        text("led_by", required=False),
        text("quote"),
        text("place_in_document"),
        text("statement_ids", required=False),
        text("source_id"),
    ),
    key=("level",),
    needed=False,
)
APPROVALS = Table(
    name="approvals",
    columns=(day("date"), text("body"), word("event", ApprovalEvent), text("quote"), text("source_id")),
    key=("date", "body", "event"),
    needed=False,
)
AUDIT_QUESTIONS = Table(
    name="audit_questions",
    columns=(text("question_id"), text("number"), text("wording"), text("theme"), text("source_id")),
    key=("question_id",),
    needed=False,
)
AUDIT_FINDINGS = Table(
    name="audit_findings",
    columns=(
        text("finding_id"),
        text("question_id"),
        word("judgement", Judgement),
        text("quote"),
        text("place_in_document"),
        text("source_id"),
        text("since_statement_id", required=False),
        text("since_note", required=False),
    ),
    key=("finding_id",),
    needed=False,
)
AUDIT_EVIDENCE = Table(
    name="audit_evidence",
    columns=(
        text("question_id"),
        text("statement_id", required=False),
        word("page", EvidencePage, required=False),
        text("note", required=False),
    ),
    key=("question_id", "statement_id", "page"),
    needed=False,
)
RECOMMENDATIONS = Table(
    name="recommendations",
    columns=(
        text("recommendation_id"),
        text("reference", required=False),
        day("date"),
        text("committee", required=False),
        text("considered_by", required=False),
        text("item", required=False),
        text("recommendation"),
        word("decision", Decision),
        text("response", required=False),
        text("lead", required=False),
        day("due", required=False),
        text("action_taken", required=False),
        word("state", RecommendationState, required=False),
        text("state_reason", required=False),
        text("indicators", required=False),
        text("priorities", required=False),
        text("areas", required=False),
        text("note", required=False),
        text("source_id"),
    ),
    key=("recommendation_id",),
    needed=False,
)
PRINTED_TOTALS = Table(
    name="printed_totals",
    columns=(
        text("source_id"),
        text("as_at"),
        text("label"),
        word("decision", Decision, required=False),
        Column(name="count", type="integer"),
        number("percent_printed"),
        text("note", required=False),
    ),
    key=("source_id", "label"),
    needed=False,
)

DOCUMENT_TABLES = (
    STATEMENTS, STATEMENT_FIGURES, COMMISSIONING_PRIORITIES, JSNA_PRIORITIES, JSNA_LINKS, JSNA_ALIASES, INDICATOR_TIES,
    PRIORITY_UPDATES, LINKED_STRATEGIES, BOARDS, BOARD_RELATIONS, LEVELS, APPROVALS, AUDIT_QUESTIONS, AUDIT_FINDINGS, AUDIT_EVIDENCE,
    RECOMMENDATIONS, PRINTED_TOTALS,
)  # fmt: skip

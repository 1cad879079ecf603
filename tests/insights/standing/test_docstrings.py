"""The docstrings of the tables of standing say the columns that there are."""

from hineq.insights.standing.dated_facts import dated_statements, facts_table, then_and_now
from hineq.insights.standing.ranks import authority_ranks, positions
from hineq.model.document_words import StatementTopic
from tests.docstrings import untrue_columns
from tests.luton import figures, luton


def test_the_tables_of_standing() -> None:
    ranks = authority_ranks(figures())
    assert untrue_columns([authority_ranks], ranks) == set()
    assert untrue_columns([authority_ranks, positions], positions(ranks)) == set()
    assert untrue_columns([then_and_now], then_and_now(figures(), ranks)) == set()
    facts = facts_table(luton(), dated_statements(luton(), StatementTopic.SELF_ASSESSMENT))
    assert untrue_columns([facts_table], facts) == set()

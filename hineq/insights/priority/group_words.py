"""Where the wards of a reader's own neighbourhood come in the order of wards."""

from hineq.insights.priority.order import Priority
from hineq.insights.wards.group import Group
from hineq.insights.wording.numbers import counted, joined, joined_few, ordinal


def group_in_order_words(priority: Priority, group: Group) -> str:
    """Each of its wards with its rank, the poorest first, and those that are not ranked, in a sentence."""
    rows = priority.table[priority.table.area_code.isin(group.codes)]
    ranked = rows[rows["rank"].notna()]
    among = counted(int(priority.table["rank"].notna().sum()), "ward")
    ranks = [f"{name} {ordinal(int(rank))}" for name, rank in zip(ranked.area_name, ranked["rank"], strict=True)]
    lacking = list(rows.area_name[rows["rank"].isna()])
    parts = [
        f"{joined(ranks)} of {among} in this order, the poorest first" if ranks else "",
        f"{joined_few(lacking, 4)} not ranked" if lacking else "",
    ]
    return f"{group.name}: {'; '.join(filter(None, parts)) or 'none of its wards is in this order'}."

"""Whether a docstring that says which columns a table has says all of them, and none that is not there."""

import re
from typing import Any

import pandas as pd


def untrue_columns(nouns: list[Any], *tables: pd.DataFrame) -> set[str]:
    """Columns that no docstring of the nouns names, and names with an underscore that are nothing in tables or nouns.

    A table that builds on another's is held against the docstrings of both.
    """
    columns = {str(column) for table in tables for column in table.columns}
    words = set(re.findall(r"\w+", " ".join(str(noun.__doc__) for noun in nouns)))
    named = {word for word in words if "_" in word.strip("_") and word.islower()}
    known = {name for noun in nouns for name in (noun.__name__, *dir(noun), *getattr(noun, "__annotations__", ()))}
    return (columns - words) | (named - columns - known)

"""The words that people look for a measure by, beside its name: for the search, and for every list to choose from."""

import re

from hineq.model.indicator import Indicator


def other_names(indicator: Indicator) -> tuple[str, ...]:
    """The measure's short name, where it has words that the name does not have, and the pack's other names."""
    own = words_of(indicator.name)
    short = () if words_of(indicator.short_name) <= own else (indicator.short_name,)
    return tuple(dict.fromkeys((*short, *indicator.other_names)))


def listed_name(indicator: Indicator) -> str:
    """A measure in a list that is searched by typing: its name, and the other words for it behind that."""
    return indicator.name + also_words(indicator)


def also_words(indicator: Indicator) -> str:
    """The other words for a measure, to stand behind its name in a list; empty where there are none."""
    others = other_names(indicator)
    return f" \N{MIDDLE DOT} {', '.join(others)}" if others else ""


def words_of(text: str) -> frozenset[str]:
    """The words of a name, without capitals and signs.

    >>> sorted(words_of("Excess weight, adults"))
    ['adults', 'excess', 'weight']
    """
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))

"""Plain words where Streamlit reads Markdown: the one place that knows which signs it would take for its own."""

import re

# a colon stands for itself unless a name of an icon, a colour or an emoji, or an address, could follow it
_SIGNS = re.compile(r"""[\\`*_\[\]<>$~|]|&(?=\#?\w+;)|:(?=[\w/])""")
_LINE_START = re.compile(r"^(\s*)(?:([-+#=])|(\d+)([.)])(?=\s))", re.MULTILINE)


def as_written(text: str) -> str:
    r"""Words as somebody wrote them, for whatever Streamlit reads as Markdown: no sign in them is a mark.

    >>> print(as_written("1. *Very* <b>good</b>, 5_a: [x](y)"))
    1\. \*Very\* \<b\>good\</b\>, 5\_a: \[x\](y)
    """
    return _LINE_START.sub(_line_start, _SIGNS.sub(lambda sign: f"\\{sign[0]}", text))


def _line_start(matched: re.Match[str]) -> str:
    """What would make a line a heading, or an item of a list, at a line's beginning."""
    space, sign, count, stop = matched.groups()
    return f"{space}\\{sign}" if sign else f"{space}{count}\\{stop}"

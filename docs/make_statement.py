"""Writes the accessibility statement out of what the tests hold and the known limits.

python -m docs.make_statement
"""

from pathlib import Path

from hineq.publish.statement import Runs, as_markdown

PAGE = Path(__file__).resolve().parent / "accessibility.md"
_MADE = (
    "Made by `python -m docs.make_statement` from `hineq/model/accessibility.py`; the app serves it at `/accessibility`, with who runs the copy\n"
    "(`HINEQ_RUN_BY`) and where to write to (`HINEQ_FEEDBACK`). This is the statement of a copy that sets neither.\n"
)


def page() -> str:
    """The statement of a copy that has set nothing, as a page of the documentation."""
    heading, _, rest = as_markdown(Runs()).partition("\n")
    return f"{heading}\n\n{_MADE}{rest}"


def main() -> None:
    """Write it."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

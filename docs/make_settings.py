"""Writes the environment file of a hosted site and the page of all settings out of their declaration.

python -m docs.make_settings
"""

from itertools import groupby
from pathlib import Path
from textwrap import wrap

from hineq.model.settings import SETTINGS, Group, Kind

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT, PAGE = ROOT / "deploy" / "hineq.env", ROOT / "docs" / "settings.md"
# a secret stands in no file that others may read, and a server runs no tests
_ELSEWHERE = (Kind.SECRET,)


def environment_file() -> str:
    """Every setting of a hosted site with what a public one begins with; what is commented out holds its default."""
    lines = [
        "# The settings of a public copy of hineq, read by systemd (EnvironmentFile=), by containers (--env-file) and by Kubernetes.",
        "# Made by `python -m docs.make_settings`; docs/settings.md says more. A line that begins with # leaves the default.",
    ]
    for group, settings in groupby(SETTINGS, key=lambda one: one.group):
        if group is Group.TESTS:
            continue
        lines += ["", f"# --- {group.replace('`', '')}"]
        for one in settings:
            if one.kind in _ELSEWHERE:
                lines += ["", f"# {one.name}: {one.meaning.replace('`', '')}"]
                continue
            text = f"{one.meaning} {str(one.kind)[0].upper()}{str(one.kind)[1:]}. Default: {one.default}."
            said = wrap(text.replace("`", ""), 118)
            lines += ["", *(f"# {line}" for line in said)]
            lines.append(f"{one.name}={one.hosted}" if one.hosted else f"#{one.name}=")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Every setting as a page of the documentation."""
    lines = [
        "# Settings",
        "",
        "All are variables of the environment, declared in `hineq/model/settings.py`; this page and `deploy/hineq.env` are made of it",
        "(`python -m docs.make_settings`). A wrong value, or a `HINEQ_` name that is none of these, stops the server at its start and says why.",
        "What is the same wherever it runs stands in `.streamlit/config.toml`.",
    ]
    for group, settings in groupby(SETTINGS, key=lambda one: one.group):
        lines += [
            "",
            f"## {group}",
            "",
            "| setting | what it is for | what may stand there | where it is not set |",
            "|---|---|---|---|",
        ]
        lines += [f"| `{one.name}` | {one.meaning} | {one.kind} | {one.default} |" for one in settings]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write both."""
    ENVIRONMENT.write_text(environment_file(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

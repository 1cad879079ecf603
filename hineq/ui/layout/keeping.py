"""The small scripts of every page: they keep the reader's place, focus and headline, and lead Tab through an open menu."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[3] / "static" / "page"


def page_scripts() -> str:
    """The scripts, for the document itself: they run before the app, and what they keep survives every redrawing."""
    scripts = (script.read_text(encoding="utf-8") for script in sorted(_FOLDER.glob("*.js")))
    return "".join(f"<script>{script}</script>" for script in scripts)

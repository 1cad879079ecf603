"""Where the project's folders are, for tests at any depth."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
EXAMPLES = ROOT / "tests" / "examples"

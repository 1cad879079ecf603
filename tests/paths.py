"""Where the project's folders are, for tests at any depth."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
EXAMPLES = ROOT / "tests" / "examples"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

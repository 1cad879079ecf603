"""Writes docs/tables.md and docs/roles.md from the declarations: python -m docs.make_pack_pages"""

from docs.pack_pages import FOLDER, pages


def main() -> None:
    """Write each page."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes docs/charts, a page and a picture for each chart: python -m docs.make_charts

The text comes from the guides beside the charts, the pictures are drawn by the project itself; no server, no browser.
"""

import io
import logging

from PIL import Image

from docs.chart_pages import FOLDER, PICTURES, foot, pages
from hineq.charts.guides import GUIDES
from hineq.charts.picture import picture

COLOURS = 64


def main() -> None:
    """Write every page, and draw every picture."""
    logging.getLogger("streamlit").setLevel(logging.ERROR)  # that nobody visits is known
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    for guide in GUIDES:
        drawn = Image.open(io.BytesIO(picture(PICTURES[guide.name](), foot(guide), "png"))).convert("RGB")
        # on a screen, not in print: half the size, in few colours, so that the repository stays small
        drawn.reduce(2).quantize(COLOURS).save(FOLDER / f"{guide.name}.png", optimize=True)


if __name__ == "__main__":
    main()

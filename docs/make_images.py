"""Takes the README's pictures of the running app: python -m docs.make_images

It starts the dashboard, opens each page in Debian's Chromium and saves what a visitor sees first.
"""

from pathlib import Path

from tests.chromium import chromium, settle
from tests.serving import serving

IMAGES = Path(__file__).parent / "images"
PAGES = {
    "overview": "/",
    "targets": "/targets?indicator=life_expectancy_at_birth&sex=Male",
    "map": "/map?ward=E05002198",
    "ward": "/ward?ward=E05002198",
    "inequality": "/inequality",
    "first": "/first",
    "strategy": "/strategy?element=priority_2_2",
    "standing": "/standing",
}


def main() -> None:
    """Save one picture a page."""
    IMAGES.mkdir(exist_ok=True)
    with serving() as server, chromium() as browser:
        for name, address in PAGES.items():
            page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
            page.goto(server.url + address)
            page.wait_for_selector("h1")
            settle(page)
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()


if __name__ == "__main__":
    main()

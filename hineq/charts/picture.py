"""A chart as a picture to take away: PNG or SVG on white, with its title, its source and its date in it."""

import json
import textwrap
from typing import Any, Final, Literal

from hineq.charts.arrow import with_rows
from hineq.theme.palette import DARK, LIGHT, PICTURE_FONT, Palette, chart_config

PictureKind = Literal["png", "svg"]
MIME_TYPES: Final[dict[PictureKind, str]] = {"png": "image/png", "svg": "image/svg+xml"}
WIDTH = 900
# in a room: the text of a page, 16 pixels, becomes 28 on a screen of 1920 by 1080 with a margin of 32
_ROOM_WIDTH, _ROOM_HEIGHT = 1060, 350
_LETTERS, _FOOT_LETTERS, _FOOT_LINE = 92, 145, 16


def picture(spec: dict[str, Any], foot: str, kind: PictureKind) -> bytes:
    """The picture of a chart's specification, `foot` (what the marks mean, source and date, each on its line) under it.

    The chart is drawn 900 pixels wide on white, whatever ground the page has; PNG at twice that for print. Nothing is
    fetched: vl-convert carries Vega-Lite and its fonts. ValueError for another kind.
    """
    # imported when a picture is asked for: it is large, and pages draw in the browser
    import vl_convert

    whole = picture_spec(spec, foot)
    if kind == "png":
        return bytes(vl_convert.vegalite_to_png(json.dumps(whole), scale=2))
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(json.dumps(whole))).encode()
    raise ValueError(f"'kind' must be 'png' or 'svg', got {kind!r}.")


def picture_spec(spec: dict[str, Any], foot: str) -> dict[str, Any]:
    """The specification of the picture: the chart with its wrapped title over its foot, no label cut off."""
    chart = json.loads(_on_white(json.dumps(with_rows(spec))))
    title = chart.pop("title")
    top = {key: chart.pop(key) for key in ("$schema", "datasets") if key in chart}
    chart.pop("config", None)
    chart["width"] = WIDTH
    _unlimited(chart)
    words = [line for part in foot.splitlines() for line in textwrap.wrap(part, _FOOT_LETTERS)]
    note = {
        "data": {"values": [{}]},
        "mark": {
            "type": "text", "text": words, "align": "left", "baseline": "top", "x": 0, "y": 0,
            "fontSize": 12, "lineHeight": _FOOT_LINE, "color": LIGHT.quiet,
        },
        "width": WIDTH, "height": _FOOT_LINE * len(words) + 4,
    }  # fmt: skip
    return {
        **top,
        "title": {"text": _lines(title["text"]), "subtitle": _lines(title.get("subtitle", ""))},
        "vconcat": [chart, note],
        "spacing": 12,
        "padding": 24,
        "config": _config(),
    }


def bare_picture(spec: dict[str, Any], kind: PictureKind, width: int, ground: str = "") -> bytes:
    """The chart alone, on no ground unless a colour is told, so many pixels wide: for a page that says its title, its notes and its source itself."""
    import vl_convert

    chart = room_spec(spec, width, 0)
    if ground:
        chart["background"] = ground
    if kind == "png":
        return bytes(vl_convert.vegalite_to_png(json.dumps(chart), scale=2))
    return str(vl_convert.vegalite_to_svg(json.dumps(chart))).encode()


def room_picture(spec: dict[str, Any]) -> bytes:
    """The same chart for a room: a PNG without a ground of its own, to be shown as wide as there is room.

    Its title is left to whoever shows it. Its words are those of the page enlarged, so that none is under 28 pixels high
    on a screen of 1920 pixels; a chart of rows may be higher than the screen, any other is made to fit it.
    """
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(json.dumps(room_spec(spec)), scale=2))


def room_spec(spec: dict[str, Any], width: int = _ROOM_WIDTH, height: int = _ROOM_HEIGHT) -> dict[str, Any]:
    """The specification of the picture for a room, of this size in pixels where the chart does not set its own.

    With a `height` of 0 it has the height of the page.
    """
    chart = {part: content for part, content in with_rows(spec).items() if part not in ("title", "description")}
    chart = json.loads(json.dumps(chart))
    if chart.get("width") == "container":
        chart |= {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}}
    if height and isinstance(chart.get("height"), int | float) and not chart.keys() & {"vconcat", "hconcat"}:
        chart["height"] = height
    _unlimited(chart)
    config = chart["config"]
    chart["config"] = config | {"font": PICTURE_FONT, "text": config["text"] | {"font": PICTURE_FONT}}
    return chart


def _config() -> dict[str, Any]:
    config = chart_config(LIGHT) | {"background": LIGHT.ground, "font": PICTURE_FONT}
    config["text"] = config["text"] | {"font": PICTURE_FONT}
    # 180 pixels unless told
    for part in ("axis", "legend", "header"):
        config[part] = config[part] | {"labelLimit": 0}
    return config


def _unlimited(part: Any) -> None:
    """Every limit at which a label or a title would be cut off, taken out: a picture is as wide as its words."""
    inner = part if isinstance(part, list) else part.values() if isinstance(part, dict) else ()
    if isinstance(part, dict):
        part |= dict.fromkeys(part.keys() & {"labelLimit", "titleLimit"}, 0)
    for child in inner:
        _unlimited(child)


def _lines(text: str | list[str]) -> list[str]:
    whole = text if isinstance(text, str) else " ".join(text)
    return textwrap.wrap(whole, _LETTERS) or [""]


def _on_white(text: str) -> str:
    """The inks of the dark ground changed for those of the light one."""
    inks: list[str] = list(Palette.__dataclass_fields__)
    for name in inks:
        text = text.replace(getattr(DARK, name), getattr(LIGHT, name))
    return text

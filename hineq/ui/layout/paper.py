"""The look on paper: light whatever the screen is, nothing to press, nothing left out; a ward on one sheet to pin up."""

from dataclasses import asdict

from hineq.theme.palette import DARK, LIGHT

# what only a screen can use
_PRESSED = (
    "stHeader", "stSidebar", "stToolbar", "stPopover", "stPopoverButton", "stSelectbox", "stMultiSelect", "stButton",
    "stDownloadButton", "stButtonGroup", "stTextInput", "stNumberInput", "stSlider", "stCheckbox", "stFileUploader",
    "stSkeleton", "stStatusWidget", "stDecoration", "stElementToolbar",
)  # fmt: skip
_KEYS = ("hq_head", "hq_find", "strip", "take", "change", "about", "choose_ward")
_HIDDEN = ", ".join(['[data-testid="stElementContainer"]:has(.hq-hint)', *(f'[data-testid="{one}"]' for one in _PRESSED), *(f".st-key-{one}" for one in _KEYS),
                     '[class*="st-key-taken_"]', ".hq-taken", ".hq-ways", ".hq-doors", ".hq-tabs", ".hq-statement", ".st-key-board_pack"])  # fmt: skip
# an ink of a dark ground is printed as its fellow of the light one
_INKS = {
    dark: light for dark, light in zip(asdict(DARK).values(), asdict(LIGHT).values(), strict=True) if dark != light
}
_REINKED = "\n  ".join(
    f'svg.marks [{part}="{dark}" i] {{ {part}: {light}; }}'
    for dark, light in _INKS.items()
    for part in ("fill", "stroke")
)
_VARIABLES = " ".join(
    f"--hq-{name}: {getattr(LIGHT, name)} !important;" for name in ("ground", "accent", "quiet", "rule", "bad", "good")
)

_FOLDED = "The picture stands on the page: open this part there, and it is printed too."

# stands beside the style of a page: a sheet of paper is no part of its root
SHEET = "@page { size: A4; margin: 13mm 14mm; }"
PAPER = f"""
@media print {{
  {_VARIABLES}
  & {{ font-size: 13px !important; color-scheme: light; }}
  {_HIDDEN} {{ display: none !important; }}
  & body, [data-testid="stApp"], [data-testid="stMain"], [data-testid="stAppViewContainer"] {{ position: static !important; display: block !important; overflow: visible !important;
    height: auto !important; background: {LIGHT.ground} !important; color: {LIGHT.text} !important; }}
  [data-testid="stMain"] :is(h1, h2, h3, summary, [data-testid="stMarkdownContainer"], [data-testid="stMarkdownContainer"] :not(a, a *, [class*="hq-"], [class*="hq-"] *)),
  [data-testid="stAlertContentInfo"], [data-testid="stAlertContentInfo"] * {{ color: {LIGHT.text} !important; }}
  [data-testid="stMain"] a {{ color: {LIGHT.accent} !important; }}
  [data-testid="stAlertContainer"] {{ background: none !important; border: 1px solid {LIGHT.rule}; }}
  [data-testid="stMainBlockContainer"] {{ max-width: none !important; padding: 0 !important; }}
  [data-testid="stMain"] h1 {{ font-size: 2.2rem; max-width: none; }}
  /* in blocks a heading stays with what it heads */
  [data-testid="stVerticalBlock"] {{ display: block; }}
  [data-testid="stVerticalBlock"] > * + * {{ margin-top: 0.7rem; }}
  [data-testid="stHorizontalBlock"]:has(.hq-tile) {{ display: flex !important; flex-wrap: nowrap; gap: 1.5rem; & > [data-testid="stColumn"] {{ min-width: 0; flex: 1 1 0; }} }}
  /* a table in the place of a map is as wide as the sheet */
  [data-testid="stHorizontalBlock"]:has(.st-key-ward_table, .st-key-councils_list) {{ display: block !important; & > [data-testid="stColumn"] {{ width: 100% !important; }} }}
  [data-testid="stVerticalBlock"][style*="overflow"], [data-testid="stVerticalBlockBorderWrapper"] {{ height: auto !important; overflow: visible !important; }}
  details::details-content {{ content-visibility: visible; display: block; block-size: auto; }}
  details > [data-testid="stExpanderDetails"] {{ height: auto !important; opacity: 1 !important; visibility: visible !important; overflow: visible !important; }}
  details {{ border: 0 !important; }}
  summary {{ font-weight: 650; padding-left: 0 !important; }}
  summary [data-testid="stIconMaterial"] {{ display: none; }}
  /* a folded picture was never drawn: its title, its words and where it is stand there, no empty box */
  [data-testid="stVegaLiteChart"]:not(:has(svg, canvas)), [data-testid="stElementContainer"]:has(> .stVegaLiteChart):not(:has(svg, canvas)), details:not([open]) [data-testid="stVegaLiteChart"], details:not([open]) iframe {{ display: none !important; }}
  details:not([open]) [class*="st-key-frame_"]::after {{ content: "{_FOLDED}"; color: {LIGHT.quiet}; }}
  [class*="st-key-frame_"] {{ min-height: 0 !important; }}
  [data-testid="stVegaLiteChart"], [data-testid="stVegaLiteChart"] > :not(svg) {{ width: 100% !important; height: auto !important; }}
  svg.marks {{ max-width: 100% !important; height: auto !important; }}
  [class*="st-key-frame_"] {{ break-inside: avoid; }}
  {_REINKED}
  .hq-table {{ font-size: 0.92rem; }}
  .hq-table thead {{ display: table-header-group; }}
  .hq-table th, .hq-table td {{ padding: 0.25rem 0.7rem 0.25rem 0; }}
  .hq-table tbody th {{ min-width: 7rem; }}
  .hq-table tr, .hq-tile, .hq-facts div, .hq-findings > li, .hq-quote, .hq-row, .hq-pairs > *, [class*="st-key-hit_"], .stVegaLiteChart, iframe, [class*="_map_whole"] {{ break-inside: avoid; }}
  .hq-table .hq-group {{ break-after: avoid; }}
  h1, h2, h3, summary, .hq-table caption {{ break-after: avoid; }}
  .hq-scroll {{ overflow: visible; background: none; }}
  .st-key-councils_list .hq-table {{ font-size: 0.7rem; table-layout: auto; & :is(th, td) {{ padding: 0.15rem 0.25rem; white-space: normal; }} }}
  .hq-foot {{ margin-top: 1.2rem; font-size: 0.85rem; line-height: 1.4; }}
  .hq-foot p {{ max-width: none; font-size: inherit; }}
  [data-numbered="false"] .hq-numbered {{ display: none; }}
  [data-testid="stMain"] .hq-numbered {{ column-gap: 3.5rem; }}
  /* as wide as the wards were drawn is to their height (static/map/ward_map.js), so that none is cut off */
  [class*="_map_parts"] iframe {{ width: 100% !important; height: auto !important; aspect-ratio: var(--hq-drawn); }}
  /* what a resident is told, on one sheet: the sentences and the words explained */
  .st-key-area_find {{ display: none !important; }}
  [data-testid="stMain"]:has(.st-key-area_sheet) {{
    & details, & .hq-on {{ display: none; }}
    & [data-testid="stVerticalBlock"] > * + * {{ margin-top: 0.2rem; }}
    & h1 {{ font-size: 1.6rem; padding: 0 0 0.2rem; max-width: none; }}
    & .hq-lede {{ font-size: 0.86rem; line-height: 1.25; max-width: none; }}
    & .hq-told :is(p, li) {{ max-width: none; margin: 0; font-size: 0.84rem; line-height: 1.25; }}
    & .hq-told h2 {{ font-size: 1.02rem; line-height: 1.2; margin: 0.45rem 0 0.1rem; padding: 0; }}
    & .hq-told h3 {{ font-size: 0.86rem; line-height: 1.2; margin: 0.2rem 0 0; padding: 0; }}
    & .hq-told ul {{ margin: 0; }}
    & .hq-terms {{ max-width: none; margin: 0.15rem 0; padding-left: 0.6rem; line-height: 1.2; & p {{ display: none; }} & ul {{ line-height: 1.2; }} & li {{ font-size: 0.76rem; display: inline; }} }}
    & .hq-foot {{ margin-top: 0.3rem; padding-top: 0.3rem; font-size: 0.62rem; }}
    & .hq-foot p {{ margin: 0; line-height: 1.2; }}
    & .hq-say {{ margin: 0.2rem 0 0; font-size: 0.84rem; }}
  }}
  /* one ward on one sheet */
  [data-testid="stMain"]:has(.st-key-ward_sheet) {{
    & details, & .hq-way:not(:has(.hq-before)) {{ display: none; }}
    & :is([data-testid="stElementContainer"]:has(.hq-way):not(:has(.hq-before)), [data-testid="stLayoutWrapper"]:has(> .stExpander)) {{ display: none; }}
    & h1 {{ font-size: 2.25rem; padding: 0 0 0.4rem; }}
    & h2 {{ padding: 0.5rem 0 0; }}
    & p {{ max-width: none; margin: 0; line-height: 1.38; }}
    & .stMarkdown p {{ font-size: 1.06rem; }}
    & [data-testid="stVerticalBlock"] > * + * {{ margin-top: 0.4rem; }}
    & svg.marks {{ max-height: 28rem; }}
    & .hq-foot {{ margin-top: 0.4rem; padding-top: 0.4rem; font-size: 0.7rem; }}
    & .hq-foot p {{ margin: 0; line-height: 1.25; }}
    & .hq-foot a {{ text-decoration: none; color: inherit !important; }}
  }}
}}
"""

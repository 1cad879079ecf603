"""The look of the rug: small cells in the colours of comparisons, heads and names that stay in sight, sheets on paper."""

from hineq.model.words import Outcome, Polarity
from hineq.theme.contrast import ink_on
from hineq.theme.palette import LIGHT, OUTCOME_COLOURS, OUTCOME_MARKS, quintile_colours

FIFTH_MARKS = ("█", "▆", "▄", "▂", "▁")
"""A shape for each fifth of the wards, the first one first."""


def _looks() -> dict[str, tuple[str, str]]:
    """The fill and the shape of each kind of cell by its name."""
    looks = {
        one.name.lower(): (OUTCOME_COLOURS[one], OUTCOME_MARKS[one])
        for one in Outcome
        if one is not Outcome.NOT_COMPARED
    }
    for kind, polarity in (("fifth", Polarity.LOW_IS_GOOD), ("plain", Polarity.NO_JUDGEMENT)):
        for number, fill in enumerate(quintile_colours(polarity), 1):
            looks[f"{kind}_{number}"] = (fill, FIFTH_MARKS[number - 1])
    return looks


_FILLS = "\n".join(
    f".hq-table.hq-rug .hq-o-{name} {{ background: {fill}; color: {ink_on(fill)}; }}\n"
    # the word stands in the cell for whoever hears it, so the shape is not read out beside it
    f'.hq-rug .hq-o-{name}::before {{ content: "{mark}" / ""; }}'
    for name, (fill, mark) in _looks().items()
)

RUG = f"""
.hq-rug-box {{ max-height: min(85vh, 60rem); overflow: auto; background: none; }}
.hq-table.hq-rug {{ border-collapse: separate; border-spacing: 0; font-size: 0.88rem; line-height: 1.25; width: auto; }}
.hq-rug caption {{ position: sticky; left: 0; max-width: min(90vw, 70rem); }}
.hq-rug-order {{ font-weight: 400; color: var(--hq-quiet); }}
.hq-table.hq-rug :is(th, td) {{ padding: 0.22rem 0.4rem; vertical-align: middle; }}
.hq-table.hq-rug td {{ text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; border-right: 1px solid var(--hq-ground); border-bottom: 1px solid var(--hq-ground); }}
.hq-rug td::before {{ font-size: 0.62em; margin-right: 0.45em; vertical-align: 0.12em; }}
.hq-rug td i {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
.hq-rug td {{ position: relative; forced-color-adjust: none; print-color-adjust: exact; }}
.hq-rug td b {{ font-weight: 400; font-size: 0.75em; margin-left: 0.15em; }}
{_FILLS}
.hq-table.hq-rug thead tr:nth-child(2) > th:first-child {{ position: static; }}
.hq-rug thead {{ position: sticky; top: 0; z-index: 2; background: var(--hq-ground); }}
.hq-table.hq-rug thead th {{ background: var(--hq-ground); vertical-align: bottom; min-width: 5.6rem; max-width: 8rem; overflow-wrap: break-word; hyphens: auto; border-bottom: 1px solid var(--hq-rule); border-left: 1px solid var(--hq-rule); }}
.hq-table.hq-rug thead [scope="colgroup"] {{ text-align: left; max-width: none; border-left: 2px solid var(--hq-quiet); }}
.hq-rug :is(th, li) small {{ display: block; font-weight: 400; font-size: 0.86em; color: var(--hq-quiet); }}
.hq-rug button {{ all: unset; cursor: pointer; display: block; width: 100%; min-height: 24px; box-sizing: border-box; }}
.hq-rug button:focus-visible {{ outline: 3px solid var(--hq-accent); outline-offset: 1px; }}
.hq-rug button:hover {{ text-decoration: underline; }}
.hq-rug [aria-sort="ascending"] button::after {{ content: "\\2191" / ""; }}
.hq-rug [aria-sort="descending"] button::after {{ content: "\\2193" / ""; }}
.hq-rug :is(tbody tr, thead tr:first-child) > th:first-child {{ position: sticky; left: 0; z-index: 1; background: var(--hq-ground); border-left: 0; }}
.hq-table.hq-rug tbody th {{ min-width: min(11rem, 34vw); max-width: 15rem; }}
.hq-rug tbody:first-of-type :is(th, td) {{ font-weight: 600; background: color-mix(in srgb, var(--hq-rule) 45%, var(--hq-ground)); }}
.hq-rug tbody:last-of-type tr:hover > th:first-child {{ background: color-mix(in srgb, var(--hq-accent) 12%, var(--hq-ground)); }}
.hq-rug tr.hq-chosen > th:first-child {{ background: color-mix(in srgb, var(--hq-accent) 22%, var(--hq-ground)); }}
.hq-rug-key {{ list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; padding: 0; margin: 0.2rem 0; }}
[data-testid="stMain"] .hq-rug-key li {{ margin: 0; padding: 0; max-width: none; }}
.hq-rug-paper {{ display: none; }}
@media print {{
  &:has(.hq-rug) body {{ page: across; }}
  .hq-rug-box:has(+ .hq-rug-paper) {{ display: none; }}
  .hq-rug-box {{ max-height: none; }}
  .hq-rug-paper {{ display: block; }}
  .hq-rug-paper table {{ width: 100%; table-layout: auto; }}
  .hq-rug-paper table + table {{ break-before: page; }}
  .hq-rug tbody:first-of-type :is(th, td) {{ background: none; }}
  .hq-table.hq-rug {{ font-size: 8.5pt; }}
  .hq-table.hq-rug :is(th, td) {{ padding: 1.5pt 3pt; }}
  .hq-table.hq-rug thead th {{ min-width: 0; font-size: 7.5pt; }}
  .hq-table.hq-rug tbody th {{ min-width: 32mm; }}
  .hq-rug tbody th a {{ color: {LIGHT.text} !important; text-decoration: none; }}
  .hq-rug thead, .hq-rug :is(tbody tr, thead tr:first-child) > th:first-child {{ position: static; }}
}}
"""

# a named sheet stands beside the style of a page, as the sheet itself does
ACROSS = "@page across { size: A4 landscape; margin: 10mm; }"

"""The look that the framework's theme cannot give: measure, white space, tiles, tables."""

from hineq.theme.palette import Palette
from hineq.ui.layout.paper import PAPER, SHEET
from hineq.ui.layout.pictures import PICTURES
from hineq.ui.layout.rug import ACROSS, RUG
from hineq.ui.layout.seen import SEEN

STYLE = """
[data-testid="stMainBlockContainer"] { max-width: 78rem; padding-top: 0.9rem; padding-bottom: 4rem; }
[data-testid="stHeader"] { background: none; height: 0; min-height: 0; }
[data-testid="stAppSkeleton"] { visibility: hidden; }
[data-testid="stSidebar"] { display: none; }
.st-key-hq_head, .hq-doors, .hq-tabs { min-height: 2.75rem; }
.st-key-strip:has([data-testid="stSkeleton"]) { min-height: 4.25rem; }
.st-key-strip [class*="st-key-pick_"] [data-testid="stSkeleton"] { min-height: 4.25rem; }
[data-testid="stMainBlockContainer"]:not(:has(h1, [data-testid="stException"], [data-testid="stAlert"])) > * >
  :not(:has(.st-key-hq_head, .hq-doors)) { visibility: hidden; }
[data-testid="stMainBlockContainer"] :is(.stElementContainer, .stLayoutWrapper, .stColumn):has([data-testid="stSkeleton"]:not([class*="st-key-frame_"] *)) ~ *,
[data-testid="stMainBlockContainer"] .stElementContainer:has([data-testid="stSkeleton"]:not([class*="st-key-frame_"] *)) { visibility: hidden; }
.hq-brand { font-size: 1.35rem; font-weight: 750; letter-spacing: -0.02em; margin: 0; padding-right: 0.6rem; color: var(--hq-accent); }
[data-testid="stMain"] :is(.hq-doors, .hq-tabs, .hq-menu) ul { list-style: none; margin: 0; padding: 0; }
[data-testid="stMain"] :is(.hq-doors, .hq-tabs, .hq-menu) li { margin: 0; padding: 0; max-width: none; }
:is(.hq-doors, .hq-tabs) { font-size: 0.95rem; }
:is(.hq-doors, .hq-tabs) ul { display: flex; flex-wrap: wrap; gap: 0.2rem 2.2rem; }
.hq-doors { border-bottom: 1px solid var(--hq-rule); margin-bottom: 0.9rem; }
[data-testid="stMain"] :is(.hq-doors, .hq-tabs, .hq-menu) a { display: inline-flex; align-items: center; min-height: 24px; text-decoration: none; }
[data-testid="stMain"] .stHtml .hq-doors a { min-height: 2.75rem; box-sizing: border-box; font-weight: 600; color: inherit; border-bottom: 3px solid transparent; margin-bottom: -1px; }
[data-testid="stMain"] .stHtml .hq-doors a[aria-current] { border-bottom-color: var(--hq-accent); }
[data-testid="stMain"] .hq-tabs a { min-height: 2.4rem; }
[data-testid="stMain"] .stHtml .hq-tabs a[aria-current] { font-weight: 650; color: inherit; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 0.4em; }
.hq-menu { position: relative; }
.hq-menu summary { display: inline-flex; align-items: center; gap: 0.5rem; min-height: 2.5rem; padding: 0 0.9rem; border: 1px solid var(--hq-rule); border-radius: 0.5rem; cursor: pointer; list-style: none; }
.hq-menu summary::-webkit-details-marker { display: none; }
.hq-menu summary::before { content: ""; width: 1rem; height: 0.7rem; border-block: 2px solid; background: linear-gradient(currentcolor, currentcolor) 0 50% / 100% 2px no-repeat; }
.hq-menu nav { position: absolute; right: 0; top: calc(100% + 0.3rem); z-index: 999; width: min(20rem, calc(100vw - 2rem)); max-height: 75vh; overflow-y: auto; padding: 0.6rem 1.1rem 0.9rem;
  background: var(--hq-ground); border: 1px solid var(--hq-rule); border-radius: 0.5rem; box-shadow: 0 6px 24px rgb(0 0 0 / 20%); box-sizing: border-box; }
.hq-menu nav p { margin: 0.7rem 0 0; color: var(--hq-quiet); font-size: 0.92rem; }
[data-testid="stMain"] .hq-menu a { min-height: 2.4rem; width: 100%; }
[class*="st-key-taken_"] { align-items: flex-start !important; }
.hq-taken, .hq-head-ways { display: flex; align-items: flex-start; gap: 0 1.2rem; }
[data-testid="stMain"] .stHtml .hq-full { display: inline-flex; align-items: center; gap: 0.4rem; min-height: 2.5rem; font-size: 0.95rem; text-decoration: none; }
[data-testid="stMain"] .stHtml .hq-taken .hq-full { color: inherit; }
.hq-full::before { content: ""; box-sizing: border-box; width: 0.8em; height: 0.8em; border: 1.5px solid; mask: linear-gradient(90deg, #000 35%, #0000 0 65%, #000 0) intersect, linear-gradient(#000 35%, #0000 0 65%, #000 0); }
.hq-head-ways { align-items: center; font-size: 0.95rem; } [data-testid="stMain"] .stHtml .hq-head-ways a { display: inline-flex; align-items: center; min-height: 2.5rem; text-decoration: none; }
.hq-take { font-size: 0.95rem; }
.hq-take summary { display: inline-flex; align-items: center; gap: 0.4rem; min-height: 2.5rem; padding: 0 0.4rem 0 0; cursor: pointer; }
.hq-take summary::marker { content: ""; }
.hq-take summary::before { content: ""; width: 0.8em; height: 0.8em; background: currentcolor; clip-path: polygon(38% 0, 62% 0, 62% 42%, 88% 42%, 50% 78%, 12% 42%, 38% 42%, 38% 0, 38% 86%, 100% 86%, 100% 100%, 0 100%, 0 86%, 38% 86%); }
.hq-take summary::after { content: ""; width: 0.4em; height: 0.4em; margin: -0.25em 0 0 0.15em; border: solid; border-width: 0 1.5px 1.5px 0; rotate: 45deg; }
.hq-take[open] summary::after { margin-top: 0.2em; rotate: 225deg; }
.hq-take > div { width: min(38rem, calc(100vw - 4rem)); margin: 0.3rem 0 0.6rem; padding: 0.5rem 1rem 0.8rem; border: 1px solid var(--hq-rule); border-radius: 0.5rem; box-sizing: border-box; }
[data-testid="stMain"] .hq-take ul { display: flex; flex-wrap: wrap; gap: 0 1.6rem; list-style: none; margin: 0; padding: 0; }
[data-testid="stMain"] .hq-take li { margin: 0; padding: 0; } .hq-take li a { display: inline-flex; align-items: center; min-height: 2.4rem; }
[data-testid="stMain"] .hq-take p { margin: 0.4rem 0 0.1rem; font-size: 0.92rem; max-width: none; }
[data-testid="stMain"] .hq-take .hq-copied { display: flex; gap: 0.8rem; align-items: flex-start; margin: 0; }
.hq-copied code { flex: 1; font-size: 0.85rem; min-width: 0; overflow-wrap: anywhere; background: none; padding: 0; color: inherit; }
.hq-copied button { flex: none; min-height: 1.8rem; padding: 0 0.7rem; border: 1px solid var(--hq-rule); border-radius: 0.4rem; background: none; color: inherit; font: inherit; cursor: pointer; }
.st-key-hq_head > :has(> .st-key-hq_search) { margin-left: auto; }
.hq-menu { display: none; }
[data-testid="stMain"] h1 { font-size: clamp(1.65rem, 1.1rem + 2.2vw, 2.6rem); line-height: 1.15; font-weight: 700;
  letter-spacing: -0.012em; max-width: 38ch; text-wrap: balance; padding: 0.4rem 0 0.8rem; }
[data-testid="stMain"] h2 { font-size: 1.4rem; font-weight: 650; padding-top: 1.9rem; letter-spacing: -0.005em; }
[data-testid="stMain"] h3 { font-size: 1.12rem; font-weight: 650; padding-top: 0.9rem; }
[data-testid="stMain"] p, [data-testid="stMain"] li { max-width: 72ch; }
.hq-lede { font-size: 1.12rem; line-height: 1.5; color: var(--hq-quiet); max-width: 66ch; margin: 0; }
.hq-note { color: var(--hq-quiet); font-size: 0.92rem; line-height: 1.5; max-width: 76ch; margin: 0.2rem 0; }
[data-testid="stMain"] .hq-wide { max-width: 125ch; }
.hq-tile { border-top: 3px solid var(--hq-accent); padding: 0.7rem 0 0.2rem; }
[data-testid="stMain"] .hq-tile .hq-name { font-weight: 600; font-size: 1.05rem; line-height: 1.3; margin: 0; padding: 0; }
.hq-tile .hq-big { font-size: 2.5rem; font-weight: 700; line-height: 1.15; font-variant-numeric: tabular-nums; margin: 0.15rem 0 0; }
.hq-tile .hq-unit { font-size: 1rem; font-weight: 500; }
.hq-line { margin: 0.1rem 0; line-height: 1.4; font-size: 0.95rem; }
.hq-status { font-weight: 650; }
.hq-bad { color: var(--hq-bad); } .hq-good { color: var(--hq-good); } .hq-quiet { color: var(--hq-quiet); }
.hq-facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1.4rem 2rem; margin: 0.4rem 0 0; padding: 0; }
[data-testid="stMain"] .hq-facts, .hq-facts dd { padding: 0; margin-left: 0; }
.hq-facts div { border-top: 1px solid var(--hq-rule); padding-top: 0.5rem; }
.hq-facts dt { color: var(--hq-quiet); font-size: 0.92rem; }
.hq-facts dd { margin: 0.1rem 0 0; font-size: 1.2rem; font-weight: 600; line-height: 1.35; font-variant-numeric: tabular-nums; }
.hq-facts dd small { display: block; font-size: 0.92rem; font-weight: 400; color: var(--hq-quiet); }
.hq-scroll { position: relative; overflow-x: auto; max-width: 100%;
  background: linear-gradient(to right, var(--hq-ground) 40%, transparent) 0 0 / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--hq-ground) 40%, transparent) 100% 0 / 3rem 100% no-repeat local,
    linear-gradient(to right, var(--hq-edge), transparent) 0 0 / 0.7rem 100% no-repeat scroll,
    linear-gradient(to left, var(--hq-edge), transparent) 100% 0 / 0.7rem 100% no-repeat scroll;
  --hq-edge: color-mix(in srgb, var(--hq-quiet) 45%, transparent); }
.hq-scroll:focus-visible { outline: 3px solid var(--hq-accent); outline-offset: 2px; }
.hq-table { border-collapse: collapse; width: 100%; font-size: 0.95rem; line-height: 1.35; }
.hq-table caption { text-align: left; font-weight: 600; padding: 0.2rem 0 0.5rem; }
.hq-stacked td { overflow-wrap: anywhere; min-width: 4.6rem; }
.hq-table th, .hq-table td { text-align: left; vertical-align: top; padding: 0.42rem 1rem 0.42rem 0; border-bottom: 1px solid var(--hq-rule); border-left: 0; border-right: 0; }
.hq-table thead th { vertical-align: bottom; border-bottom: 2px solid var(--hq-quiet); font-weight: 600; }
.hq-table tbody th { font-weight: 500; min-width: 9.5rem; }
.hq-table .hq-num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.hq-table thead .hq-num { white-space: normal; }
.hq-table .hq-group th { padding-top: 1.3rem; font-size: 1.05rem; font-weight: 650; }
.hq-table tr.hq-chosen { background: color-mix(in srgb, var(--hq-accent) 12%, transparent); }
.hq-list { padding-left: 1.3rem; margin: 0.2rem 0; }
.hq-list li { margin: 0 0 0.7rem; line-height: 1.45; }
.hq-list li::marker { font-weight: 700; color: var(--hq-accent); }
[class*="st-key-hit_"] { border-top: 1px solid var(--hq-rule); padding: 0.7rem 0 0.2rem; }
[class*="st-key-hit_"] p { margin: 0; line-height: 1.5; }
[data-testid="stMain"] [class*="st-key-hit_"] .hq-way a { font-size: 1.12rem; font-weight: 650; line-height: 1.35; }
.hq-kind { color: var(--hq-quiet); font-size: 0.92rem; }
mark { background: color-mix(in srgb, var(--hq-accent) 22%, transparent); color: inherit; padding: 0 0.1em; }
.hq-foot { border-top: 1px solid var(--hq-rule); margin-top: 2.5rem; padding-top: 0.9rem; color: var(--hq-quiet); font-size: 0.9rem; line-height: 1.55; }
.hq-foot p { margin: 0 0 0.4rem; max-width: 90ch; }
.hq-foot details { margin: 0 0 0.6rem; } .hq-foot summary { min-height: 24px; cursor: pointer; width: fit-content; text-decoration: underline; text-underline-offset: 0.18em; }
.hq-foot summary:focus-visible { outline: 3px solid var(--hq-accent); outline-offset: 2px; }
[data-testid="stMain"] .hq-foot li { max-width: 90ch; margin: 0; padding: 0; }
.hq-statement { border: 0; margin: 0; padding: 0; } .hq-statement a { display: inline-block; min-height: 24px; }
.hq-quote { margin: 0.3rem 0 0.9rem; padding: 0 0 0 1rem; border-left: 3px solid var(--hq-rule); max-width: 72ch; line-height: 1.5; }
.hq-quote small { display: block; color: var(--hq-quiet); font-size: 0.9rem; }
.hq-row { border-top: 3px solid var(--hq-accent); padding: 0.7rem 0 1rem; max-width: 60rem; }
[data-testid="stMain"] .hq-row h3 { padding-top: 0; }
[data-testid="stMain"] .hq-pairs, [data-testid="stMain"] .hq-pairs dd { padding: 0; margin: 0; }
.hq-pairs { display: grid; grid-template-columns: minmax(6.5rem, 9rem) minmax(0, 1fr); gap: 0.3rem 1rem; max-width: 80ch; line-height: 1.5; }
.hq-pairs dt { color: var(--hq-quiet); }
.hq-pairs a { color: var(--hq-accent); }
[class*="st-key-layer_"] { border-left: 3px solid var(--hq-accent); padding: 0 0 1.3rem 1.5rem; gap: 0.35rem; margin-left: 0.55rem; }
[class*="st-key-layer_"] h3 { padding: 0; position: relative; }
[class*="st-key-layer_"] .stHeading [data-testid="stMarkdownContainer"], [class*="st-key-layer_"] .stElementContainer { margin: 0; }
[data-testid="stMain"] .hq-way { margin: 0.15rem 0; line-height: 1.35; min-height: 24px; max-width: none; }
.hq-way a { display: inline-block; min-height: 24px; color: var(--hq-accent); text-underline-offset: 0.18em; }
[data-testid="stMain"] .hq-row-of-ways { display: flex; flex-wrap: wrap; gap: 0.15rem 1.4rem; }
.hq-knot { display: grid; grid-template-columns: 6fr 6fr; gap: 0.15rem 2rem; margin: 0.35rem 0; }
.hq-knot.hq-measured { grid-template-columns: 3fr 5fr 4fr; }
@media (max-width: 640px) { .hq-knot, .hq-knot.hq-measured { grid-template-columns: 1fr; } .hq-knot > div:empty { display: none; } }
[class*="st-key-layer_"] .hq-note { margin: 0; }
[class*="st-key-layer_"] h3::before { content: ""; position: absolute; left: -2.15rem; top: 0.1em; width: 0.95em; height: 0.95em; border-radius: 50%;
  border: 3px solid var(--hq-accent); background: var(--hq-ground); box-sizing: border-box; forced-color-adjust: none; }
[class*="st-key-layer_chosen"] h3::before { background: var(--hq-accent); }
.st-key-thread { gap: 0; }
[data-testid="stMain"] .hq-element { font-size: 1.12rem; font-weight: 600; line-height: 1.4; max-width: 66ch; margin: 0 0 0.2rem; }
[data-testid="stMain"] .hq-priorities { list-style: none; padding: 0; margin: 0.4rem 0 0; }
[data-testid="stMain"] .hq-priorities li { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0.3rem 2.5rem; max-width: none;
  border-top: 1px solid var(--hq-rule); padding: 0.7rem 0; margin: 0; }
[data-testid="stMain"] .hq-priorities p { margin: 0 0 0.35rem; line-height: 1.45; }
[data-testid="stMain"] .stHtml a { color: var(--hq-accent); text-underline-offset: 0.18em; }
.hq-matrix td { position: relative; text-align: center; padding: 0.42rem 0.2rem; border-left: 1px solid var(--hq-rule); min-width: 2.4rem; }
.hq-matrix thead th { vertical-align: bottom; padding-right: 0.4rem; text-align: center; border-left: 1px solid var(--hq-rule); }
.hq-matrix tbody th { min-width: min(15rem, 38vw); }
.hq-matrix tbody th, .hq-matrix thead tr:first-child th:first-child { position: sticky; left: 0; z-index: 1; background: var(--hq-ground); }
.hq-key { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 0.2rem 2.5rem; font-size: 0.95rem; }
.hq-key p { margin: 0; font-weight: 600; } .hq-key .hq-list { padding-left: 2rem; } [data-testid="stMain"] .hq-key li { margin: 0 0 0.3rem; }
.hq-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[data-testid="stMain"] ul.hq-findings { list-style: none; margin: 0.2rem 0 0; padding: 0; }
[data-testid="stMain"] .hq-findings > li { max-width: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0.2rem 2.5rem; margin: 0; padding: 0.8rem 0 0.2rem; border-top: 1px solid var(--hq-rule); }
.hq-findings p { margin: 0 0 0.4rem; line-height: 1.5; }
.hq-one { margin: 0; padding: 0.45rem 0; font-weight: 600; } .hq-one .hq-quiet { font-weight: 400; }
[data-testid="stMain"] .hq-ways { display: flex; flex-wrap: wrap; align-items: center; gap: 0.8rem 1.6rem; max-width: none; margin: 0.4rem 0; }
[data-testid="stMain"] .hq-ways a[data-room] { padding: 0.6rem 1.1rem; border-radius: 4px; background: var(--hq-accent); color: var(--hq-ground); font-weight: 650; text-decoration: none; }
.hq-slides li { padding-left: 0.3rem; }
[data-testid="stMultiSelect"] [data-tag] * { color: var(--hq-ground); } [data-testid="stMultiSelect"] [role="group"] { height: auto; max-height: none; } [data-testid="stMultiSelectTagsContainer"] { flex-wrap: wrap; overflow: visible; max-width: none; mask-image: none; } [data-testid="stMultiSelectTagsContainer"] > span { flex-wrap: wrap; }
[data-testid="stMain"] .hq-wards { columns: 15rem auto; column-gap: 2rem; padding: 0; margin: 0.4rem 0; list-style: none; }
[data-testid="stMain"] .hq-wards li { margin: 0; padding: 0.25rem 0; break-inside: avoid; line-height: 1.4; } .hq-wards a { display: inline-block; min-height: 24px; }
[data-testid="stMain"] .hq-told p { margin: 0 0 0.5rem; line-height: 1.5; } [data-testid="stMain"] .hq-told h2 { padding-top: 1.6rem; } [data-testid="stMain"] .hq-told h3 { padding: 0.5rem 0 0.2rem; }
[data-testid="stMain"] .hq-told ul { margin: 0 0 0.5rem; padding-left: 1.3rem; } [data-testid="stMain"] .hq-told li { margin: 0 0 0.35rem; padding: 0; line-height: 1.5; }
[data-testid="stMain"] .hq-told:first-child h2 { padding-top: 0.3rem; }
.hq-terms { border-left: 3px solid var(--hq-rule); padding-left: 1rem; margin: 0.4rem 0 0.7rem; max-width: 72ch; }
[data-testid="stMain"] .hq-told .hq-terms ul, [data-testid="stMain"] .hq-told .hq-on { list-style: none; padding: 0; }
.hq-told summary { min-height: 24px; cursor: pointer; width: fit-content; text-decoration: underline; text-underline-offset: 0.18em; }
.hq-told summary:focus-visible { outline: 3px solid var(--hq-accent); outline-offset: 2px; } .hq-told details { margin: 0.2rem 0 0.4rem; } .hq-from { color: var(--hq-quiet); font-size: 0.92rem; }
.hq-on a, .hq-say a { display: inline-block; min-height: 24px; } .hq-say { font-weight: 600; margin: 1.4rem 0 0; }
.hq-outcome { white-space: nowrap; }
.hq-chip { display: inline-block; width: 0.85em; height: 0.85em; border: 1px solid #0b0c0c; margin-right: 0.4em; vertical-align: -0.08em; forced-color-adjust: none; print-color-adjust: exact; }
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 0.6rem 1rem 4rem; }
  .hq-doors { display: none; }
  .st-key-hq_head { display: grid; grid-template-columns: 1fr auto; }
  .st-key-hq_head > *, .st-key-hq_search, .st-key-hq_search > *, .st-key-hq_head .stSelectbox { grid-column: 1 / -1; width: 100% !important; max-width: none; margin-left: 0; }
  .st-key-hq_head > :first-child { grid-column: 1; grid-row: 1; }
  .hq-head-ways { display: none; }
  .hq-menu { display: block; }
  .st-key-hq_head > :has(.hq-menu) { grid-column: 2; grid-row: 1; width: auto !important; margin-left: auto; }
  .st-key-strip > .stElementContainer { min-width: 6.6rem; }
  .st-key-hq_head { row-gap: 0.4rem; min-height: 5.6rem; align-content: flex-start; }
  .st-key-hq_head:has(.st-key-pick_place) { min-height: 8.6rem; } .st-key-hq_head:has(.st-key-pick_area) { min-height: 11.6rem; }
  .hq-table th, .hq-table td { padding-right: 0.7rem; }
  .hq-table { border-collapse: separate; border-spacing: 0; } .hq-long { display: inline-block; min-width: 11rem; }
  .hq-table:not(.hq-stacked) caption { position: sticky; left: 0; max-width: calc(100vw - 2.4rem); }
  .hq-table thead th { min-width: 5.5rem; } .hq-table tbody th { min-width: 7rem; } .hq-table tbody td:not(.hq-num) { min-width: 5.5rem; } .hq-table tbody td:nth-child(n+4):last-child:not(.hq-num) { min-width: 11rem; }
  .hq-table tr:not(.hq-group) > th:first-child { position: sticky; left: 0; background: var(--hq-ground); }
  .hq-table tr.hq-chosen > th:first-child { background: color-mix(in srgb, var(--hq-accent) 12%, var(--hq-ground)); }
  .hq-stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .hq-stacked, .hq-stacked tbody, .hq-stacked tr, .hq-stacked caption { display: block; width: 100%; }
  .hq-stacked tr { border-bottom: 1px solid var(--hq-rule); padding: 0.5rem 0; }
  .hq-table.hq-stacked th, .hq-table.hq-stacked td { display: block; border: 0; padding: 0.1rem 0; text-align: left; white-space: normal; }
  .hq-table.hq-stacked tbody th { font-weight: 650; }
  .hq-stacked td:empty { display: none; }
  .hq-stacked td[data-label]::before { content: attr(data-label) ": "; color: var(--hq-quiet); }
  .hq-pairs { grid-template-columns: 1fr; gap: 0; } [data-testid="stMain"] .hq-pairs dd { margin-bottom: 0.4rem; }
}
@media (prefers-reduced-motion: reduce) { * { animation-duration: 0.01ms !important; transition-duration: 0.01ms !important; } }
"""


def document_style() -> str:
    """The style of every page, for the document itself: it is there before a page's first word, so that nothing jumps.

    Nested under the root, so that it outweighs the framework's own, which comes later.
    """
    return f"<style>:root {{ {STYLE}{PICTURES}{SEEN}{PAPER}{RUG} }} {SHEET} {ACROSS}</style>"


def inks_style(ink: Palette) -> str:
    """The colours of a page on a ground, light or dark."""
    names = {
        "ground": ink.ground,
        "accent": ink.accent,
        "quiet": ink.quiet,
        "rule": ink.rule,
        "bad": ink.bad,
        "good": ink.good,
    }
    inks = " ".join(f"--hq-{name}: {colour};" for name, colour in names.items())
    return f"<style>:root {{ {inks} }}</style>"

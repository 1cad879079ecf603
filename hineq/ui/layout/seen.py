"""What must be seen by everybody: where the keyboard is, and what is chosen where a reader's own colours are in force."""

SEEN = """
:is(a, button, summary, input, textarea, h1, main, section, [tabindex], [role="slider"], [role="radio"], [role="option"]):focus-visible {
  outline: 3px solid var(--hq-accent) !important; outline-offset: 2px; border-radius: 2px; }
main:focus-visible, section:focus-visible { outline-offset: -3px; }
/* the field itself is thin and see-through: the box around it shows the focus */
:is([data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stTextInput"], [data-testid="stNumberInput"]) input:focus-visible { outline: 0 !important; }
:is([data-testid="stSelectbox"], [data-testid="stMultiSelect"], [data-testid="stTextInput"], [data-testid="stNumberInput"]) > :has(input:focus-visible) {
  outline: 3px solid var(--hq-accent); outline-offset: 2px; border-radius: 2px; }
:is([data-testid="stCheckbox"], [data-testid="stRadio"]) label:has(input:focus-visible) { outline: 3px solid var(--hq-accent); outline-offset: 2px; }
/* words of a control go on in a second line rather than be cut off */
[data-testid="stFileUploaderDropzone"] span { white-space: normal !important; overflow: visible !important; }
.stMarkdownEllipsis, .stMarkdownEllipsis p { white-space: normal !important; overflow: visible !important; text-overflow: clip; }
:is(.stButton, .stDownloadButton, .stPopover, [data-testid="stButtonGroup"]) button { height: auto; max-width: 100%; }
:is(.stButton, .stDownloadButton, [data-testid="stButtonGroup"]), .stElementContainer:has(> :is(.stButton, .stDownloadButton, [data-testid="stButtonGroup"])) { max-width: 100%; }
[data-testid="stButtonGroup"] [role="radiogroup"] { flex-wrap: wrap; max-width: 100%; }
@media (forced-colors: active) {
  /* shadows and grounds are taken away, outlines and borders stay */
  .hq-doors a { border-bottom-width: 0 !important; }
  .hq-doors a[aria-current] { border-bottom: 4px solid Highlight !important; }
  .hq-tabs a[aria-current] { text-decoration-color: Highlight; text-decoration-thickness: 4px; }
  .hq-table tr.hq-chosen { outline: 3px solid Highlight; outline-offset: -3px; }
  [data-testid="stButtonGroup"] :is([aria-checked="true"], [aria-pressed="true"], [aria-selected="true"], [kind$="Active"]) { outline: 3px solid Highlight; outline-offset: -3px; }
  :focus-visible { outline-color: Highlight !important; }
  mark { background: Mark; color: MarkText; }
  /* a chart keeps the ground that its inks were chosen for */
  svg.marks, svg.marks text { forced-color-adjust: none; }
  svg.marks { background: var(--hq-ground) !important; }
}
"""

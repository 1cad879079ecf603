"""The look of pictures: the frame on a page, and one picture on the whole screen."""

PICTURES = """
[class*="st-key-frame_"] { gap: 0.45rem; }
[class*="st-key-frame_"] [data-testid="stElementToolbar"] { display: none; }
[class*="st-key-frame_"] [data-testid="stSkeleton"] { display: none; }
[class*="st-key-frame_"] .stElementContainer:has([data-testid="stSkeleton"]) { visibility: hidden; }
[class*="st-key-frame_"] :is(.stElementContainer:has([data-testid="stSkeleton"]), [data-testid="stVegaLiteChart"]:not(:has(svg, canvas))) { min-height: 24rem; }
[class*="st-key-frame_spark"] :is(.stElementContainer:has([data-testid="stSkeleton"]), [data-testid="stVegaLiteChart"]:not(:has(svg, canvas))) { min-height: 6rem; }
[class*="st-key-taken_"] { gap: 1.2rem; align-items: center; }
[class*="st-key-taken_"] button { min-height: 28px; }
section[role="dialog"]:has(.hq-room) { position: fixed; inset: 0; width: 100vw; max-width: 100vw; height: 100vh; max-height: 100vh; margin: 0; transform: none;
  border-radius: 0; border: 0; overflow: auto; padding: 0 clamp(0.8rem, 1.67vw, 2rem); background: var(--hq-ground); box-sizing: border-box; }
section[role="dialog"]:has(.hq-room) > div { padding-left: 0; padding-right: 0; }
section[role="dialog"]:has(.hq-room) > h2 { padding: 1.2rem 3.5rem 0.6rem 0; }
section[role="dialog"]:has(.hq-room) > h2, section[role="dialog"]:has(.hq-room) > h2 p {
  font-size: clamp(1.6rem, 3.125vw, 6rem); line-height: 1.1; font-weight: 700; letter-spacing: -0.012em; text-wrap: balance; }
section[role="dialog"]:has(.hq-room) > button[aria-label="Close"] { width: 44px; height: 44px; }
section[role="dialog"]:has(.hq-room) > button[aria-label="Close"] svg { width: 24px; height: 24px; }
.hq-room p, [data-testid="stMain"] .hq-room p { font-size: clamp(1rem, 1.46vw, 2.6rem); line-height: 1.35; max-width: none; margin: 0 0 0.3em; color: var(--hq-quiet); }
.hq-room { overflow-x: auto; }
.hq-room img { display: block; width: 100%; min-width: 44rem; height: auto; margin: 0.4em 0; }
@media screen and (min-width: 1100px) {
  .st-key-ward_sheet { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); column-gap: 3rem; }
  .st-key-ward_picture [data-testid="stMain"] h2, .st-key-ward_picture h2 { padding-top: 0; }
}
@media print { .stPopover, [data-testid="stPopover"] { display: none !important; } }
"""

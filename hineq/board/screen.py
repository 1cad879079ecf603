"""How a slide looks on a screen: sizes that are read from ten metres, in a light and in a dark room, in high contrast and on paper."""

from hineq.theme.palette import DARK, LIGHT, PICTURE_FONT, Palette

# a slide is laid out for 1920 by 1080 and scaled to the room's screen: no type under 28 there, the finding at 60
_SIZES = """
.hqb { --u: calc(min(100vw, 177.78vh) / 1920); --least: 1rem; font-family: %FONT%; color: var(--hqb-text); background: var(--hqb-ground); }
.hqb-slide { box-sizing: border-box; min-height: 100vh; padding: calc(44 * var(--u)) calc(72 * var(--u)); display: flex; flex-direction: column;
  gap: calc(18 * var(--u)); font-size: max(var(--least), calc(32 * var(--u))); line-height: 1.3; background: var(--hqb-ground); color: var(--hqb-text); }
.hqb-slide :is(p, dl, dd, dt, ul, ol, li, figure, table, h2) { margin: 0; padding: 0; max-width: none; }
.hqb-section { color: var(--hqb-accent); font-weight: 600; font-size: max(var(--least), calc(28 * var(--u))); }
.hqb-slide h2 { font-size: max(1.5rem, calc(60 * var(--u))); line-height: 1.12; font-weight: 700; letter-spacing: -0.012em; text-wrap: balance; color: inherit; outline: none; }
.hqb-picture { flex: 1 1 auto; min-height: 0; display: flex; flex-direction: column; gap: calc(8 * var(--u)); }
.hqb-picture img { display: block; width: 100%; flex: 0 1 auto; min-height: 0; max-height: calc(600 * var(--u)); object-fit: contain; object-position: left top; }
.hqb-white img { background: #ffffff; padding: calc(12 * var(--u)); box-sizing: border-box; }
.hqb-picture figcaption, .hqb-context, .hqb-source { font-size: max(var(--least), calc(28 * var(--u))); }
.hqb-picture figcaption, .hqb-source { color: var(--hqb-quiet); }
.hqb-slide .hqb-source { margin-top: auto; display: flex; justify-content: space-between; gap: 2em; }
.hqb-source span + span { white-space: nowrap; }
.hqb-whole { white-space: nowrap; }
.hqb-words { display: flex; flex-direction: column; gap: 0.5em; max-width: 46em; }
.hqb-facts { display: grid; grid-template-columns: minmax(8em, 15em) 1fr; column-gap: 1.5em; }
.hqb-facts > div { display: contents; }
.hqb-facts :is(dt, dd) { border-top: 1px solid var(--hqb-rule); padding: 0.28em 0; }
.hqb-facts dt { color: var(--hqb-quiet); }
.hqb-empty { color: var(--hqb-quiet); font-style: italic; }
.hqb-slide table { border-collapse: collapse; width: 100%; font-size: max(var(--least), calc(28 * var(--u))); line-height: 1.25; }
.hqb-slide caption { text-align: left; color: var(--hqb-quiet); padding-bottom: 0.3em; }
.hqb-slide :is(th, td) { text-align: left; vertical-align: top; padding: 0.3em 0.8em 0.3em 0; border-bottom: 1px solid var(--hqb-rule); font-weight: 400; color: inherit; }
.hqb-slide thead th { font-weight: 600; border-bottom: 2px solid var(--hqb-text); }
.hqb-slide tbody th { font-weight: 600; }
.hqb-slide .hqb-number { text-align: right; font-variant-numeric: tabular-nums; }
.hqb-cover h2 { font-size: max(1.9rem, calc(84 * var(--u))); }
.hqb-cover .hqb-words { font-size: max(1.1rem, calc(38 * var(--u))); }
@media (max-width: 700px) {
  .hqb-slide { min-height: 0; padding: 1.2rem; gap: 0.8rem; }
  .hqb-facts { grid-template-columns: 1fr; } .hqb-facts dd { border-top: 0; padding-top: 0; }
  .hqb-source { flex-direction: column; gap: 0.2em; }
  .hqb-slide table, .hqb-slide :is(thead, tbody, tr, th, td) { display: block; width: 100%; }
  .hqb-slide thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .hqb-slide .hqb-number { text-align: left; }
  .hqb-slide :is(th, td) { border-bottom: 0; padding: 0.1em 0; } .hqb-slide tr { border-bottom: 1px solid var(--hqb-rule); padding: 0.4em 0; }
}
@media (prefers-contrast: more) { .hqb { --hqb-quiet: var(--hqb-text); --hqb-rule: var(--hqb-text); --hqb-accent: var(--hqb-text); } }
@media (forced-colors: active) { .hqb-picture img { background: #ffffff; forced-color-adjust: none; } }
@media print {
  .hqb { --u: 0.5px; --least: 9pt; }
  .hqb-slide { min-height: 0; break-after: page; break-inside: avoid; background: #ffffff; color: #0b0c0c; padding: 0; }
}
"""


def slide_style() -> str:
    """The style sheet of slides, without the inks of the room."""
    return _SIZES.replace("%FONT%", PICTURE_FONT)


def inks(ink: Palette, selector: str = ".hqb") -> str:
    """The inks of a room as custom properties."""
    return (
        f"{selector} {{ --hqb-ground: {ink.ground}; --hqb-text: {ink.text}; --hqb-quiet: {ink.quiet}; "
        f"--hqb-rule: {ink.rule}; --hqb-accent: {ink.accent}; }}"
    )


def both_inks() -> str:
    """The inks of a light room, and those of a dark one where the reader's machine asks for it; paper stays light."""
    return f"{inks(LIGHT)} @media screen and (prefers-color-scheme: dark) {{ {inks(DARK)} }}"

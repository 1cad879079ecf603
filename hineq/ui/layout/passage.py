"""The passage that a link was followed for: unfolded, in sight and marked, on whichever page it stands."""

from typing import Final

import streamlit as st
from markupsafe import escape

from hineq.ui.layout.selection import page_parameter

# the part of an address that says what to look for on its page
FIND = "find"

# The page is drawn piece by piece, so the passage is waited for; where its words stand otherwise on the page, the longest
# run of them counts. Marked by the highlight registry: the page's own nodes are left as they are.
_SCRIPT = r"""
(() => {
  const wanted = document.getElementById("hq-find").dataset.find;
  const main = document.querySelector('[data-testid="stMain"]');
  const aside = ".st-key-hq_head, .hq-doors, .hq-tabs, .hq-taken, .st-key-hq_find, .st-key-strip, script, style, .hq-hidden";
  const plain = (text) => text.toLowerCase().replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');
  const words = plain(wanted).split(/\s+/).filter(Boolean);
  const given = Date.now();
  let moved = false;
  for (const act of ["wheel", "keydown", "pointerdown", "touchmove"])
    addEventListener(act, () => { moved = true; }, { once: true, passive: true });

  function read() {
    let text = ""; const at = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(aside)) continue;
      const letters = plain(node.data);
      for (let place = 0; place < letters.length; place++) {
        const letter = /\s/.test(letters[place]) ? " " : letters[place];
        if (letter === " " && (text === "" || text.endsWith(" "))) continue;
        text += letter; at.push([node, place]);
      }
      if (text && !text.endsWith(" ")) { text += " "; at.push([node, Math.max(0, letters.length - 1)]); }
    }
    return [text, at];
  }
  function range(at, from, length) {
    const found = document.createRange();
    found.setStart(...at[from]);
    const [node, place] = at[from + length - 1];
    found.setEnd(node, place + 1);
    return found;
  }
  function find(shortest) {
    const [text, at] = read();
    for (let count = words.length; count >= shortest; count--)
      for (let first = 0; first + count <= words.length; first++) {
        const run = words.slice(first, first + count).join(" ");
        const from = text.indexOf(run);
        if (from >= 0) return range(at, from, run.length);
      }
    return null;
  }
  function show(found) {
    const element = found.startContainer.parentElement;
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details"))
      if (!fold.open) fold.querySelector("summary").click();
    if (window.Highlight) CSS.highlights.set("hq-found", new Highlight(found));
    const stop = Date.now() + 3000;
    (function keep() {
      if (moved || !element.isConnected) return;
      const box = element.getBoundingClientRect();
      if (box.height && (box.top < 40 || box.bottom > innerHeight - 20)) element.scrollIntoView({ block: "center" });
      if (Date.now() < stop) setTimeout(keep, 250);
      else { element.tabIndex = -1; element.focus({ preventScroll: true }); }
    })();
  }
  (function wait() {
    if (moved || !words.length) return;
    const late = Date.now() - given;
    const running = document.querySelector('[data-test-script-state="running"]');
    const found = find(late > 1500 && !running ? Math.min(3, words.length) : words.length);
    if (found) show(found);
    else if (late < 12000) setTimeout(wait, 300);
  })();
})();
"""
_STYLE = """
.st-key-hq_find { position: absolute; }
::highlight(hq-found) { background: color-mix(in srgb, var(--hq-accent) 30%, transparent); }
"""
FOUND_HTML: Final = f'<style>{_STYLE}</style><div id="hq-find" data-find="WANTED"></div><script>{_SCRIPT}</script>'


def show_passage() -> None:
    """Open, bring into sight and mark what the address asks to find; nothing where it asks for nothing."""
    wanted = page_parameter(FIND)
    if not wanted:
        return
    with st.container(key="hq_find"):
        st.html(FOUND_HTML.replace("WANTED", escape(wanted)), unsafe_allow_javascript=True)

// My area's words stand in the document before the app is there (hineq/ui/panels/before.py). When the app has drawn them too
// it takes their place: the same line stays at the top, and the keyboard stays on the same link.
(() => {
  "use strict";

  const LOOK_MS = 100;
  const HOLD_MS = 2000;
  const LONGEST_MS = 90000; // whatever the app shows by then is to be seen

  const app = () => document.querySelector('[data-testid="stMain"]');
  const DONE = ':is([data-testid="stException"], [data-testid="stAlert"])';
  const finished = () => document.querySelector('[data-test-script-state="notRunning"]');
  const drawn = () => app() && (app().querySelector(DONE) || (app().querySelector("h1") && finished()));

  const LINES = "h1, h2, h3, p, li";
  // what is folded away has no place
  const inSight = (one) => one.checkVisibility() && one.getBoundingClientRect().top >= 0;
  const like = (one) => [...app().querySelectorAll(one.tagName)].find((other) => other.textContent === one.textContent);

  // the page grows for a moment yet; from then on, or as soon as the reader does something, it is the reader's
  function hold(line, at, focused) {
    const until = Date.now() + HOLD_MS;
    let own = false, link = null;
    for (const act of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(act, () => { own = true; }, { once: true, passive: true });
    (function again() {
      if (own) return;
      const same = line && like(line);
      if (same) app().scrollTop += same.getBoundingClientRect().top - at;
      if (focused && !(link && link.isConnected)) {
        link = like(focused);
        if (link) link.focus({ preventScroll: true });
      }
      if (Date.now() < until) setTimeout(again, LOOK_MS);
    })();
  }

  function replace(before, root) {
    const focused = before.contains(document.activeElement) && document.activeElement;
    const line = before.scrollTop && [...before.querySelectorAll(LINES)].find(inSight);
    const at = line && line.getBoundingClientRect().top;
    root.inert = false;
    before.remove();
    if (line || focused) hold(line, at, focused);
  }

  // the document counts as loaded only when the app is: its elements are looked for as they come
  const began = Date.now();
  (function wait() {
    const before = document.getElementById("hq-before");
    const root = document.getElementById("root");
    if (before && root) {
      if (drawn() || Date.now() - began > LONGEST_MS) return replace(before, root);
      root.inert = true; // what lies under the words is not there yet
    } else if (document.readyState !== "loading") return;
    setTimeout(wait, LOOK_MS);
  })();
})();

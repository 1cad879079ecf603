// What the framework says wrongly to a screen reader, or takes from the keyboard, put right as it comes.
(() => {
  "use strict";

  // the place where files are dropped has a name, and is said to be nothing
  const DROP = '[data-testid="stFileUploaderDropzone"][role="presentation"]';

  // a chart is one picture with a name, whose marks are not read out; few screen readers know the role that it comes with
  const CHART = '[data-testid="stVegaLiteChart"][role="graphics-document"]';

  function mend() {
    for (const one of document.querySelectorAll(DROP)) one.setAttribute("role", "group");
    for (const one of document.querySelectorAll(CHART)) one.setAttribute("role", "img");
  }

  // the framework runs the page again at R and empties its stores at C, pressed alone, which nobody can turn off (WCAG 2.1.4)
  const ITS_KEYS = ["r", "c"];
  const typed = (at) => at instanceof Element && at.closest("input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox]");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typed(event.target)) return;
    if (ITS_KEYS.includes(event.key.toLowerCase())) event.stopPropagation();
  }, true);

  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(mend).observe(document.body, { subtree: true, childList: true });
    mend();
  });
})();

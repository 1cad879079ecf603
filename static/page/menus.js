// The Tab key in an open menu. The framework draws a menu's content at the end of the document, where the keyboard comes
// only after the whole page: here it goes from the menu's button into it, and from its end on to what follows the button.
(() => {
  "use strict";

  const BODY = '[data-testid="stPopoverBody"]';
  const STOPS = 'a[href], button:not([disabled]), input:not([disabled]), textarea, select, summary, [tabindex="0"]';

  const opener = () => document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
  const stops = (box) => [...box.querySelectorAll(STOPS)].filter((one) => one.tabIndex >= 0 && one.checkVisibility());

  function pressed(event) {
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    const button = opener();
    const body = document.querySelector(BODY);
    if (!button || !body) return;
    const inside = stops(body);
    const at = document.activeElement;
    let next = null;
    if (at === button && !event.shiftKey) next = inside[0];
    else if (at === inside[0] && event.shiftKey) next = button;
    else if (at === inside[inside.length - 1] && !event.shiftKey) next = after(button, body);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  }

  function after(button, body) {
    const page = stops(document.body).filter((one) => !body.contains(one));
    return page[page.indexOf(button) + 1] || button;
  }

  addEventListener("keydown", pressed, true);

  // ---- what a menu has to be copied ---------------------------------------------------------------------------

  async function copy(event) {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (!button) return;
    const text = button.previousElementSibling;
    const chosen = getSelection();
    chosen.selectAllChildren(text);
    let done = false;
    try {
      await navigator.clipboard.writeText(text.textContent);
      done = true;
    } catch (error) {
      done = document.execCommand("copy"); // without a secure connection there is no clipboard
    }
    if (!done) return; // the text stays selected
    chosen.removeAllRanges();
    button.textContent = "Copied";
    document.getElementById("hq-voice").textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  }

  addEventListener("click", copy);
})();

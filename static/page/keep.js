// What the framework forgets of a reader: where they were on a page that they come back to, where the keyboard was when
// what had it is drawn anew, that a choice has changed what the page says, and that an address which the page itself puts
// right was no step of the reader's. Runs in the document's head, before the app.
(() => {
  "use strict";

  const STILL_MS = 350; // a headline is said when it has stood so long
  const WAIT_MS = 12000; // no page is waited for longer
  const SAVED = "hq-scroll";

  const main = () => document.querySelector('[data-testid="stMain"]');
  const heading = () => document.querySelector('[data-testid="stMain"] h1');
  const headline = () => (heading() || {}).innerText;
  const running = () => document.querySelector('[data-test-script-state="running"]');
  const seeks = () => document.querySelector('#hq-find[data-find]:not([data-find=""])');

  let runs = 0; // how often a run of the page's script has begun or ended

  // ---- the place on the page, for Back and Forward ---------------------------------------------------------

  const saved = new Map(JSON.parse(sessionStorage.getItem(SAVED) || "[]"));
  let restoring = 0; // a wait for the page that was gone back to; what scrolls meanwhile is not the reader

  function entry() {
    const state = history.state || {};
    if (!state.hq) history.replaceState({ ...state, hq: `${Date.now()}-${Math.random()}` }, "");
    return history.state.hq;
  }

  let writing = 0;
  function scrolled(event) {
    // a page that is being drawn anew scrolls by itself, at times before the address is the new one
    if (event.target === main() && !restoring && !running()) keep();
  }

  function keep() {
    const box = main();
    if (!box) return;
    saved.set(entry(), box.scrollTop);
    clearTimeout(writing);
    writing = setTimeout(() => sessionStorage.setItem(SAVED, JSON.stringify([...saved].slice(-50))), 300);
  }

  function wentBack(event) {
    const wanted = event.state && event.state.hq ? saved.get(event.state.hq) || 0 : 0;
    const mine = ++restoring;
    const began = Date.now();
    const left = headline(), runsBefore = runs;
    let ran = false, still = 0, last = -1, put = 0;
    (function wait() {
      if (mine !== restoring) return;
      const box = main();
      const room = box ? box.scrollHeight - box.clientHeight : 0;
      const late = Date.now() - began;
      // drawn, as long as before, and yet elsewhere: the reader scrolls over a frame, where no listener sees it
      if (box && still > 1 && !running() && room === last && Math.abs(box.scrollTop - put) > 1) {
        restoring = 0;
        return keep();
      }
      // a busy server begins to draw it seconds later
      ran = ran || runs !== runsBefore || headline() !== left;
      still = ran && !running() && room === last ? still + 1 : 0;
      last = room;
      if (box && box.scrollTop !== Math.min(wanted, room)) box.scrollTop = wanted;
      put = box ? box.scrollTop : 0;
      // drawn, and nothing has grown for a while; what was longer when it was left may still be coming
      if ((late > WAIT_MS && !running()) || still >= (room < wanted ? 30 : 8)) restoring = 0;
      else setTimeout(wait, 100);
    })();
  }

  // ---- one Back for each step --------------------------------------------------------------------------------

  // the framework pushes every address that a page writes; before the reader has done anything on the page, such as
  // where a link asked for a ward that is not there, the right one takes the place of the wrong one
  let acted = false;
  // and it pushes the page of a run that Back has left before its answer came: pressed twice, Back would lead forward
  let back = false;
  // and a page that sends the reader to another writes that one's query behind its own path first: one step, not two
  let written = null;
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const there = url === undefined || url === null ? location : new URL(url, location.href);
    const stays = there.pathname === location.pathname;
    if (back && !stays) return;
    const sent = !stays && written === there.search;
    if (sent || !acted) history.replaceState({ ...history.state, ...state }, unused, url);
    else push(state, unused, url);
    written = stays && acted ? there.search : null;
    acted = acted && stays;
  };
  const did = () => { [acted, back, written] = [true, false, null]; };
  for (const act of ["pointerdown", "keydown", "click", "input"]) addEventListener(act, did, { capture: true, passive: true });
  // what is done in a frame, such as the map, comes as a message
  addEventListener("message", (event) => {
    if (event.data && event.data.type === "streamlit:setComponentValue") did();
  });
  addEventListener("popstate", () => { [acted, back, written] = [false, !stepping, null]; });

  // ---- a link in a page's own HTML: a step of the app, which loads nothing anew -------------------------------

  let stepping = false;

  function step(event) {
    const link = event.target instanceof Element && event.target.closest("a[data-step]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // the app is not there yet, or has lost its server: the browser loads the page
    if (!document.querySelector('[data-test-connection-state="CONNECTED"]') || document.getElementById("hq-before")) return;
    event.preventDefault();
    closeMenus();
    if (link.href !== location.href) push({}, "", link.href);
    // a picture opens over the page that the link stands on: that page is where the reader left it
    if ("stays" in link.dataset) keep();
    // the framework asks for the page of an address when the address is gone back to
    stepping = true;
    dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    stepping = false;
    // over the page that it stands on nothing is left: what opens takes the keyboard and gives it back
    stepped = "stays" in link.dataset ? null : { left: headline(), began: Date.now(), runs };
    look();
  }

  // the keyboard goes on from the new headline, as after any link: not before a busy server has begun to draw it
  let stepped = null;
  function arrived() {
    if (runs === stepped.runs && headline() === stepped.left && Date.now() - stepped.began < WAIT_MS) return false;
    stepped = null;
    if (document.activeElement) document.activeElement.blur();
    held = { at: document.createElement("a"), ways: [], path: location.pathname, link: true };
    return true;
  }

  addEventListener("click", step);

  // ---- the menu of all pages, on a phone -----------------------------------------------------------------------

  const menus = () => document.querySelectorAll("details.hq-menu[open]");
  function closeMenus() {
    for (const menu of menus()) menu.open = false;
  }

  addEventListener("pointerdown", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  }, true);
  // what the keyboard comes to must not lie under it
  addEventListener("focusout", (event) => {
    for (const menu of menus()) if (menu.contains(event.target) && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  addEventListener("scroll", scrolled, { capture: true, passive: true });
  addEventListener("popstate", wentBack);
  // where a link is followed is where the reader was, also when they scrolled while the page was being drawn
  addEventListener("click", (event) => { if (event.target.closest("a[href]")) keep(); }, { capture: true, passive: true });
  for (const act of ["wheel", "pointerdown", "touchmove", "keydown"])
    addEventListener(act, () => { restoring = 0; }, { capture: true, passive: true });

  // ---- the keyboard's place, when what had it is gone ------------------------------------------------------

  let held = null; // what had the focus last: the element, how it is found again, the page it stood on

  // a picture on the whole screen, which has the focus before its picture is there
  const DIALOG = 'section[role="dialog"]';

  function remember(event) {
    const at = event.target;
    if (!(at instanceof HTMLElement) || at === document.body || at.tagName === "IFRAME") return;
    // it goes back to what opened the picture
    if (at.closest(DIALOG)) return;
    held = { at, ways: ways(at), path: location.pathname, link: Boolean(at.closest("a[href]:not([data-stays])")) };
  }

  // from the nearest container that has a name of ours outwards, with what stands before it in each
  function ways(at) {
    const found = [];
    for (let box = at.closest('[class*="st-key-"]'); box; box = box.parentElement.closest('[class*="st-key-"]')) {
      const name = [...box.classList].find((one) => one.startsWith("st-key-"));
      const like = [...box.querySelectorAll(at.tagName)];
      found.push({ name, tag: at.tagName, said: said(at), place: like.indexOf(at) });
    }
    return found;
  }

  const said = (at) => (at.getAttribute("aria-label") || at.innerText || "").trim();

  function again({ name, tag, said: words, place }) {
    const box = document.querySelector(`.${CSS.escape(name)}`);
    if (!box) return null;
    const like = [...box.querySelectorAll(tag)].filter((one) => one.checkVisibility() && !one.disabled);
    return like.find((one) => words && said(one) === words) || like[place] || null;
  }

  const lost = () => document.hasFocus() && (!document.activeElement || document.activeElement === document.body);

  function giveBack() {
    if (!held || !lost() || seeks() || document.querySelector(DIALOG)) return;
    if (held.at.isConnected) {
      // a button that was switched off for a moment loses the focus without going away
      if (held.at.checkVisibility() && !held.at.disabled) held.at.focus({ preventScroll: true });
      return;
    }
    const gone = held.path !== location.pathname || held.link;
    const next = gone ? null : held.ways.map(again).find(Boolean);
    held = null;
    if (next) next.focus({ preventScroll: true });
    else toHeading();
  }

  function toHeading() {
    const head = heading();
    if (!head) return;
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    head.addEventListener("blur", () => head.removeAttribute("tabindex"), { once: true });
  }

  addEventListener("focusin", remember, true);
  // who clicks beside everything means to leave it
  addEventListener("pointerdown", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a, button, input, textarea, summary, label, [tabindex]:not(main), [role="dialog"]')) held = null;
  }, true);

  // ---- the headline, when it has changed -------------------------------------------------------------------

  let told = null; // the headline that the reader knows
  let voice = null;

  function announce() {
    const head = heading();
    const words = head ? head.innerText.trim() : "";
    if (!words || words === told) return;
    const first = told === null;
    told = words;
    // with the focus it is read out anyway, and the first one with its page
    if (!first && document.activeElement !== head) speak(words);
  }

  function ready() {
    if (voice) return;
    voice = document.createElement("div");
    voice.id = "hq-voice";
    voice.className = "hq-hidden";
    voice.setAttribute("role", "status");
    voice.setAttribute("aria-live", "polite");
    document.body.appendChild(voice);
  }

  function speak(words) {
    voice.textContent = words;
  }

  let since = 0, waiting = 0;
  function look() {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (running() && Date.now() - since < WAIT_MS) return look();
      if (stepped && !arrived()) return look();
      giveBack();
      announce();
      since = Date.now();
    }, STILL_MS);
  }

  addEventListener("DOMContentLoaded", () => {
    ready();
    since = Date.now();
    new MutationObserver((changes) => {
      runs += changes.filter((one) => one.attributeName === "data-test-script-state").length;
      look();
    }).observe(document.body, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-test-script-state", "disabled"],
    });
  });
})();

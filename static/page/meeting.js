// docs/decisions/slides-move-in-the-browser.md
// A meeting on the whole screen: the slides that the page holds are shown one by one by the browser itself, so that they move
// with the network cut. The address says which slide it is. Keys, swipes and buttons; nothing hangs on a pointer that hovers.
(() => {
  "use strict";

  const KEYS = "123456789abcdefghijklmnopqrstuvwxyz"; // one for each ward, where they are enough
  const SWIPE = 60; // pixels, and more across than up or down
  const HEARD = "hineq-meeting"; // windows of one machine hear each other by this name

  let room = null; // what covers the page: its parts, and the deck that it was made of
  let at = 0, ward = ""; // the slide, from 0, and the code of the ward that was asked for in between
  let pushed = false; // whether the slides were opened here, so that leaving is one step back
  let opener = null;

  const wire = "BroadcastChannel" in window ? new BroadcastChannel(HEARD) : null;
  const source = () => document.querySelector(".hqb-deck");
  const said = (name) => new URLSearchParams(location.search).get(name) || "";
  const meets = () => /\/meeting\/?$/.test(location.pathname);

  function make(tag, name, words) {
    const one = document.createElement(tag);
    if (name) one.className = name;
    if (words) one.textContent = words;
    return one;
  }

  // ---- the room -------------------------------------------------------------------------------------------

  const BUTTONS = [
    ["before", "Previous", "←", () => step(-1)],
    ["next", "Next", "→", () => step(1)],
    ["index", "Slides", "I", () => toggle("index")],
    ["wards", "A ward", "W", () => toggle("wards")],
    ["contrast", "Contrast", "C", contrast],
    ["full", "Full screen", "F", full],
    ["notes", "Notes", "N", notes],
    ["back", "", "⌫", () => show(at)],
    ["leave", "Leave", "Esc", leave],
  ];

  function build(deck) {
    const box = make("div", "hqb hqr");
    box.id = "hq-room";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", deck.dataset.title);
    box.dataset.view = deck.dataset.view;
    // the framework's own dialogs, such as that the server is gone, leave what is marked so within reach
    box.dataset.reactAriaTopLayer = "true";
    const stage = make("div", "hqr-stage");
    const slides = [...deck.querySelectorAll(":scope > .hqb-slide")].map(own);
    stage.append(...slides);
    const bar = make("nav", "hqr-bar");
    bar.setAttribute("aria-label", "Slides");
    const buttons = {};
    for (const [name, words, key, act] of BUTTONS) {
      const button = make("button", `hqr-${name}`);
      button.type = "button";
      button.append(make("span", "", words), make("kbd", "", key));
      button.addEventListener("click", act);
      buttons[name] = button;
      bar.append(button);
    }
    const wards = [...deck.querySelectorAll(".hqb-wards li")].map((one) => ({ code: one.dataset.ward, name: one.textContent }));
    buttons.wards.hidden = !wards.length;
    buttons.notes.hidden = !deck.dataset.notes || deck.dataset.view === "notes";
    const panel = make("div", "hqr-panel");
    panel.hidden = true;
    const voice = make("p", "hqr-voice");
    voice.setAttribute("role", "status");
    // lists lie over the slides, and leave the buttons free
    stage.append(panel);
    box.append(stage, bar, voice);
    return { box, deck, stage, slides, bar, buttons, wards, panel, voice, asked: new Map(), coming: new Map(), open: "" };
  }

  // a slide of the page as one of the room's: two elements of a document may not share an id
  function own(slide) {
    const copy = slide.cloneNode(true);
    copy.dataset.id = copy.id;
    copy.removeAttribute("id");
    copy.hidden = true;
    return copy;
  }

  function open(deck) {
    const kept = room && room.deck.dataset.ask === deck.dataset.ask ? room.asked : new Map();
    const shown = room && meets() ? current().dataset.id : "";
    if (room) room.box.remove();
    else opener = document.activeElement;
    room = build(deck);
    for (const [code, slide] of kept) keep(code, slide);
    document.body.append(room.box);
    seal();
    dress();
    const wanted = room.slides.findIndex((one) => one.dataset.id === (shown || said("slide")));
    const asks = said("asked");
    show(Math.max(wanted, 0), { quiet: true });
    if (asks && room.wards.some((one) => one.code === asks)) ask(asks);
    if (room.deck.dataset.view === "notes" && wire) wire.postMessage({ deck: deck.dataset.deck, hello: true });
    if (room.deck.dataset.view === "slides" && room.wards.length <= KEYS.length) fetchAll(room);
  }

  // what comes while the slides are shown, such as the framework's word that the server is gone, is behind them too
  function seal() {
    for (const one of document.body.children) if (one !== room.box && one.id !== "hq-voice" && !one.inert) one.inert = true;
    room.box.inert = false;
    const at = room.open ? room.panel : current();
    if (!room.box.contains(document.activeElement)) at.querySelector("h2").focus({ preventScroll: true });
  }

  function close() {
    if (!room) return;
    room.box.remove();
    room = null;
    ward = "";
    pushed = false;
    for (const one of document.body.children) one.inert = false;
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
    opener = null;
  }

  function leave() {
    if (pushed) {
      history.back();
      return;
    }
    const here = new URL(location.href);
    for (const name of ["slide", "asked", "view"]) here.searchParams.delete(name);
    history.replaceState(history.state, "", here);
    close();
  }

  // ---- which slide ----------------------------------------------------------------------------------------

  const current = () => (ward && room.asked.get(ward)) || room.slides[at];

  function show(number, { asked = "", quiet = false } = {}) {
    at = Math.min(Math.max(number, 0), room.slides.length - 1);
    ward = room.asked.has(asked) ? asked : "";
    const now = current();
    for (const one of [...room.slides, ...room.asked.values()]) one.hidden = one !== now;
    now.scrollTop = 0;
    shut();
    room.voice.textContent = "";
    const { before, next, back } = room.buttons;
    before.disabled = !ward && at === 0;
    next.disabled = at === room.slides.length - 1;
    back.hidden = !ward;
    back.firstChild.textContent = `Back to slide ${at + 1}`;
    now.querySelector("h2").focus({ preventScroll: true });
    write();
    // the pictures on both sides are drawn before they are asked for
    for (const near of [at - 1, at + 1])
      for (const image of room.slides[near] ? room.slides[near].querySelectorAll("img") : []) image.decode().catch(() => {});
    if (!quiet && wire) wire.postMessage({ deck: room.deck.dataset.deck, slide: room.slides[at].dataset.id, asked: ward });
  }

  function step(by) {
    // back from a ward is to the slide that it was asked for on
    show(ward && by < 0 ? at : at + by);
  }

  function write() {
    const here = new URL(location.href);
    here.searchParams.set("slide", room.slides[at].dataset.id);
    if (ward) here.searchParams.set("asked", ward);
    else here.searchParams.delete("asked");
    if (here.href !== location.href) history.replaceState(history.state, "", here);
  }

  if (wire)
    wire.addEventListener("message", ({ data }) => {
      if (!room || data.deck !== room.deck.dataset.deck) return;
      if (data.hello) {
        if (room.deck.dataset.view === "slides") show(at, { asked: ward });
        return;
      }
      const number = room.slides.findIndex((one) => one.dataset.id === data.slide);
      if (number < 0) return;
      if (!data.asked) show(number, { quiet: true });
      else {
        at = number;
        ask(data.asked, true);
      }
    });

  // ---- a ward that somebody asks for ----------------------------------------------------------------------

  function keep(code, slide) {
    slide.hidden = true;
    room.asked.set(code, slide);
    room.stage.append(slide);
  }

  function bring(code) {
    const mine = room;
    if (mine.asked.has(code)) return Promise.resolve();
    if (!mine.coming.has(code)) {
      const address = new URL(`meeting_ward?${mine.deck.dataset.ask}&ward=${encodeURIComponent(code)}`, location.href);
      const coming = fetch(address)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
        .then((words) => {
          const slide = new DOMParser().parseFromString(words, "text/html").querySelector(".hqb-slide");
          if (!slide) throw new Error("no slide");
          if (room === mine && !room.asked.has(code)) keep(code, own(slide));
        })
        .finally(() => mine.coming.delete(code));
      mine.coming.set(code, coming);
    }
    return mine.coming.get(code);
  }

  async function ask(code, quiet = false) {
    const mine = room, name = room.wards.find((one) => one.code === code).name;
    if (!mine.asked.has(code)) mine.voice.textContent = `${name}: its slide is being made`;
    try {
      await bring(code);
      if (room === mine) show(at, { asked: code, quiet });
    } catch {
      if (room === mine) mine.voice.textContent = `${name} cannot be shown: the app does not answer. Ask again when it does.`;
    }
  }

  // one after the other, so that the wards are there when the network is not
  async function fetchAll(mine) {
    for (const { code } of mine.wards) {
      if (room !== mine) return;
      try {
        await bring(code);
      } catch {
        return;
      }
      mine.box.dataset.wards = mine.asked.size;
    }
  }

  // ---- the lists ------------------------------------------------------------------------------------------

  function toggle(name) {
    if (room.open === name) {
      shut();
      current().querySelector("h2").focus({ preventScroll: true });
      return;
    }
    if (name === "wards" && !room.wards.length) return;
    room.open = name;
    room.panel.hidden = false;
    current().inert = true;
    room.panel.replaceChildren(name === "index" ? index() : wards());
    (room.panel.querySelector("[data-first]") || room.panel.querySelector("h2")).focus();
  }

  function shut() {
    room.open = "";
    room.panel.hidden = true;
    current().inert = false;
    room.panel.replaceChildren();
  }

  function list(title, entries) {
    const box = make("div", "hqr-list");
    const head = make("h2", "", title);
    head.tabIndex = -1;
    const all = make("ol");
    for (const { key, count, words, act, here } of entries) {
      const item = make("li"), button = make("button", "", words);
      button.type = "button";
      if (key) button.prepend(make("kbd", "", key));
      if (count) button.prepend(make("span", "hqr-count", count));
      if (here) button.setAttribute("aria-current", "true");
      button.addEventListener("click", act);
      item.append(button);
      all.append(item);
    }
    box.append(head, all);
    return box;
  }

  function index() {
    const entries = room.slides.map((one, number) => ({
      count: String(number + 1), words: one.querySelector("h2").textContent, act: () => show(number), here: number === at,
    }));
    const box = list("Slides", entries);
    box.querySelector('[aria-current="true"]').dataset.first = "";
    return box;
  }

  function wards() {
    if (room.wards.length <= KEYS.length) {
      return list("Which ward? Press its key", room.wards.map(({ code, name }, number) => ({ key: KEYS[number], words: name, act: () => ask(code) })));
    }
    const box = list("Which ward?", room.wards.map(({ code, name }) => ({ words: name, act: () => ask(code) })));
    const label = make("label", "", "Type the beginning of its name, then Enter ");
    const field = make("input");
    field.type = "search";
    field.dataset.first = "";
    label.append(field);
    box.querySelector("h2").after(label);
    const items = [...box.querySelectorAll("li")];
    field.addEventListener("input", () => {
      const typed = field.value.trim().toLowerCase();
      const name = (item) => item.textContent.toLowerCase();
      for (const item of items) item.hidden = !name(item).includes(typed);
      // what begins so comes before what only has it in it
      items.sort((one, other) => name(other).startsWith(typed) - name(one).startsWith(typed) || name(one).localeCompare(name(other)));
      box.querySelector("ol").append(...items);
    });
    return box;
  }

  // ---- light, size, notes ---------------------------------------------------------------------------------

  function dress() {
    const high = said("contrast") === "high";
    room.box.dataset.contrast = high ? "high" : "";
    room.buttons.contrast.setAttribute("aria-pressed", String(high));
  }

  function contrast() {
    const here = new URL(location.href);
    if (said("contrast") === "high") here.searchParams.delete("contrast");
    else here.searchParams.set("contrast", "high");
    history.replaceState(history.state, "", here);
    dress();
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    else document.documentElement.requestFullscreen().catch(() => {
      room.voice.textContent = "The browser does not allow the full screen here: try F11.";
    });
  }

  function notes() {
    if (room.buttons.notes.hidden) return;
    const there = new URL(location.href);
    there.searchParams.set("view", "notes");
    window.open(there, "hineq-notes", "width=900,height=900");
  }

  // ---- keys and swipes ------------------------------------------------------------------------------------

  const ACTS = {
    PageDown: () => step(1), ArrowRight: () => step(1), PageUp: () => step(-1), ArrowLeft: () => step(-1),
    Home: () => show(0), End: () => show(room.slides.length - 1),
    Backspace: () => { if (ward) show(at); },
    Escape: () => (ward ? show(at) : leave()),
    i: () => toggle("index"), w: () => toggle("wards"), c: contrast, f: full, n: notes,
  };

  function pressed(event) {
    if (!room || event.ctrlKey || event.metaKey || event.altKey) return;
    // the framework has keys of its own, c and r among them
    event.stopImmediatePropagation();
    if (event.type !== "keydown" || event.key === "Tab") return;
    const act = action(event);
    if (!act) return;
    event.preventDefault();
    act();
  }

  function action(event) {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const button = event.target instanceof Element && event.target.closest("button");
    if (button && (key === " " || key === "Enter")) return null;
    if (room.open) return inList(key, event);
    if (key === " ") return () => step(event.shiftKey ? -1 : 1);
    if (key === "ArrowDown" || key === "ArrowUp") {
      const slide = current(), down = key === "ArrowDown";
      // what is longer than the window is read to its end first
      const more = down ? slide.scrollTop + slide.clientHeight < slide.scrollHeight - 2 : slide.scrollTop > 0;
      return more ? () => slide.scrollBy(0, (down ? 1 : -1) * 0.4 * slide.clientHeight) : () => step(down ? 1 : -1);
    }
    return ACTS[key];
  }

  function inList(key, event) {
    if (key === "Escape") return () => toggle(room.open);
    if (event.target instanceof HTMLInputElement) {
      const hit = room.panel.querySelector("li:not([hidden]) button");
      return key === "Enter" && hit ? () => hit.click() : null;
    }
    if (room.open === "index") {
      if (key === "i") return () => toggle("index");
      const all = [...room.panel.querySelectorAll("button")];
      const by = { ArrowDown: 1, ArrowUp: -1 }[key];
      const next = by && all[all.indexOf(document.activeElement) + by];
      return next ? () => next.focus() : null;
    }
    if (key === "Backspace") return () => toggle("wards");
    const number = key.length === 1 ? KEYS.indexOf(key) : -1;
    const wanted = room.wards.length <= KEYS.length ? room.wards[number] : null;
    return wanted ? () => ask(wanted.code) : null;
  }

  for (const type of ["keydown", "keyup", "keypress"]) addEventListener(type, pressed, true);

  // a dialog of the framework's behind the slides would take the focus away, where it hears of it and where it does not
  function focused(event) {
    if (!room || !room.box.contains(event.target)) return;
    event.stopImmediatePropagation();
    if (event.type === "focusout" && !event.relatedTarget) setTimeout(() => room && document.activeElement === document.body && seal());
  }

  addEventListener("focusin", focused, true);
  addEventListener("focusout", focused, true);

  let touch = null;
  addEventListener("touchstart", (event) => {
    // a picture that is wider than the window is moved itself
    const wide = event.target.closest && event.target.closest(".hqb-picture");
    const moves = room && room.stage.contains(event.target) && !(wide && wide.scrollWidth > wide.clientWidth + 1);
    const one = event.touches.length === 1 && moves ? event.touches[0] : null;
    touch = one && { x: one.clientX, y: one.clientY };
  }, { capture: true, passive: true });
  addEventListener("touchend", (event) => {
    if (!room || !touch) return;
    const end = event.changedTouches[0], across = end.clientX - touch.x, up = end.clientY - touch.y;
    touch = null;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(up)) step(across < 0 ? 1 : -1);
  }, { capture: true, passive: true });

  // ---- the page behind ------------------------------------------------------------------------------------

  function clicked(event) {
    const link = event.target instanceof Element && event.target.closest("a[data-room]");
    if (!link || !source() || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState({}, "", link.href);
    open(source());
    opener = link;
    pushed = true;
  }

  function look() {
    if (!meets()) return close();
    const deck = source();
    if (deck && (room ? room.deck !== deck : said("slide"))) open(deck);
    else if (room) seal();
  }

  let waiting = 0;
  addEventListener("click", clicked, true);
  addEventListener("popstate", () => {
    if (!meets() || !said("slide")) close();
    else if (room) show(room.slides.findIndex((one) => one.dataset.id === said("slide")), { quiet: true });
    else look();
  });
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      // no frames are drawn in a window that is behind another
      clearTimeout(waiting);
      waiting = setTimeout(look);
    }).observe(document.body, { subtree: true, childList: true });
  });
})();

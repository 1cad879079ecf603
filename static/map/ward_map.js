// The ward map in the browser. draw() lays the wards out once; show() colours them as often as the page's choices
// change and makes no path anew, so that the keyboard stays where it was. A choice goes back to Streamlit as
// {ward: code, n: moment}; n makes every choice a new one, also that of the same ward.
window.wardMap = (function () {
  "use strict";

  const MARGIN = 12; // pixels around the wards, for the lines that run outside them; hineq/ui/components/ward_map.py counts on it
  const TYPE_AHEAD_MS = 700;
  const svg = window.WardMarks.svg;

  const SEEN = 0.25; // how much of the map must be on the screen before the Tab key enters it

  let map, bounds, marks, list, patterns, tip;
  let wards = []; // in the order in which they were drawn
  let order = []; // the same wards in reading order
  let chosen = null;
  let hovered = null;
  let pointer = null; // where the mouse or finger is over the hovered ward
  let hushed = false; // the words at the pointer were put away with Escape
  let onScreen = false;
  let stop = null; // the ward that the Tab key enters at
  let moment = Date.now();
  let typed = { text: "", at: 0 };
  const dark = { asked: false, seen: null }; // what Python said, what the browser's theme says

  // ---- the frame -----------------------------------------------------------------------------------------

  function nameFrame(title) {
    document.title = title;
    document.documentElement.lang = "en-GB";
    try {
      window.frameElement.title = title;
    } catch (error) {
      // The page has another origin and names the frame itself.
    }
  }

  // The page's typeface and text size hold inside the frame as well.
  function adoptType() {
    try {
      const page = window.parent.document;
      document.documentElement.style.fontSize = window.parent.getComputedStyle(page.documentElement).fontSize;
      const family = window.parent.getComputedStyle(page.body).fontFamily.split(",")[0].replace(/["']/g, "");
      const faces = [];
      for (const sheet of page.styleSheets) {
        for (const rule of sheet.cssRules) {
          const mine = rule.constructor.name === "CSSFontFaceRule" && rule.cssText.includes(family);
          if (!mine) continue;
          const base = sheet.href || page.baseURI;
          const address = /url\(["']?([^"')]+)["']?\)/g;
          faces.push(rule.cssText.replace(address, (_, url) => `url("${new URL(url, base).href}")`));
        }
      }
      const style = document.createElement("style");
      style.textContent = faces.join("\n");
      document.body.appendChild(style);
      Promise.all([500, 600].map((weight) => document.fonts.load(`${weight} 16px "${family}"`))).then(rename, () => {});
    } catch (error) {
      // The page has another origin: the system's own typeface serves.
    }
  }

  function isDark(colour) {
    const hex = /^#([0-9a-f]{6})/i.exec((colour || "").trim());
    if (!hex) return null;
    const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex[1].slice(at, at + 2), 16));
    return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
  }

  // Python learns of a change of theme late, the frame at once: where the two differ, the frame is right.
  function followTheme() {
    dark.seen = isDark(getComputedStyle(document.documentElement).getPropertyValue("--background-color"));
    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || !event.data || event.data.type !== "streamlit:render") return;
      const now = isDark(event.data.theme && event.data.theme.backgroundColor);
      if (now === null) return;
      dark.seen = now;
      setTheme();
    });
  }

  function setTheme() {
    document.documentElement.dataset.theme = (dark.seen === null ? dark.asked : dark.seen) ? "dark" : "light";
  }

  // ---- geometry, once ------------------------------------------------------------------------------------

  // Encoded polylines (hineq/maps/ward_map.py): five bits a sign, the lowest first, north before east, each from the point before.
  function ring(line) {
    const points = [];
    let at = 0, north = 0, east = 0;
    const step = () => {
      let bits = 0, more = 0, place = 0;
      do {
        more = line.charCodeAt(at++) - 63;
        bits |= (more & 31) << place;
        place += 5;
      } while (more > 31);
      return bits & 1 ? ~(bits >> 1) : bits >> 1;
    };
    while (at < line.length) {
      north += step();
      east += step();
      points.push([east / 1e5, north / 1e5]);
    }
    return points;
  }

  function feature({ code, name, parts }) {
    const coordinates = parts.map((part) => part.map(ring));
    return { type: "Feature", properties: { code, name }, geometry: { type: "MultiPolygon", coordinates } };
  }

  function draw(leafletMap, outlines, title) {
    map = leafletMap;
    nameFrame(title);
    followTheme();
    setTheme();
    // Leaflet rounds to whole pixels, which leaves small wards ragged; tenths are smooth, and still short.
    map.latLngToLayerPoint = function (latlng) {
      const point = this.project(L.latLng(latlng))._subtract(this.getPixelOrigin());
      return L.point(Math.round(point.x * 10) / 10, Math.round(point.y * 10) / 10);
    };
    const style = { className: "ward", fillOpacity: 1 };
    const renderer = L.svg({ padding: 0 }); // as large as the map: print scales it with the marks
    const layers = L.geoJSON(outlines.map(feature), { smoothFactor: 0, noClip: true, renderer, style }).addTo(map);
    bounds = layers.getBounds();
    marks = new window.WardMarks(map);
    wards = layers.getLayers().map((layer) => {
      const { code, name } = layer.feature.properties;
      return { code, name, label: `${name}: no data`, look: null, layer, path: layer.getElement() };
    });
    order = [...wards];
    wards.forEach(listen);

    list = wards[0].path.ownerSVGElement;
    list.setAttribute("role", "listbox");
    wards[0].path.parentNode.setAttribute("role", "presentation");
    patterns = svg("defs", {}, list);

    tip = new window.WardTip();
    adoptType();
    fit();
    new ResizeObserver(fit).observe(map.getContainer());
    new IntersectionObserver(seen, { threshold: [0, SEEN, 1] }).observe(map.getContainer());
  }

  function listen(ward) {
    ward.path.setAttribute("role", "option");
    ward.path.dataset.ward = ward.code;
    ward.path.addEventListener("click", () => choose(ward));
    ward.path.addEventListener("keydown", (event) => press(event, ward));
    ward.path.addEventListener("mousemove", (event) => hover(ward, event));
    ward.path.addEventListener("mouseleave", () => hover(null, null));
    ward.path.addEventListener("blur", mark);
    ward.path.addEventListener("focus", () => {
      hovered = null; // the keyboard moved last
      hushed = false;
      makeTabStop(ward);
      mark();
      if (ward.path.matches(":focus-visible")) bringIntoSight();
    });
  }

  // The Tab key does not enter a map that nobody sees; the ward that has the focus keeps it.
  function seen(entries) {
    onScreen = entries[entries.length - 1].intersectionRatio >= SEEN;
    makeTabStop(stop);
  }

  // The browser scrolls to what has the focus, but not to a shape inside a frame.
  function bringIntoSight() {
    try {
      window.frameElement.scrollIntoView({ block: "nearest" });
    } catch (error) {
      // The page has another origin and scrolls itself.
    }
  }

  function fit() {
    const { width, height } = map.getContainer().getBoundingClientRect();
    if (width < 20 || height < 20) return; // in a hidden tab: its turn comes with its size
    tellShape(width, height);
    map.invalidateSize({ pan: false, debounceMoveend: false });
    map.fitBounds(bounds, { padding: [MARGIN, MARGIN], animate: false, reset: true });
    for (const ward of wards) {
      ward.outline = ward.path.getAttribute("d");
      ward.shape = rings(ward.layer.getLatLngs());
    }
    const edges = wards.flatMap((ward) => ward.shape.flat());
    const drawn = Math.max(...edges.map(([x]) => x)) - Math.min(...edges.map(([x]) => x));
    marks.resize(wards, drawn);
    for (const tile of patterns.children) tile.setAttribute("patternTransform", turn());
    rename();
  }

  // On paper the frame keeps the shape that the wards were drawn in.
  function tellShape(width, height) {
    try {
      window.frameElement.style.setProperty("--hq-drawn", `${width} / ${height}`);
    } catch (error) {
      // The page has another origin: the frame is as high as on the screen.
    }
  }

  function rings(latlngs) {
    if (!(latlngs[0] instanceof L.LatLng)) return latlngs.flatMap(rings);
    return [latlngs.map((latlng) => map.latLngToLayerPoint(latlng)).map(({ x, y }) => [x, y])];
  }

  // ---- state, at every change ----------------------------------------------------------------------------

  function show(state) {
    dark.asked = state.dark;
    setTheme();
    list.setAttribute("aria-label", state.label);
    const looks = new Map(state.wards.map((look) => [look.code, look]));
    const texts = () => wards.map((ward) => `${ward.name} ${ward.look && ward.look.marked}`).join();
    const before = texts();
    for (const ward of wards) {
      ward.look = looks.get(ward.code) || null;
      ward.name = ward.look ? ward.look.name : ward.name;
      ward.label = ward.look ? ward.look.label : `${ward.name}: no data`;
      ward.layer.setStyle({ fillColor: fill(ward.look) });
      ward.path.style.stroke = ward.look && ward.look.line ? ward.look.line : "";
      ward.path.setAttribute("aria-label", ward.label);
    }
    const place = new Map(state.wards.map((look, index) => [look.code, index]));
    const rank = (ward) => (place.has(ward.code) ? place.get(ward.code) : wards.length);
    reorder([...wards].sort((a, b) => rank(a) - rank(b)));
    chosen = wards.find((ward) => ward.code === state.chosen) || null;
    makeTabStop(focused() || chosen || order[0]);
    if (texts() === before) remark();
    else rename();
  }

  // An element that moves loses the keyboard's focus: while a ward has it, only the numbers follow the new order.
  function reorder(wanted) {
    if (wanted.some((ward, index) => ward !== order[index]) && !focused()) {
      for (const ward of wanted) ward.path.parentNode.appendChild(ward.path);
    }
    order = wanted;
    order.forEach((ward, index) => {
      ward.path.setAttribute("aria-posinset", index + 1);
      ward.path.setAttribute("aria-setsize", order.length);
    });
  }

  function fill(look) {
    return look && look.fill ? look.fill : pattern("blank", blank);
  }

  function pattern(id, paint) {
    if (!document.getElementById(id)) {
      const tile = svg("pattern", { id, patternUnits: "userSpaceOnUse", patternTransform: turn() }, patterns);
      paint(tile, (side) => {
        for (const key of ["width", "height"]) tile.setAttribute(key, side);
      });
    }
    return `url(#${id})`;
  }

  function turn() {
    return `rotate(45) scale(${(Math.max(0.75, marks.scale) * window.WardMarks.rem()) / 16})`;
  }

  function blank(tile, sized) {
    sized(6);
    svg("rect", { class: "blank-ground", width: 6, height: 6 }, tile);
    svg("circle", { class: "blank-dot", cx: 3, cy: 3, r: 1.1 }, tile);
  }

  // ---- marks ---------------------------------------------------------------------------------------------

  function rename() {
    if (!wards[0].shape) return;
    tellPage(marks.placeNames(order));
    remark();
  }

  // The page shows the list of numbers under the map wherever the map has any.
  function tellPage(numbered) {
    try {
      window.frameElement.closest("[class*='_map_whole']").dataset.numbered = String(numbered);
    } catch (error) {
      // The page has another origin: it shows the list on a phone, where all wards are numbered.
    }
  }

  function remark() {
    if (!wards[0].shape) return;
    marks.drawChosen(chosen);
    marks.drawNames(wards.filter((ward) => ward !== chosen), marks.drawTag(chosen, wards));
    for (const ward of wards) ward.path.setAttribute("aria-selected", String(ward === chosen));
    mark();
  }

  function mark() {
    const ringed = focused(":focus-visible");
    if (wards[0].shape) {
      marks.drawHover(hovered !== chosen ? hovered : null);
      marks.drawFocus(ringed);
    }
    tell(hovered || ringed);
  }

  function tell(ward) {
    if (ward && !hushed) tip.show(ward, hovered ? pointer : null);
    else tip.hide();
  }

  // ---- choosing ------------------------------------------------------------------------------------------

  function focused(how = ":focus") {
    return wards.find((ward) => ward.path.matches(how)) || null;
  }

  function makeTabStop(wanted) {
    stop = wanted;
    for (const ward of wards) ward.path.setAttribute("tabindex", ward === stop && (onScreen || focused()) ? "0" : "-1");
  }

  function hover(ward, at) {
    pointer = at && { x: at.clientX, y: at.clientY };
    if (ward === hovered) return tell(ward);
    hovered = ward;
    hushed = false;
    mark();
  }

  // The map answers at once; the page follows, and its next state has the last word.
  function choose(ward) {
    chosen = ward;
    makeTabStop(ward);
    remark();
    moment = Math.max(moment + 1, Date.now());
    if (window.Streamlit) window.Streamlit.setComponentValue({ ward: ward.code, n: moment });
  }

  function press(event, ward) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = order.indexOf(ward);
    const last = order.length - 1;
    const steps = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: last };
    const typing = event.key.length === 1 && (event.key !== " " || Date.now() - typed.at < TYPE_AHEAD_MS);
    if (event.key in steps) order[Math.max(0, Math.min(last, steps[event.key]))].path.focus();
    else if (typing) typeAhead(event.key, at);
    else if (event.key === "Enter" || event.key === " ") choose(ward);
    else if (event.key === "Escape") hush();
    else return;
    event.preventDefault();
  }

  function hush() {
    hushed = true;
    mark();
  }

  // A letter goes to the next ward that begins with it, letters in quick succession to the ward that begins with them.
  function typeAhead(key, at) {
    const again = Date.now() - typed.at < TYPE_AHEAD_MS;
    typed = { text: (again ? typed.text : "") + key.toLowerCase(), at: Date.now() };
    const same = [...typed.text].every((letter) => letter === typed.text[0]);
    const start = same ? typed.text[0] : typed.text;
    const from = same ? at + 1 : at;
    const round = [...order.slice(from), ...order.slice(0, from)];
    const found = round.find((ward) => ward.name.toLowerCase().startsWith(start));
    if (found) found.path.focus();
  }

  return { draw, show };
})();

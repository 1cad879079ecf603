// What lies over the wards: outlines, names, the chosen ward's tag, the ring of the keyboard. All of it is decoration
// in a pane that takes no pointer and is hidden from screen readers, so it may be drawn anew whenever it changes.
//
// A ward, here as in ward_map.js: {code, name, look, path, outline, shape, clipId}; outline is the path's "d",
// shape the same outline as lists of points.
window.WardMarks = class {
  static NARROW = 480; // below this width, in pixels, wards carry their numbers ...
  static MOST = 0.6; // ... and where fewer than this share of the names would fit
  static FULL = 600; // a map drawn this wide has lines of full width
  static LAYERS = ["chosen", "hover", "names", "focus", "tag"];
  // Sizes of a name in rem, each with the share of its rim that must lie inside its ward: the last ones may run over it.
  static SIZES = [[0.9375, 0.95], [0.875, 0.95], [0.8125, 0.6], [0.8125, 0.3]];
  static SIGN = 0.62; // the side of the sign before a marked ward's name, and with its gap, in parts of the letters' size
  static SIGN_ROOM = 0.85;

  constructor(map) {
    this.map = map;
    const pane = map.createPane("marks");
    pane.style.zIndex = 450;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
    const under = map.createPane("silhouette");
    under.style.zIndex = 350;
    under.style.pointerEvents = "none";
    under.setAttribute("aria-hidden", "true");
    this.under = WardMarks.svg("svg", { class: "marks" }, under);
    this.svg = WardMarks.svg("svg", { class: "marks" }, pane);
    this.clips = WardMarks.svg("defs", {}, this.svg);
    for (const layer of WardMarks.LAYERS) this[layer] = WardMarks.svg("g", { class: layer }, this.svg);
    this.scale = 1;
    this.measure = document.createElement("canvas").getContext("2d");
  }

  static svg(name, attributes, parent) {
    const element = L.SVG.create(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (parent) parent.appendChild(element);
    return element;
  }

  static rem() {
    return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  }

  // ---- outlines ------------------------------------------------------------------------------------------

  // To be called when the wards have new outlines. The lines that stay inside a ward are cut off at its edge, so that
  // no neighbour is taken for it; the line around all wards lies under them.
  resize(wards, width) {
    this.scale = Math.max(0.55, Math.min(1, width / WardMarks.FULL));
    const { x, y } = this.map.getSize();
    const size = { width: x, height: y, viewBox: `0 0 ${x} ${y}` };
    for (const drawing of [this.svg, this.under]) {
      drawing.style.setProperty("--scale", this.scale);
      for (const [key, value] of Object.entries(size)) drawing.setAttribute(key, value);
    }
    this.under.replaceChildren();
    WardMarks.svg("path", { class: "silhouette", d: wards.map((ward) => ward.outline).join("") }, this.under);
    this.clips.replaceChildren();
    wards.forEach((ward, index) => {
      ward.clipId = `within-${index}`;
      WardMarks.svg("path", { d: ward.outline }, WardMarks.svg("clipPath", { id: ward.clipId }, this.clips));
    });
    this.mask = WardMarks.svg("mask", { id: "beyond-chosen", maskUnits: "userSpaceOnUse" }, this.clips);
  }

  inside(layer, ward, names) {
    for (const name of names) {
      WardMarks.svg("path", { class: name, d: ward.outline, "clip-path": `url(#${ward.clipId})` }, layer);
    }
  }

  drawHover(ward) {
    this.hover.replaceChildren();
    if (ward) this.inside(this.hover, ward, ["hover-paper", "hover-ink"]);
  }

  drawFocus(ward) {
    this.focus.replaceChildren();
    if (!ward) return;
    for (const name of ["focus-edge", "focus-line"]) {
      WardMarks.svg("path", { class: name, d: ward.outline }, this.focus);
    }
  }

  // The chosen ward's line runs outside its edge and leaves the ward itself whole.
  drawChosen(ward) {
    this.chosen.replaceChildren();
    if (!ward) return;
    const { x, y } = this.map.getSize();
    const all = { x: -50, y: -50, width: x + 100, height: y + 100 };
    for (const [key, value] of Object.entries(all)) this.mask.setAttribute(key, value);
    this.mask.replaceChildren();
    WardMarks.svg("rect", { ...all, fill: "#fff" }, this.mask);
    WardMarks.svg("path", { d: ward.outline, style: "fill: #000; stroke: none" }, this.mask);
    const beyond = WardMarks.svg("g", { mask: "url(#beyond-chosen)" }, this.chosen);
    for (const name of ["chosen-halo", "chosen-line"]) WardMarks.svg("path", { class: name, d: ward.outline }, beyond);
    this.inside(this.chosen, ward, ["chosen-rim"]);
  }

  // ---- names ---------------------------------------------------------------------------------------------

  width(text, size, weight) {
    this.measure.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    return this.measure.measureText(text).width;
  }

  // A text as a box: its lines, the size of its letters in pixels, and how much room it takes, the sign included.
  layout(lines, rem, marked) {
    const pixels = rem * WardMarks.rem();
    const wide = (line, index) => this.width(line, pixels, 500) + (marked && index === 0 ? WardMarks.SIGN_ROOM * pixels : 0);
    const width = Math.max(...lines.map(wide)) + 6;
    return { lines, pixels, marked, width, height: Math.max(1, lines.length) * pixels * 1.1 };
  }

  // Where a text lies in a ward without touching what is taken, or null.
  spot(ward, box, enough, taken) {
    const free = (x, y) => !taken.some((other) => window.labelPlaces.collide({ ...box, x, y }, other));
    const { x, y, share, score } = window.labelPlaces.place(ward.shape, box.width, box.height, free);
    return score >= 0 && share >= enough ? { ...box, x, y } : null;
  }

  nameSpot(ward, [size, enough], taken) {
    const words = ward.name.split(" ");
    const layouts = [[ward.name]];
    for (let at = 1; at < words.length; at++) layouts.push([words.slice(0, at).join(" "), words.slice(at).join(" ")]);
    const marked = Boolean(ward.look && ward.look.marked);
    const boxes = layouts.map((lines) => this.layout(lines, size, marked));
    boxes.sort((a, b) => a.lines.length - b.lines.length || a.width - b.width);
    for (const box of boxes.slice(0, 2)) {
      const spot = this.spot(ward, box, enough, taken);
      if (spot) return spot;
    }
    return null;
  }

  // The ward's number, if it has one, smaller where it must be; of a marked ward without room even for that the sign alone.
  numberSpot(ward, taken) {
    const marked = Boolean(ward.look && ward.look.marked);
    const tries = ward.look && ward.look.number ? [[0.8125, 0.8], [0.75, 0.5], [0.75, 0]] : [];
    for (const [size, enough] of tries) {
      const spot = this.spot(ward, this.layout([String(ward.look.number)], size, marked), enough, taken);
      if (spot) return spot;
    }
    return marked ? this.spot(ward, this.layout([""], 0.75, true), 0, taken) : null;
  }

  // Called after a resize, a change of names, marks or typeface: the rest of the time the spots are remembered. No two
  // texts touch: what fits is placed first, what must run over its ward's edge takes what room is left. Answers
  // whether any ward is named by its number.
  placeNames(wards) {
    const named = this.map.getSize().x >= WardMarks.NARROW ? this.placed(wards) : new Map();
    const few = named.size < WardMarks.MOST * wards.length;
    const taken = few ? [] : [...named.values()];
    let numbers = false;
    for (const ward of wards) {
      ward.spot = (!few && named.get(ward)) || null;
      if (ward.spot) continue;
      numbers = numbers || Boolean(ward.look && ward.look.number);
      ward.spot = this.numberSpot(ward, taken);
      if (ward.spot) taken.push(ward.spot);
    }
    return numbers;
  }

  placed(wards) {
    const named = new Map();
    for (const size of WardMarks.SIZES) {
      for (const ward of wards) {
        const spot = named.has(ward) ? null : this.nameSpot(ward, size, [...named.values()]);
        if (spot) named.set(ward, spot);
      }
    }
    return named;
  }

  drawNames(wards, tagBox) {
    this.names.replaceChildren();
    for (const ward of wards) {
      const { spot, look } = ward;
      if (!spot || (tagBox && window.labelPlaces.collide(tagBox, spot))) continue;
      const filled = look && look.fill;
      const colours = filled ? `fill: ${look.ink}; stroke: ${look.fill}` : "fill: var(--ink); stroke: var(--ground)";
      const group = WardMarks.svg("g", { class: "name", style: `${colours}; font-size: ${spot.pixels}px` }, this.names);
      group.dataset.names = ward.code;
      this.write(group, spot);
    }
  }

  write(group, { x, y, lines, pixels, marked }) {
    const text = WardMarks.svg("text", {}, group);
    lines.forEach((line, index) => {
      const middle = y + (index - (lines.length - 1) / 2) * 1.1 * pixels;
      const sign = marked && index === 0;
      const shift = sign ? (WardMarks.SIGN_ROOM * pixels) / 2 : 0;
      WardMarks.svg("tspan", { x: x + shift, y: middle + 0.34 * pixels }, text).textContent = line;
      if (!sign) return;
      const side = WardMarks.SIGN * pixels;
      const left = line ? x + shift - this.width(line, pixels, 500) / 2 - WardMarks.SIGN_ROOM * pixels : x - side / 2;
      const at = { x: left, y: middle - side / 2 + 0.02 * pixels, width: side, height: side };
      WardMarks.svg("rect", { class: "sign", ...at }, group);
    });
  }

  // ---- the chosen ward's tag: a tick and its name --------------------------------------------------------

  // Draws the tag inside a ward that has room, else beside it with a tick inside; answers the tag's box.
  drawTag(ward, wards) {
    this.tag.replaceChildren();
    if (!ward) return null;
    const unit = WardMarks.rem() * (this.scale < 0.75 ? 0.8125 : 0.9375);
    const width = this.width(ward.name, unit, 600) + 2.3 * unit;
    const height = 1.65 * unit;
    const room = window.labelPlaces.box(ward.shape);
    const place = window.labelPlaces.place(ward.shape, width, height);
    const roomy = width * height < 0.3 * (room.right - room.left) * (room.bottom - room.top);
    const { x, y, pointer } = place.share >= 0.9 && roomy ? place : this.beside(ward, wards, width, height, unit);
    const left = x - width / 2;
    const plate = `M${left} ${y - height / 2}h${width}v${height}h${-width}Z`;
    WardMarks.svg("path", { class: "plate", d: plate + (pointer || "") }, this.tag);
    this.tick(left + unit, y, unit);
    const text = { x: left + 1.75 * unit, y: y + 0.34 * unit, style: `font-size: ${unit}px` };
    WardMarks.svg("text", text, this.tag).textContent = ward.name;
    return { x, y, width: width + 6, height: height + 6 };
  }

  // Outside one of the ward's four outermost points, with a pointer to it: where the tag covers least of the wards.
  beside(ward, wards, width, height, unit) {
    const heart = window.labelPlaces.place(ward.shape, 1.3 * unit, 1.3 * unit);
    WardMarks.svg("circle", { class: "plate", cx: heart.x, cy: heart.y, r: 0.72 * unit }, this.tag);
    this.tick(heart.x, heart.y, unit);
    const size = this.map.getSize();
    const within = (low, value, high) => Math.max(low, Math.min(high, value));
    const sides = [[0, -1], [0, 1], [-1, 0], [1, 0]].map(([right, down]) => {
      const outermost = (a, b) => (b[0] * right + b[1] * down > a[0] * right + a[1] * down ? b : a);
      const tip = ward.shape.flat().reduce(outermost).map((value, axis) => value + 4 * [right, down][axis]);
      const reach = (Math.abs(right) * width + Math.abs(down) * height) / 2 + 0.7 * unit;
      const x = within(width / 2 + 2, tip[0] + right * reach, size.x - width / 2 - 2);
      const y = within(height / 2 + 2, tip[1] + down * reach, size.y - height / 2 - 2);
      const covered = window.labelPlaces.covered(x, y, width + 4, height + 4, ward, wards);
      return { x, y, covered, pointer: pointer(x, y, tip, right, down) };
    });
    return sides.reduce((a, b) => (b.covered < a.covered ? b : a));

    // From the middle of the tag's near side to the tip.
    function pointer(x, y, [tipX, tipY], right, down) {
      const half = 0.5 * unit;
      if (down) {
        const foot = within(x - width / 2 + half, tipX, x + width / 2 - half);
        return `M${tipX} ${tipY}L${foot - half} ${y - (down * height) / 2}H${foot + half}Z`;
      }
      const foot = within(y - height / 2 + half, tipY, y + height / 2 - half);
      return `M${tipX} ${tipY}L${x - (right * width) / 2} ${foot - half}V${foot + half}Z`;
    }
  }

  tick(x, y, unit) {
    const d = `M${x - 0.33 * unit} ${y + 0.02 * unit}l${0.23 * unit} ${0.25 * unit}l${0.43 * unit} ${-0.52 * unit}`;
    WardMarks.svg("path", { class: "tick", d }, this.tag);
  }
};

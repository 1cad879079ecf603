// What lies over the wards: outlines, names, the chosen ward's tag, the ring of the keyboard. All of it is decoration
// in a pane that takes no pointer and is hidden from screen readers, so it may be drawn anew whenever it changes.
//
// A ward, here as in ward_map.js: {code, name, look, path, outline, shape, clipId}; outline is the path's "d",
// shape the same outline as lists of points.
window.WardMarks = class {
  static NARROW = 480; // below this width, in pixels, wards carry no names ...
  static MOST = 0.6; // ... nor where fewer than this share of them would fit
  static FULL = 600; // a map drawn this wide has lines of full width
  static LAYERS = ["outlines", "chosen", "hover", "names", "focus", "tag"];

  constructor(map) {
    this.map = map;
    const pane = map.createPane("marks");
    pane.style.zIndex = 450;
    pane.style.pointerEvents = "none";
    pane.setAttribute("aria-hidden", "true");
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
  // no neighbour is taken for it.
  resize(wards, width) {
    this.scale = Math.max(0.55, Math.min(1, width / WardMarks.FULL));
    this.svg.style.setProperty("--scale", this.scale);
    const { x, y } = this.map.getSize();
    const size = { width: x, height: y, viewBox: `0 0 ${x} ${y}` };
    for (const [key, value] of Object.entries(size)) this.svg.setAttribute(key, value);
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

  drawOutlines(wards) {
    this.outlines.replaceChildren();
    for (const ward of wards) {
      const outline = ward.look && ward.look.outline;
      if (outline) this.inside(this.outlines, ward, [`poorest-paper ${outline}`, `poorest-ink ${outline}`]);
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

  // The chosen ward's line runs outside its edge and leaves the ward's own pattern and outline whole.
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
    if (!ward.look || !ward.look.outline) this.inside(this.chosen, ward, ["chosen-rim"]);
  }

  // ---- names ---------------------------------------------------------------------------------------------

  width(text, size, weight) {
    this.measure.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
    return this.measure.measureText(text).width;
  }

  // Where a ward's name fits, or null: large before small, one line before two, at the last a little over the edge.
  spot(ward) {
    const words = ward.name.split(" ");
    const layouts = [[ward.name]];
    if (words.length > 1) {
      const half = Math.ceil(words.length / 2);
      layouts.push([words.slice(0, half).join(" "), words.slice(half).join(" ")]);
    }
    for (const [size, enough] of [[1, 0.95], [0.875, 0.9], [0.8125, 0.6]]) {
      const pixels = size * WardMarks.rem();
      for (const lines of layouts) {
        const width = Math.max(...lines.map((line) => this.width(line, pixels, 500))) + 6;
        const height = lines.length * pixels * 1.1;
        const { x, y, share } = window.labelPlaces.place(ward.shape, width, height);
        if (share >= enough) return { x, y, lines, pixels, width, height };
      }
    }
    return null;
  }

  // Called after a resize, a change of names or of typeface: the rest of the time the spots are remembered.
  placeNames(wards) {
    const wide = this.map.getSize().x >= WardMarks.NARROW;
    for (const ward of wards) ward.spot = wide ? this.spot(ward) : null;
    if (wards.filter((ward) => ward.spot).length < WardMarks.MOST * wards.length) {
      for (const ward of wards) ward.spot = null;
    }
  }

  drawNames(wards, tagBox) {
    this.names.replaceChildren();
    for (const { spot, look } of wards) {
      if (!spot || (tagBox && overlap(tagBox, spot))) continue;
      const filled = look && look.fill;
      const colours = filled ? `fill: ${look.ink}; stroke: ${look.fill}` : "fill: var(--ink); stroke: var(--ground)";
      const style = `${colours}; font-size: ${spot.pixels}px`;
      const text = WardMarks.svg("text", { class: "name", style }, this.names);
      spot.lines.forEach((line, index) => {
        const y = spot.y + (index - (spot.lines.length - 1) / 2) * 1.1 * spot.pixels + 0.34 * spot.pixels;
        WardMarks.svg("tspan", { x: spot.x, y }, text).textContent = line;
      });
    }

    function overlap(a, b) {
      return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
    }
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

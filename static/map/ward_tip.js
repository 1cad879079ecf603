// What a ward is, in words beside the pointer or beside the ward that has the keyboard's focus. It stays within the
// frame, takes no pointer, and is hidden from screen readers: every ward's own label says the same.
window.WardTip = class {
  static GAP = 6; // pixels between the words and what they stand beside
  static POINTER = { before: 2, after: 14 }; // how far an arrow's tip is covered by the arrow

  constructor() {
    this.box = document.createElement("div");
    this.box.id = "ward-tip";
    this.box.hidden = true;
    this.box.setAttribute("aria-hidden", "true");
    document.body.appendChild(this.box);
  }

  hide() {
    this.box.hidden = true;
  }

  // `pointer` is where the mouse or finger is, null for the keyboard.
  show(ward, pointer) {
    this.box.hidden = false;
    const name = document.createElement("b");
    name.textContent = ward.name;
    const lines = ward.look ? ward.look.lines : ["No figure"];
    this.box.replaceChildren(name, ...lines.map((line, index) => {
      const part = document.createElement("span");
      part.className = index ? "" : "figure";
      part.textContent = line;
      return part;
    }));
    this.place(pointer ? this.around(pointer) : ward.path.getBoundingClientRect(), Boolean(pointer));
  }

  around({ x, y }) {
    const { before, after } = window.WardTip.POINTER;
    return { left: x - before, right: x + after, top: y - before, bottom: y + after };
  }

  // To the right of what it is about, else to the left; under the pointer, else over it.
  place(about, below) {
    const { width, height } = this.box.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const gap = window.WardTip.GAP;
    const left = about.right + gap + width <= clientWidth ? about.right + gap : about.left - gap - width;
    const under = about.bottom + height <= clientHeight ? about.bottom : about.top - height;
    const within = (value, most) => Math.max(0, Math.min(value, most));
    this.box.style.left = `${within(left, clientWidth - width)}px`;
    this.box.style.top = `${within(below ? under : about.top, clientHeight - height)}px`;
  }
};

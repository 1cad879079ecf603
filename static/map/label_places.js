// Where a name fits inside a ward. Pure geometry: points are [x, y] in pixels, a ring is a list of points,
// a shape is a list of rings (holes and islands alike: the even-odd rule decides what is inside).
window.labelPlaces = (function () {
  "use strict";

  const GRID = 22; // places tried along each side of a ward's box

  function inside(shape, x, y) {
    let within = false;
    for (const ring of shape) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i];
        const [bx, by] = ring[j];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
      }
    }
    return within;
  }

  function distanceToEdge(shape, x, y) {
    let nearest = Infinity;
    for (const ring of shape) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i];
        const dx = ring[j][0] - ax;
        const dy = ring[j][1] - ay;
        const length = dx * dx + dy * dy;
        const along = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
        nearest = Math.min(nearest, (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2);
      }
    }
    return Math.sqrt(nearest);
  }

  function box(shape) {
    const b = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const [x, y] of shape.flat()) {
      b.left = Math.min(b.left, x);
      b.right = Math.max(b.right, x);
      b.top = Math.min(b.top, y);
      b.bottom = Math.max(b.bottom, y);
    }
    return b;
  }

  // Twelve points on the outline of a box of this size.
  function rim(width, height) {
    const points = [];
    for (const across of [-0.5, -0.17, 0.17, 0.5]) {
      points.push([across * width, -0.5 * height], [across * width, 0.5 * height]);
    }
    for (const down of [-0.17, 0.17]) points.push([-0.5 * width, down * height], [0.5 * width, down * height]);
    return points;
  }

  // The place in the shape where a box of this size lies deepest: {x, y, share}, share = how much of the
  // box's rim lies inside (1 = it fits). Places where free(x, y) says no are left out.
  function place(shape, width, height, free = () => true) {
    const b = box(shape);
    const points = rim(width, height);
    let best = { x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2, share: 0, score: -1 };
    for (let i = 1; i < GRID; i++) {
      for (let j = 1; j < GRID; j++) {
        const x = b.left + ((b.right - b.left) * i) / GRID;
        const y = b.top + ((b.bottom - b.top) * j) / GRID;
        if (!inside(shape, x, y) || !free(x, y)) continue;
        const share = points.filter(([dx, dy]) => inside(shape, x + dx, y + dy)).length / points.length;
        if (share * 1e4 + 1e4 < best.score) continue;
        const score = share * 1e4 + distanceToEdge(shape, x, y);
        if (score > best.score) best = { x, y, share, score };
      }
    }
    return best;
  }

  // How much a box at this place covers, by a grid of points: 1 for each on a ward, 4 for each on its own.
  function covered(x, y, width, height, own, wards) {
    let sum = 0;
    for (let i = 0; i <= 8; i++) {
      for (let j = 0; j <= 4; j++) {
        const [px, py] = [x + (i / 8 - 0.5) * width, y + (j / 4 - 0.5) * height];
        for (const ward of wards) if (inside(ward.shape, px, py)) sum += ward === own ? 4 : 1;
      }
    }
    return sum;
  }

  // Whether two boxes, each {x, y, width, height} by its middle, lie over one another.
  function collide(a, b) {
    return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
  }

  return { place, box, covered, collide };
})();

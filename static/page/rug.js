// The table of all wards by all measures: sorted by any of its heads without the server, by mouse and by keyboard, as the
// address says; for paper it is cut into tables of so many columns as a sheet has room for, in the order that is shown.
(() => {
  "use strict";

  const ROOM = 14; // columns of figures that an A4 sheet across holds in a size that can be read
  const TABLE = ".hq-rug-box > .hq-rug";
  const asked = () => new URLSearchParams(location.search).get("sort") || "";

  const heads = (table) => [...table.tHead.querySelectorAll("th[data-column]")];
  const headOf = (table, name) => heads(table).find((one) => one.dataset.column === name);

  function figure(cell) {
    const text = cell.firstChild && cell.firstChild.nodeType === Node.TEXT_NODE ? cell.firstChild.data : "";
    return parseFloat(text.replace(/,/g, "").replace("\u2212", "-"));
  }

  function sort(table, name, way) {
    const all = heads(table), at = all.findIndex((one) => one.dataset.column === name);
    if (at < 0) return;
    const body = table.tBodies[table.tBodies.length - 1];
    const turn = way === "descending" ? -1 : 1;
    const word = (row) => row.cells[0].textContent;
    const keyed = [...body.rows].map((row) => ({ row, name: word(row), value: at ? figure(row.cells[at]) : 0 }));
    const missing = (one) => Number.isNaN(one.value);
    keyed.sort((a, b) =>
      at
        ? missing(a) - missing(b) || (missing(a) ? 0 : turn * (a.value - b.value)) || a.name.localeCompare(b.name)
        : turn * a.name.localeCompare(b.name));
    body.append(...keyed.map((one) => one.row));
    for (const one of all) one.setAttribute("aria-sort", one === all[at] ? way : "none");
    const said = all[at].querySelector("button").firstChild.data;
    const end = at ? (way === "descending" ? "highest first" : "lowest first") : (way === "descending" ? "from Z to A" : "from A to Z");
    table.querySelector(".hq-rug-order").textContent = `Sorted by ${at ? said : "name"}, ${end}.`;
    table.dataset.sorted = `${name}-${way}`;
  }

  function keep(name, way) {
    const address = new URL(location.href);
    if (name === "ward" && way === "ascending") address.searchParams.delete("sort");
    else address.searchParams.set("sort", `${name}-${way}`);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest(`${TABLE} thead button`);
    if (!button) return;
    const head = button.closest("th"), table = button.closest("table");
    const first = head.dataset.first || "ascending";
    const other = first === "ascending" ? "descending" : "ascending";
    const way = head.getAttribute("aria-sort") === first ? other : first;
    sort(table, head.dataset.column, way);
    keep(head.dataset.column, way);
  });

  // a table that comes, or comes anew after a choice, is sorted as the address says
  new MutationObserver(() => {
    const table = document.querySelector(`${TABLE}:not([data-sorted])`);
    if (!table) return;
    table.dataset.sorted = "";
    const [, name, way] = /^(.+)-(ascending|descending)$/.exec(asked()) || [];
    if (name && headOf(table, name)) sort(table, name, way);
  }).observe(document, { childList: true, subtree: true });

  // ---- paper ---------------------------------------------------------------------------------------------

  // themes stay together where they fit a sheet; of a longer one a part goes on the next
  function sheets(table) {
    const groups = [...table.tHead.rows[0].querySelectorAll('[scope="colgroup"]')];
    const found = [];
    let at = 2, room = 0;
    for (const group of groups) {
      for (let left = group.colSpan; left > 0; ) {
        if (room === 0 || (left > room && left <= ROOM)) { found.push([]); room = ROOM; }
        const some = Math.min(left, room);
        found[found.length - 1].push({ group, from: at, many: some });
        at += some; left -= some; room -= some;
      }
    }
    return found;
  }

  function sheet(table, parts) {
    const made = table.cloneNode(false);
    made.append(table.caption.cloneNode(true));
    const head = made.createTHead(), [groups, measures] = table.tHead.rows;
    const first = head.insertRow(), second = head.insertRow();
    first.append(groups.cells[0].cloneNode(true), groups.cells[1].cloneNode(true));
    for (const { group, from, many } of parts) {
      const over = group.cloneNode(true);
      over.colSpan = many;
      first.append(over);
      for (let at = from; at < from + many; at++) second.append(measures.cells[at - 2].cloneNode(true));
    }
    for (const body of table.tBodies) {
      const copy = made.createTBody();
      for (const row of body.rows) {
        const own = copy.insertRow();
        own.className = row.className;
        own.append(row.cells[0].cloneNode(true), row.cells[1].cloneNode(true));
        for (const { from, many } of parts)
          for (let at = from; at < from + many; at++) own.append(row.cells[at].cloneNode(true));
      }
    }
    for (const button of made.querySelectorAll("button")) button.replaceWith(...button.childNodes);
    return made;
  }

  const clear = () => { for (const one of document.querySelectorAll(".hq-rug-paper")) one.remove(); };

  function cut() {
    clear();
    for (const table of document.querySelectorAll(TABLE)) {
      const paper = document.createElement("div");
      paper.className = "hq-rug-paper";
      paper.append(...sheets(table).map((parts) => sheet(table, parts)));
      table.parentElement.after(paper);
    }
  }

  addEventListener("beforeprint", cut);
  addEventListener("afterprint", clear);
  // what shows a page as on paper without printing it
  matchMedia("print").addEventListener("change", (event) => (event.matches ? cut() : clear()));
})();

// The chain view with keys, and branches that open in their place. Without this file every branch is a link.
(() => {
  "use strict";
  const chain = document.querySelector("[data-chain]");
  if (!chain) return;

  const rows = () => [...chain.querySelectorAll("tr[data-level]")];
  const level = (row) => Number(row.dataset.level);
  const toggle = (row) => row.querySelector("a[aria-expanded]");
  const isOpen = (row) => row.getAttribute("aria-expanded") === "true";

  // What a screen reader is told of a row, and one row at a time in the order of tabs.
  const prepare = () => {
    rows().forEach((row) => {
      row.setAttribute("aria-level", level(row) + 1);
      row.tabIndex = -1;
      const link = toggle(row);
      if (!link) return;
      link.tabIndex = -1;
      row.setAttribute("aria-expanded", link.getAttribute("aria-expanded"));
    });
    const here = rows().find((row) => row === document.activeElement) ?? rows()[0];
    if (here) here.tabIndex = 0;
  };

  const go = (row) => {
    if (!row) return;
    rows().forEach((other) => { other.tabIndex = other === row ? 0 : -1; });
    row.focus();
  };

  // The address, the other group and the paper keep what is open.
  const remember = () => {
    const opened = rows().filter(isOpen).map((row) => row.id.slice(1)).join(",");
    for (const link of document.querySelectorAll("a[data-opened]")) {
      const address = new URL(link.href);
      address.searchParams.set("aaben", opened);
      link.href = address;
    }
    const address = new URL(window.location.href);
    address.searchParams.set("aaben", opened);
    address.hash = "";
    window.history.replaceState(window.history.state, "", address);
  };

  const say = (row, open) => {
    row.setAttribute("aria-expanded", open);
    toggle(row).setAttribute("aria-expanded", open);
    prepare();
    remember();
  };

  const close = (row) => {
    let next = row.nextElementSibling;
    if (next?.matches("[data-why]")) next = next.nextElementSibling;
    while (next && (next.matches("[data-why]") || level(next) > level(row))) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
    say(row, false);
  };

  const open = async (row) => {
    if (row.hasAttribute("aria-busy")) return;
    row.setAttribute("aria-busy", "true");
    const last = row.nextElementSibling?.matches("[data-why]") ? row.nextElementSibling : row;
    const before = chain.querySelectorAll("tr").length;
    await window.htmx.ajax("GET", row.dataset.branch, { source: row, target: last, swap: "afterend" });
    row.removeAttribute("aria-busy");
    if (chain.querySelectorAll("tr").length > before) say(row, true);
    else window.location.assign(toggle(row).href);
  };

  const turn = (row) => (isOpen(row) ? close(row) : open(row));

  const above = (row) => {
    const all = rows();
    return all.slice(0, all.indexOf(row)).reverse().find((other) => level(other) < level(row));
  };

  const KEYS = {
    ArrowDown: (row, all, at) => go(all[at + 1]),
    ArrowUp: (row, all, at) => go(all[at - 1]),
    Home: (row, all) => go(all[0]),
    End: (row, all) => go(all[all.length - 1]),
    ArrowRight: (row, all, at) => {
      if (!row.dataset.branch) return;
      if (isOpen(row)) go(all[at + 1]);
      else open(row);
    },
    ArrowLeft: (row) => (isOpen(row) ? close(row) : go(above(row))),
    Enter: (row) => (row.dataset.branch ? turn(row) : row.querySelector("th a")?.click()),
  };

  chain.addEventListener("keydown", (event) => {
    const row = event.target.closest("tr[data-level]");
    const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (!row || !plain || !(event.key in KEYS) || (event.key === "Enter" && event.target !== row)) return;
    event.preventDefault();
    const all = rows();
    KEYS[event.key](row, all, all.indexOf(row));
  });

  chain.addEventListener("click", (event) => {
    const link = event.target.closest("a[aria-expanded]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const row = link.closest("tr");
    go(row);
    turn(row);
  });

  chain.setAttribute("role", "treegrid");
  document.querySelector(".ln-by-keys").hidden = false;
  prepare();
})();

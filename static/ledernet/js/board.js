// The meeting on the wall: keys press the links that are there, and the clock counts. Without this file the links do
// the same, and the clock says when the meeting ends.
"use strict";

const WRITING = "input, textarea, select, summary, button, [contenteditable]";
const KEYS = { " ": "space", ArrowRight: "right", ArrowLeft: "left", Escape: "escape" };

function turn(event) {
  const name = KEYS[event.key];
  if (!name || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const open = event.target.closest("details[open]");
  if (name === "escape" && open) {
    open.open = false;
    open.querySelector("summary").focus();
    return;
  }
  if (event.target.closest(WRITING) && name !== "escape") return;
  const way = document.querySelector(`[data-key="${name}"]`);
  if (!way) return;
  event.preventDefault();
  way.click();
}

// Between minutes and seconds, as the language of the page writes a time.
const between = document.documentElement.lang === "da" ? "." : ":";

// Counted from the server's clock, since the computer behind a wall may have another one.
function count(clock) {
  const ends = performance.now() + clock.dataset.left * 1000;
  const whole = clock.dataset.whole * 60;
  const [figure, words, ring] = ["b", "small", ".ln-clock__f"].map((part) => clock.querySelector(part));
  function show() {
    const left = Math.round((ends - performance.now()) / 1000);
    const seconds = Math.abs(left);
    figure.textContent = `${Math.floor(seconds / 60)}${between}${String(seconds % 60).padStart(2, "0")}`;
    words.textContent = left < 0 ? clock.dataset.over : clock.dataset.rest;
    clock.classList.toggle("is-over", left < 0);
    ring.setAttribute("stroke-dasharray", `${Math.max(0, Math.min(100, (left / whole) * 100))} 100`);
  }
  show();
  setInterval(show, 1000);
}

document.addEventListener("keydown", turn);
document.querySelectorAll(".ln-clock").forEach(count);

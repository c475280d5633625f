// The clock of a method. It is worked out from when it began, so a phone that slept is right at once; every few seconds
// it asks how it stands, so that the wall follows the phone. Without this file the page is a timetable.
"use strict";

const ASK_EVERY = 5000;
// Between minutes and seconds, as the language of the page writes a time.
const between = document.documentElement.lang === "da" ? "." : ":";
const page = document.querySelector(".ln-run");
const steps = [...page.querySelectorAll("[data-seconds]")];
const lengths = () => steps.map((step) => Number(step.dataset.seconds));
// The server says how long the clock has run; the difference to this machine's own clock does not matter then.
let began = Date.now() - page.dataset.elapsed * 1000;
let shown = steps.findIndex((step) => step.hasAttribute("aria-current"));

function standAt(seconds) {
  let ends = 0;
  for (const [phase, length] of lengths().entries()) {
    ends += length;
    if (seconds < ends) return { phase, left: ends - seconds };
  }
  return { phase: steps.length - 1, left: ends - seconds };
}

function show() {
  const { phase, left } = standAt(Math.floor((Date.now() - began) / 1000));
  const seconds = Math.abs(left);
  page.querySelector(".ln-run__left b").textContent =
    `${Math.floor(seconds / 60)}${between}${String(seconds % 60).padStart(2, "0")}`;
  page.querySelector(".ln-run__left small").textContent = left < 0 ? page.dataset.over : page.dataset.left;
  page.classList.toggle("is-over", left < 0);
  if (phase !== shown) turnTo(phase);
}

// The words are changed only when the phase is: a reader of screens hears each once.
function turnTo(phase) {
  shown = phase;
  steps.forEach((step, place) =>
    place === phase ? step.setAttribute("aria-current", "step") : step.removeAttribute("aria-current"),
  );
  const [name, task] = [steps[phase].querySelector("strong"), steps[phase].querySelector("strong + span")];
  page.querySelector(".ln-run__phase").textContent = name.textContent;
  page.querySelector(".ln-run__task").textContent = task ? task.textContent : "";
  page.querySelectorAll("input[name=phase]").forEach((input) => (input.value = phase));
  const on = page.querySelector("form[action$='videre/']");
  if (on) on.hidden = phase === steps.length - 1;
}

async function ask() {
  if (document.hidden) return;
  const answer = await fetch(page.dataset.stand).catch(() => null);
  if (!answer || !answer.ok) return;
  const stand = await answer.json();
  if (stand.runs !== (page.dataset.runs === "1") || stand.lengths.length !== steps.length) {
    location.reload();
    return;
  }
  steps.forEach((step, place) => (step.dataset.seconds = stand.lengths[place]));
  began = Date.now() - stand.elapsed * 1000;
  if (stand.runs) show();
}

// A phone that shows the clock stays awake where it can.
async function stayAwake() {
  if (!document.hidden && "wakeLock" in navigator) await navigator.wakeLock.request("screen").catch(() => null);
}

if (page.dataset.runs === "1") {
  show();
  setInterval(show, 500);
  stayAwake();
}
setInterval(ask, ASK_EVERY);
document.addEventListener("visibilitychange", () => {
  ask();
  if (page.dataset.runs === "1") stayAwake();
});

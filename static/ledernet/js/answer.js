// Answering: one theme a screen, a draft that never leaves this browser, and a word of caution while writing.
"use strict";

(() => {
  const STAYS = 21 * 24 * 60 * 60 * 1000;
  const keyOf = async (path) => {
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(path));
    return "draft-" + [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 32);
  };
  const forgetOld = () => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("draft-") && Date.now() - (JSON.parse(localStorage[name]).at || 0) > STAYS) localStorage.removeItem(name);
    }
  };

  const thanked = document.querySelector("[data-answered]");
  if (thanked) {
    keyOf(thanked.dataset.answered).then((key) => localStorage.removeItem(key));
    return;
  }

  const form = document.querySelector("[data-answer]");
  const find = (name) => form.querySelector(`[data-${name}]`);
  const screens = [...form.querySelectorAll("[data-screen]")];
  const themes = screens.length - 1;
  const text = form.dataset;
  let place = 0;

  const unanswered = () => {
    const questions = [...form.querySelectorAll(".ln-q")];
    return questions.filter((question) => !question.querySelector("input:checked")).length;
  };

  const tellUnanswered = () => {
    const count = unanswered();
    const note = find("unanswered");
    note.hidden = count === 0;
    note.textContent = count === 1 ? text.openOne : text.openMany.replace("{count}", count);
  };

  const show = (to, focus = true) => {
    place = to;
    screens.forEach((screen, at) => { screen.hidden = at !== place; });
    const isLast = place === themes;
    find("place").textContent = isLast ? text.last : text.place.replace("{place}", place + 1).replace("{count}", themes);
    const minutes = Math.round(text.minutes * (1 - place / (themes + 1)));
    find("left").textContent = "· " + (minutes > 1 ? text.left.replace("{minutes}", minutes) : text.nearly);
    form.querySelector("progress").value = (place + 1) / (themes + 1);
    find("next").hidden = isLast;
    find("send").hidden = !isLast;
    tellUnanswered();
    if (focus) {
      window.scrollTo(0, 0);
      screens[place].querySelector("h2").focus({ preventScroll: true });
    }
  };

  const step = (event, by) => {
    event.preventDefault();
    show(place + by);
  };

  find("progress").hidden = false;
  find("next").addEventListener("click", (event) => step(event, 1));
  find("back").addEventListener("click", (event) => { if (place > 0) step(event, -1); });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input[type=radio]")) event.preventDefault();
  });
  const wrong = screens.findIndex((screen) => screen.querySelector(".ln-err"));
  show(Math.max(0, wrong), wrong >= 0);

  const { patterns, labels } = JSON.parse(text.cautions);
  const kinds = Object.keys(labels).map((kind) => [labels[kind], new RegExp(patterns[kind], "gu")]);
  const isAbout = (word) => [text.about, `${text.about}s`].includes(word);
  const count = (field) => {
    const note = document.getElementById(`${field.name}-count`);
    note.hidden = field.value === "";
    note.textContent = text.count.replace("{count}", field.value.length).replace("{most}", field.maxLength);
  };
  const warn = (field) => {
    const written = field.value.normalize("NFC");
    const found = kinds.filter(([, pattern]) => (written.match(pattern) || []).some((word) => !isAbout(word))).map(([label]) => label);
    const note = document.getElementById(`${field.name}-caution`);
    const named = found.length > 1 ? `${found.slice(0, -1).join(", ")} ${text.and} ${found.at(-1)}` : found[0];
    note.hidden = found.length === 0;
    if (named) note.querySelector("b").textContent = text.mentions.replace("{what}", named);
    count(field);
  };
  form.querySelectorAll("[data-words]").forEach((field) => {
    field.addEventListener("input", () => warn(field));
  });

  const fill = (answers) => {
    for (const [name, value] of Object.entries(answers)) {
      const field = form.elements[name];
      if (field instanceof RadioNodeList) field.value = value;
      else if (field) { field.value = value; warn(field); }
    }
    tellUnanswered();
  };

  const answersNow = () => {
    const answers = Object.fromEntries(new FormData(form));
    delete answers.csrfmiddlewaretoken;
    return Object.fromEntries(Object.entries(answers).filter(([, value]) => value));
  };

  const kept = find("kept-mark");
  keyOf(location.pathname).then((key) => {
    forgetOld();
    const said = kept.querySelector("span");
    const showKept = (is) => { find("draft").hidden = !is; kept.hidden = !is; said.textContent = is ? text.kept : ""; };
    if (!form.querySelector("[data-errors]") && localStorage[key]) {
      fill(JSON.parse(localStorage[key]).answers);
      showKept(true);
    }
    form.addEventListener("input", () => {
      localStorage[key] = JSON.stringify({ at: Date.now(), answers: answersNow() });
      showKept(true);
      tellUnanswered();
    });
    find("forget").addEventListener("click", () => {
      localStorage.removeItem(key);
      form.querySelectorAll("input:checked").forEach((radio) => { radio.checked = false; });
      form.querySelectorAll("[data-words]").forEach((field) => { field.value = ""; warn(field); });
      showKept(false);
      show(0);
    });
  });
})();

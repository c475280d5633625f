// The composition studio with keys and mouse. Every step works without this file too, as links and forms.
(() => {
  "use strict";
  const seats = () => [...document.querySelectorAll("#studio [data-seat]")];
  const form = () => document.querySelector("#plads");
  let dragged = null;

  // What the seat in question would change, said before anything is done.
  const tell = (seat) => {
    const said = document.querySelector("#hvis");
    const details = seat.closest("[data-net]").querySelector("template[data-details]");
    seats().forEach((other) => other.classList.toggle("is-focus", other === seat));
    if (said && details) {
      said.hidden = false;
      said.replaceChildren(details.content.cloneNode(true));
    }
  };

  const step = (way) => {
    const all = seats();
    if (!all.length) return;
    const at = all.findIndex((seat) => seat.closest("[data-net]").contains(document.activeElement));
    all[at < 0 ? 0 : (at + way + all.length) % all.length].focus();
  };

  // With somebody in hand the other two arrows go to the names in a network: pressing one changes places.
  const across = (way) => {
    const net = document.activeElement.closest?.("#studio [data-net]");
    const all = net ? [...net.querySelectorAll("button.ln-chip")] : [];
    if (!all.length) return false;
    const at = all.indexOf(document.activeElement);
    all[at < 0 ? (way > 0 ? 0 : all.length - 1) : (at + way + all.length) % all.length].focus();
    return true;
  };

  // With nobody in hand the arrows go from leader to leader, and from network to network.
  const walk = (key) => {
    const chip = document.activeElement.closest?.("#studio [data-net] .ln-chip");
    if (!chip) return false;
    const net = chip.closest("[data-net]");
    const chips = [...net.querySelectorAll(".ln-chip")];
    const nets = [...document.querySelectorAll("#studio [data-net]")].filter((one) => one.querySelector(".ln-chip"));
    const beside = nets[nets.indexOf(net) + (key === "ArrowRight" ? 1 : -1)];
    const next = { ArrowDown: chips[chips.indexOf(chip) + 1], ArrowUp: chips[chips.indexOf(chip) - 1] };
    const to = key in next ? next[key] : beside?.querySelector(".ln-chip");
    to?.focus();
    return Boolean(to);
  };

  document.addEventListener("keydown", (event) => {
    if (event.target.matches("select, input, textarea")) return;
    if ((event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase())) {
      const again = event.key.toLowerCase() === "y" || event.shiftKey;
      const button = document.querySelector(again ? "[data-redo]" : "[data-undo]");
      if (button) event.preventDefault();
      button?.click();
      return;
    }
    if (!form()?.dataset.hand) {
      if (event.key.startsWith("Arrow") && walk(event.key)) event.preventDefault();
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      if (across(event.key === "ArrowRight" ? 1 : -1)) event.preventDefault();
    } else if (event.key === "Escape") {
      event.preventDefault();
      document.querySelector("[data-release]")?.click();
    }
  });

  for (const type of ["focusin", "mouseover"]) {
    document.addEventListener(type, (event) => {
      const seat = event.target.closest?.("#studio [data-seat]");
      if (seat) tell(seat);
    });
  }

  // A leader in hand: the best seat is where the keys begin, also for who came by a link with the leader in hand.
  const begin = () => document.querySelector("#studio [data-best]")?.focus({ preventScroll: false });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "studio" || event.detail.elt.id === "studio") begin();
  });
  begin();

  // Dragging: prices come while the leader is lifted; dropping on a seat or on a leader is the same form as pressing
  // the button of the seat, or the name of the leader to change places with.
  const price = async (chip) => {
    const address = new URL(chip.href);
    address.searchParams.set("alle", "1");
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    if (!dragged || dragged.chip !== chip) return;
    for (const net of page.querySelectorAll("#studio [data-net]")) {
      const here = document.querySelector(`#studio [data-net="${CSS.escape(net.dataset.net)}"]`);
      const place = here?.querySelector("[data-seat-place]");
      const parts = net.querySelectorAll(".ln-seat, template[data-details]");
      place?.replaceChildren(...[...parts].map((part) => document.importNode(part, true)));
    }
    for (const name of page.querySelectorAll('#studio button.ln-chip[name="swap"]')) {
      const mark = name.querySelector(".ln-d:last-child");
      const here = document.querySelector(`#studio [data-chip="${CSS.escape(name.value)}"]`);
      const price = mark && document.importNode(mark, true);
      price?.toggleAttribute("data-lifted", true);
      if (price) here?.append(price);
      dragged.swaps.add(name.value);
    }
  };

  // The leader under the mouse with whom the lifted one can change places.
  const partner = (event) => {
    const chip = dragged && event.target.closest?.("[data-chip]");
    return chip && dragged.swaps.has(chip.dataset.chip) ? chip : null;
  };

  const aim = (chip) => {
    document.querySelectorAll(".ln-chip.is-partner").forEach((one) => one.classList.toggle("is-partner", one === chip));
    chip?.classList.add("is-partner");
  };

  document.addEventListener("dragstart", (event) => {
    const chip = event.target.closest?.("[data-chip]");
    if (!chip || form()?.dataset.hand) return;
    dragged = { chip, person: chip.dataset.chip, swaps: new Set() };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", chip.dataset.chip);
    chip.classList.add("is-lifted");
    price(chip);
  });

  document.addEventListener("dragover", (event) => {
    const net = dragged && event.target.closest?.("[data-net]");
    const seat = net?.querySelector("button[data-seat]");
    if (net?.querySelector("[data-seat]")) tell(net.querySelector("[data-seat]"));
    aim(partner(event));
    if (seat || partner(event)) event.preventDefault();
  });

  document.addEventListener("drop", (event) => {
    const seat = dragged && event.target.closest?.("[data-net]")?.querySelector("button[data-seat]");
    const other = partner(event);
    if (!seat && !other) return;
    event.preventDefault();
    form().elements.person.value = dragged.person;
    if (!other) {
      form().requestSubmit(seat);
      return;
    }
    const swap = Object.assign(document.createElement("button"), { name: "swap", value: other.dataset.chip, hidden: true });
    form().append(swap);
    form().requestSubmit(swap);
  });

  document.addEventListener("dragend", () => {
    dragged?.chip.classList.remove("is-lifted");
    dragged = null;
    aim(null);
    document.querySelectorAll("#studio [data-lifted]").forEach((price) => price.remove());
    document.querySelectorAll("#studio [data-seat-place]").forEach((place) => place.replaceChildren());
  });
})();

// A button beside a field that copies what stands in it. Without this file the button is not there, and the field can be
// marked and copied as any other.
"use strict";

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
}

document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(document.getElementById(button.dataset.copy));
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
  });
});

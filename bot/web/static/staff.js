// Shows new safety flags without a reload, and says so aloud. Without this script a reload shows them.

import { ask, say } from "./asking.js";

const place = document.getElementById("flags-list");
const note = document.getElementById("flags-note");

const newest = () => place.querySelector("[data-newest]")?.dataset.newest ?? "";
// What somebody is writing is not taken from under their hands.
const writing = () => [...place.querySelectorAll("input[name=why]")].some((box) => box.value || box === document.activeElement);

function tell(count) {
  say(note, count ? note.dataset.text.replace("{n}", count) : "");
  document.title = count ? `(${count}) ${note.dataset.title}` : note.dataset.title;
}

function take(told) {
  if (told) {
    if (!writing()) place.innerHTML = told.html; // rendered and escaped by the server
    tell(told.new);
  } else if (note.textContent === note.dataset.offline) {
    tell(place.querySelectorAll(".nod-flag-new").length);
  }
}

ask(() => `/staff/flags?after=${newest()}`, take, () => say(note, note.dataset.offline));

// Shows new safety flags without a reload, and says so aloud. Without this script a reload shows them.

const place = document.getElementById("flags-list");
const note = document.getElementById("flags-note");
const EVERY = 4000;

const newest = () => place.querySelector("[data-newest]")?.dataset.newest ?? "";
// What somebody is writing is not taken from under their hands.
const writing = () => [...place.querySelectorAll("input[name=why]")].some((box) => box.value || box === document.activeElement);

async function look() {
  try {
    const answer = await fetch(`/staff/flags?after=${newest()}`, { credentials: "same-origin" });
    if (answer.status === 200) {
      const told = await answer.json();
      if (told.to) { location.assign(told.to); return; }
      if (!writing()) place.innerHTML = told.html; // rendered and escaped by the server
      note.textContent = told.new ? note.dataset.text.replace("{n}", told.new) : "";
      document.title = told.new ? `(${told.new}) ${note.dataset.title}` : note.dataset.title;
    }
  } catch {
    note.textContent = note.dataset.offline;
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);

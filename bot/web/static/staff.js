// Shows new safety flags without a reload, and says so aloud. Without this script a reload shows them.

const place = document.getElementById("flags-list");
const note = document.getElementById("flags-note");
const EVERY = 4000;
const PATIENCE = 10000; // an answer that does not come is no answer

const newest = () => place.querySelector("[data-newest]")?.dataset.newest ?? "";
// What somebody is writing is not taken from under their hands.
const writing = () => [...place.querySelectorAll("input[name=why]")].some((box) => box.value || box === document.activeElement);

function tell(count) {
  const said = count ? note.dataset.text.replace("{n}", count) : "";
  if (note.textContent !== said) note.textContent = said; // the same words once more would be read aloud once more
  document.title = count ? `(${count}) ${note.dataset.title}` : note.dataset.title;
}

async function look() {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(`/staff/flags?after=${newest()}`, { credentials: "same-origin", signal });
    if (!answer.ok) throw new Error("no answer");
    if (answer.status === 200) {
      const told = await answer.json();
      if (told.to) { location.assign(told.to); return; }
      if (!writing()) place.innerHTML = told.html; // rendered and escaped by the server
      tell(told.new);
    } else if (note.textContent === note.dataset.offline) {
      tell(place.querySelectorAll(".nod-flag-new").length);
    }
  } catch {
    if (note.textContent !== note.dataset.offline) note.textContent = note.dataset.offline;
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);

// Makes the chat smoother: sends without leaving the page, and reads only new messages aloud.
// Without this script the same form works by itself.

const place = document.getElementById("conversation");
const live = document.getElementById("announce");
const PATIENCE = 45000; // longer than the server takes to give up
let busy = false;

const newestId = () => Math.max(0, ...[...place.querySelectorAll("[data-id]")].map((m) => Number(m.dataset.id)));

// Shows the end of the talk; an answer longer than the screen is shown from where it begins.
function toEnd() {
  const log = place.querySelector(".nod-log");
  if (!log) return;
  const said = [...log.querySelectorAll(".nod-person")].at(-1);
  const begin = said ? said.offsetTop - log.offsetTop - 8 : 0;
  log.scrollTo({ top: Math.min(begin, log.scrollHeight - log.clientHeight), behavior: "instant" });
}

function announce(after) {
  const fresh = [...place.querySelectorAll(".nod-nod")].filter((m) => Number(m.dataset.id) > after);
  const note = place.querySelector(".nod-note");
  live.textContent = [...fresh.map((m) => m.textContent.trim()), note ? note.textContent : ""].join(" ");
  setTimeout(() => { live.textContent = ""; }, 1000);
}

function show(html, { keepWords = "", focus = false } = {}) {
  const before = newestId();
  place.innerHTML = html; // rendered and escaped by the server
  const box = document.getElementById("message");
  if (keepWords) box.value = keepWords;
  toEnd();
  announce(before);
  if (focus) box.focus({ preventScroll: true });
}

function tell(text, words, html) {
  let note = place.querySelector(".nod-note");
  if (!note) {
    note = document.createElement("p");
    note.className = "nod-note";
    note.setAttribute("role", "status");
    place.querySelector(".nod-answer").prepend(note);
  }
  if (html) note.innerHTML = html; // rendered and escaped by the server
  else note.textContent = text;
  document.getElementById("message").value = words;
}

async function send(form, submitter) {
  const data = new FormData(form, submitter);
  const words = data.get("choice") ? "" : String(data.get("message") || "");
  busy = true;
  for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(data),
      headers: { accept: "application/json" },
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const told = await answer.json();
    if (told.to) { location.replace(told.to); return; }
    // What was typed while the answer was on its way stays in the box.
    const typed = document.getElementById("message").value;
    if (told.html) show(told.html, { keepWords: told.words || (typed === words ? "" : typed), focus: true });
    else if (told.note) { // the database is away: no page could be made, only an answer
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
      tell(told.note, told.words, told.note_html);
      live.textContent = told.note;
    }
    else if (answer.status === 403) location.reload();
    else throw new Error("no answer"); // too often, or an error of the server: the words stay in the box
  } catch {
    for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    tell(place.dataset.offline, words);
  } finally {
    busy = false;
  }
}

place.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!busy) send(event.target, event.submitter);
});

place.addEventListener("keydown", (event) => {
  if (event.target.id === "message" && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    event.target.form.requestSubmit(place.querySelector(".nod-send"));
  }
});

// Coming back by the back button must not show what somebody else said.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

toEnd();

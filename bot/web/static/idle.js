// Closes a chat that was left on a screen others use: asks first whether somebody is still there (WCAG 2.2.1).

const dialog = document.getElementById("idle");
const said = document.getElementById("idle-said");
const form = document.getElementById("idle-finish");
const quiet = Number(dialog.dataset.quiet) * 1000;
const GRACE = 60_000; // to answer; at least 20 s, and as often as it takes
const SPOKEN_EVERY = 20; // seconds; each second would talk over everything
const AGAIN = 5_000; // between two tries to end the chat on the server
const tabs = new BroadcastChannel("nod-idle"); // a sign of life in one tab counts in all of them
let last = Date.now();
let told = 0; // when the other tabs were told last
let ends = 0;
let spoken = 0;

function here() {
  last = Date.now();
  if (last - told < 1000) return;
  told = last;
  tabs.postMessage("here");
}

function tell(left) {
  const closes = dialog.dataset.closes.replace("{seconds}", left);
  document.getElementById("idle-left").textContent = closes;
  if (left > spoken - SPOKEN_EVERY) return;
  spoken = left;
  said.textContent = closes;
}

function ask() {
  const left = GRACE / 1000;
  ends = Date.now() + GRACE;
  spoken = left + SPOKEN_EVERY;
  tell(left); // before it is shown: it describes the dialog, and is read with its title
  dialog.showModal();
}

// The page is emptied first, so that it is clear even where the server cannot be reached; who can help stays on it.
async function leave() {
  clearInterval(clock);
  tabs.postMessage("left");
  const closed = document.createElement("p");
  closed.className = "nod-notice";
  closed.textContent = dialog.dataset.closed;
  const wanted = { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" };
  dialog.close();
  document.body.replaceChildren(closed, ...document.querySelectorAll(".nod-crisis"));
  for (;;) {
    try {
      await fetch(form.action, wanted);
      location.replace("/?left"); // in the place of the chat: the back button does not lead to it
      return;
    } catch {
      await new Promise((done) => { setTimeout(done, AGAIN); });
    }
  }
}

function look() {
  if (!dialog.open) {
    if (Date.now() - last >= quiet) ask();
    return;
  }
  const left = Math.ceil((ends - Date.now()) / 1000);
  if (left > 0) tell(left);
  else leave();
}

// Signs of life; the assistant's own answer scrolls the page, and counts as one.
for (const sign of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "input", "focusin"]) {
  window.addEventListener(sign, () => { if (!dialog.open) here(); }, { capture: true, passive: true });
}
tabs.addEventListener("message", ({ data }) => {
  if (data === "left") { location.replace("/?left"); return; }
  last = Date.now();
  if (dialog.open) dialog.close();
});
document.getElementById("idle-stay").addEventListener("click", () => { here(); dialog.close(); });
dialog.addEventListener("cancel", here); // Escape means: still here
dialog.addEventListener("close", here); // a browser may close it without asking
const clock = setInterval(look, 1000);

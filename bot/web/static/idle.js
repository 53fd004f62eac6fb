// Closes a chat that was left on a screen others use: asks first whether somebody is still there (WCAG 2.2.1).

const dialog = document.getElementById("idle");
const said = document.getElementById("idle-said");
const form = document.getElementById("idle-finish");
const quiet = Number(dialog.dataset.quiet) * 1000;
const GRACE = 60_000; // to answer; at least 20 s, and as often as it takes
const SPOKEN_EVERY = 20; // seconds; each second would talk over everything
let last = Date.now();
let ends = 0;

function stay() {
  last = Date.now();
  if (dialog.open) dialog.close();
}

function ask() {
  ends = Date.now() + GRACE;
  dialog.showModal();
  tell(GRACE / 1000);
}

function tell(left) {
  const closes = dialog.dataset.closes.replace("{seconds}", left);
  document.getElementById("idle-left").textContent = closes;
  if (left % SPOKEN_EVERY === 0) said.textContent = closes;
}

// The page is emptied first: it is clear even where the server cannot be reached.
function leave() {
  dialog.close();
  document.body.replaceChildren(form);
  form.hidden = true;
  form.elements.left.value = "yes";
  form.submit();
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

// Any sign of life counts, the assistant's own answer and what reads it aloud moving on included.
for (const sign of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "input", "focusin"]) {
  window.addEventListener(sign, () => { if (!dialog.open) last = Date.now(); }, { capture: true, passive: true });
}
document.getElementById("idle-stay").addEventListener("click", stay);
dialog.addEventListener("cancel", (event) => { event.preventDefault(); stay(); }); // Escape means: still here
setInterval(look, 1000);

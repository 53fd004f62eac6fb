// On the pages that list no flags: says how many new ones there are, and leads to them.

const link = document.getElementById("flags-new");
const EVERY = 4000;
const PATIENCE = 10000; // an answer that does not come is no answer

function tell(said) {
  if (link.textContent !== said) link.textContent = said; // the same words once more would be read aloud once more
}

async function look() {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch("/staff/flags/new", { credentials: "same-origin", signal });
    if (!answer.ok) throw new Error("no answer");
    const told = await answer.json();
    if (told.to) { location.assign(told.to); return; }
    tell(told.new ? link.dataset.text.replace("{n}", told.new) : "");
  } catch {
    tell(link.dataset.offline);
  }
  setTimeout(look, EVERY);
}

look();

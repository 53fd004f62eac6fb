// Asks the server the same question again and again. Staff are led to where they sign in, once they are signed out.

const EVERY = 4000;
const PATIENCE = 10000; // an answer that does not come is no answer

export const say = (place, said) => {
  if (place.textContent !== said) place.textContent = said; // the same words once more would be read aloud once more
};

// `take` gets what was answered, or null where nothing is new; `fail` is called where no answer comes.
export async function ask(address, take, fail) {
  try {
    const answer = await fetch(address(), { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error("no answer");
    const told = answer.status === 200 ? await answer.json() : null;
    if (told?.to) { location.assign(told.to); return; }
    take(told);
  } catch {
    fail();
  }
  setTimeout(() => ask(address, take, fail), EVERY);
}

/** How long a form waits for its answer: one that is answered by a file leaves the page standing, and may be sent again. */
const patience = 10_000;

/** A form is sent once, however often its button is pressed before the answer is there; the first press is the one that counts. */
const waiting = new Set<HTMLFormElement>();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "post") return;
  if (waiting.has(form)) {
    event.preventDefault();
    return;
  }
  waiting.add(form);
  window.setTimeout(() => waiting.delete(form), patience);
});
// Come back to, it may be sent again.
window.addEventListener("pageshow", () => waiting.clear());

import { cameThrough, type Fields, moved, recall, remember, standsIn } from "./parts/kept-text.ts";

type State = "saved" | "offline" | "signed-out" | "refused" | "waiting";
type Words = Record<State | "kept" | "sign-in" | "again" | "use" | "discard", string>;

const pause = 1_200;
const longestWait = 60_000;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) keep(form);

/**
 * Saves a form while it is written. What cannot be sent stays in the page and in this tab's own memory, which goes with
 * the tab, and is sent when there is a connection or a sign-in again.
 */
function keep(form: HTMLFormElement): void {
  const { autosave = "", page = "", owner = "", restore = "", signIn = "" } = form.dataset;
  const words = JSON.parse(form.dataset.words ?? "{}") as Words;
  const said = form.querySelector<HTMLElement>("[data-saved]");
  // The older text is kept until somebody chooses: nothing that is typed now takes its place, here or at the server.
  const waits = form.dataset.waits !== undefined;
  const slot = `udsyn ${owner} ${page}`;
  const posted = `${slot} sent`;
  /** What is typed while the older text waits, in a place of its own. */
  const newer = `${slot} newer`;
  const typedIn = waits ? newer : slot;
  /** What of it the page that was sent had no fields for: its answer may have them, or not yet. */
  const unshown = `${slot} rows`;
  let sent = JSON.stringify(fieldsOf(form));
  let wait = pause;
  let timer = 0;
  let state: State | null = null;
  let gone = false;
  /** The tab holds text from before, which is neither taken nor discarded yet. */
  let offered = false;
  let under: AbortController | null = null;
  /** What to send as soon as there is a connection: the form, by the button that was pressed without one. */
  let pressed: { readonly by: HTMLElement | null } | null = null;
  /** Newer text of rows that this page does not have: the server gives them back once somebody has chosen. */
  let carried: Fields = {};

  const held = () => JSON.stringify({ ...carried, ...fieldsOf(form) });
  const later = (after: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), after);
  };

  async function save(): Promise<void> {
    const now = JSON.stringify(fieldsOf(form));
    if (gone || under) return;
    if (waits) {
      if (pressed && navigator.onLine) sendPressed();
      else if (!pressed) keepHere(now);
      return;
    }
    if (now === sent) {
      settle();
      return;
    }
    const answer = await put(now);
    if (gone) return;
    offered = false;
    const { next, more } = await readAnswer(answer);
    wait = next === "offline" ? Math.min(wait * 2, longestWait) : pause;
    if (next === "saved") sent = now;
    remember(slot, next === "saved" ? null : now);
    tell(next, more);
    if (next === "offline") later(wait);
    else if (pressed) sendPressed();
    else if (next === "saved" && JSON.stringify(fieldsOf(form)) !== sent) later(pause);
  }

  /** Keeps in the tab what may not be sent by itself, and says so. */
  function keepHere(now: string): void {
    if (now === sent) {
      settle();
      return;
    }
    remember(newer, held());
    tell("waiting");
  }

  /** What stands here is what the server has: nothing is wanting any more, whatever was said before. */
  function settle(): void {
    if (!offered && state !== null && state !== "saved") {
      state = null;
      remember(typedIn, waits && isAny(carried) ? JSON.stringify(carried) : null);
      said?.replaceChildren();
      if (said) said.dataset.saved = "";
    }
    if (pressed && navigator.onLine) sendPressed();
  }

  function sendPressed(): void {
    const by = pressed?.by ?? null;
    pressed = null;
    form.requestSubmit(by);
  }

  async function put(text: string): Promise<Response | null> {
    under = new AbortController();
    const body = JSON.stringify({ page, fields: JSON.parse(text) });
    const headers = { "content-type": "application/json" };
    const how: RequestInit = { method: "PUT", headers, body, redirect: "error", signal: under.signal };
    const answer = await fetch(autosave, how).catch(() => null);
    under = null;
    return answer;
  }

  /** Puts text into the fields that are here, and keeps what there are none for. */
  function carry(fields: Fields, isWhole: boolean): void {
    fill(form, fields, isWhole);
    carried = Object.fromEntries(Object.entries(fields).filter(([name]) => !form.elements.namedItem(name)));
  }

  function tell(next: State, more = "", again: () => void = () => void save()): void {
    const text = words[next].replace("{more}", more);
    if (!said || (state === next && said.firstChild?.textContent === text)) return;
    state = next;
    said.dataset.saved = next;
    said.replaceChildren(text);
    if (next === "saved" || next === "waiting") return;
    if (next === "signed-out") said.append(" ", linkTo(signIn, words["sign-in"]));
    said.append(" ", buttonFor(words.again, again));
  }

  const onTyped = () => {
    // Typed after the form was sent: not part of what was sent, and not what a button was pressed for.
    gone = false;
    pressed = null;
    later(pause);
  };
  form.addEventListener("input", onTyped);
  form.addEventListener("change", onTyped);
  form.addEventListener("submit", (event) => {
    const now = JSON.stringify(fieldsOf(form));
    if (navigator.onLine) {
      gone = true;
      under?.abort();
      clearTimeout(timer);
      if (!isAny(carried)) remember(typedIn, null);
      else remember(unshown, JSON.stringify(carried));
      // Until the server has answered, nobody knows that the text came through. What is taken out or over is meant to go.
      if (now !== sent && !takesOut(event.submitter)) remember(posted, now);
      return;
    }
    // Without a connection the browser would put an error in the form's place. The text stays where it is instead.
    event.preventDefault();
    pressed = { by: event.submitter };
    remember(typedIn, held());
    tell("offline");
  });
  window.addEventListener("online", () => void save());
  window.addEventListener("focus", () => void save());
  document.addEventListener("visibilitychange", () => void save());
  window.addEventListener("pageshow", () => {
    gone = false;
  });
  window.addEventListener("pagehide", () => {
    const now = JSON.stringify(fieldsOf(form));
    if (!gone && now !== sent) remember(typedIn, held());
  });

  const before = recall(posted);
  remember(posted, null);
  const rows = JSON.parse(recall(unshown) ?? "{}") as Fields;
  remember(unshown, null);
  if (before !== null && !cameThrough(JSON.parse(before) as Fields, fieldsOf(form)))
    remember(typedIn, JSON.stringify({ ...rows, ...(JSON.parse(before) as Fields) }));
  // Sent and refused, the text is nowhere but here: it is kept as if it had just been typed.
  if (form.dataset.unsaved !== undefined) {
    if (waits) carry(moved(rows, fieldsOf(form)), false);
    remember(typedIn, held());
    sent = "";
    later(waits ? 0 : pause);
    return;
  }
  const typed = recall(newer);
  if (typed !== null && standsIn(JSON.parse(typed) as Fields, fieldsOf(form))) remember(newer, null);
  else if (typed !== null && waits) {
    carry(JSON.parse(typed) as Fields, true);
    tell("waiting");
  }
  const from = recall(slot) === null && !waits ? newer : slot;
  const left = recall(from);
  if (left === null || left === sent || !said) return;
  // One text is offered at a time: the page's own above first, and this one only where it holds more than that.
  if (waits && from === slot) return;
  const isChosen = new URL(restore, location.href).href === location.href;
  if (isChosen && standsIn(JSON.parse(left) as Fields, fieldsOf(form))) {
    remember(from, null);
    return;
  }
  offered = true;
  const use = async (): Promise<void> => {
    const { next, more } = await readAnswer(await put(left));
    // What the server may not keep can only be mended where it stands: back into the fields with it.
    if (next === "refused") fill(form, JSON.parse(left) as Fields);
    if (next !== "saved") return tell(next, more, () => void (next === "refused" ? save() : use()));
    remember(from, null);
    gone = true;
    location.assign(restore);
  };
  said.dataset.saved = "kept";
  said.append(
    words.kept,
    " ",
    buttonFor(words.use, () => void use()),
    " ",
    buttonFor(words.discard, () => {
      offered = false;
      remember(from, null);
      said.replaceChildren();
      said.dataset.saved = "";
    }),
  );
}

const isAny = (fields: Fields) => Object.keys(fields).length > 0;

/** What an answer to a save means, with what it says of it. A server that is busy or down is like no connection: try again. */
async function readAnswer(
  answer: Response | null,
): Promise<{ readonly next: State; readonly more?: string | undefined }> {
  if (answer === null || answer.status >= 500 || answer.status === 429) return { next: "offline" };
  if (answer.status === 401) return { next: "signed-out" };
  const body = (await answer.json().catch(() => ({}))) as { clock?: string; detail?: string; errors?: Said[] };
  return answer.ok ? { next: "saved", more: body.clock } : { next: "refused", more: reasonOf(body) };
}

type Said = { readonly message?: string };

function reasonOf({ detail, errors = [] }: { detail?: string; errors?: Said[] }): string {
  const [first] = errors;
  return first?.message ?? detail ?? "";
}

/** Puts text back into the fields that it was typed in, as far as they are there. What a whole form does not name is not ticked. */
function fill(form: HTMLFormElement, fields: Fields, isWhole = true): void {
  for (const control of form.elements) {
    const name = control.getAttribute("name") ?? "";
    const texts = name in fields ? [fields[name] ?? ""].flat() : null;
    if (texts === null && !isWhole) continue;
    if (control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type))
      control.checked = texts?.includes(control.value) ?? false;
    else if (texts && (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement))
      control.value = texts[0] ?? "";
    else if (texts && control instanceof HTMLSelectElement) control.value = texts[0] ?? "";
  }
}

function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Record<string, string | readonly string[]> = {};
  for (const [name, value] of new FormData(form)) {
    if (name === "do" || typeof value !== "string") continue;
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

function takesOut(button: HTMLElement | null): boolean {
  return button instanceof HTMLButtonElement && /^(remove|fetch):/.test(button.value);
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.textContent = text;
  return link;
}

function buttonFor(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn q";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}

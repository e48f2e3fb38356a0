/** What was typed, by field name; a name that is there twice is a list. */
type Fields = Record<string, string | string[]>;
type State = "saved" | "offline" | "signed-out" | "refused";
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
  const slot = `udsyn ${owner} ${page}`;
  let sent = JSON.stringify(fieldsOf(form));
  let wait = pause;
  let timer = 0;
  let state: State | null = null;
  let gone = false;
  let under = false;

  const later = (after: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void save(), after);
  };

  async function save(): Promise<void> {
    const now = JSON.stringify(fieldsOf(form));
    if (gone || under || now === sent) return;
    under = true;
    const answer = await send(now);
    under = false;
    if (gone) return;
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      remember(slot, now);
      wait = Math.min(wait * 2, longestWait);
      tell("offline");
      later(wait);
      return;
    }
    wait = pause;
    if (answer.status === 401) {
      remember(slot, now);
      tell("signed-out");
      return;
    }
    const body = (await answer.json().catch(() => ({}))) as { clock?: string; detail?: string; errors?: Said[] };
    if (!answer.ok) {
      remember(slot, now);
      tell("refused", reasonOf(body));
      return;
    }
    sent = now;
    remember(slot, null);
    tell("saved", body.clock);
    if (JSON.stringify(fieldsOf(form)) !== sent) later(pause);
  }

  function send(text: string): Promise<Response | null> {
    const body = JSON.stringify({ page, fields: JSON.parse(text) });
    const headers = { "content-type": "application/json" };
    return fetch(autosave, { method: "PUT", headers, body, redirect: "error" }).catch(() => null);
  }

  function tell(next: State, more = ""): void {
    const text = words[next].replace("{more}", more);
    if (!said || (state === next && said.firstChild?.textContent === text)) return;
    state = next;
    said.dataset.saved = next;
    said.replaceChildren(text);
    if (next === "saved") return;
    if (next === "signed-out") said.append(" ", linkTo(signIn, words["sign-in"]));
    said.append(
      " ",
      buttonFor(words.again, () => void save()),
    );
  }

  form.addEventListener("input", () => later(pause));
  form.addEventListener("change", () => later(pause));
  form.addEventListener("submit", (event) => {
    // Without a connection the browser would put an error in the form's place. The text stays where it is instead.
    if (navigator.onLine && state !== "offline") {
      gone = true;
      remember(slot, null);
      return;
    }
    event.preventDefault();
    void save();
  });
  window.addEventListener("online", () => void save());
  window.addEventListener("focus", () => void save());
  document.addEventListener("visibilitychange", () => void save());
  window.addEventListener("pageshow", () => {
    gone = false;
  });
  window.addEventListener("pagehide", () => {
    const now = JSON.stringify(fieldsOf(form));
    if (!gone && now !== sent) remember(slot, now);
  });

  const left = recall(slot);
  if (left === null || left === sent || !said) return;
  said.dataset.saved = "kept";
  said.append(
    words.kept,
    " ",
    buttonFor(words.use, async () => {
      const answer = await send(left);
      if (answer?.status === 401) return tell("signed-out");
      if (!answer?.ok) return tell("offline");
      remember(slot, null);
      gone = true;
      location.assign(restore);
    }),
    " ",
    buttonFor(words.discard, () => {
      remember(slot, null);
      said.replaceChildren();
      delete said.dataset.saved;
      said.dataset.saved = "";
    }),
  );
}

type Said = { readonly message?: string };

function reasonOf({ detail, errors = [] }: { detail?: string; errors?: Said[] }): string {
  const [first] = errors;
  return first?.message ?? detail ?? "";
}

function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name === "do" || typeof value !== "string") continue;
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

/** This tab's memory. Where the browser allows none, the page itself still holds the text. */
function remember(slot: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(slot);
    else sessionStorage.setItem(slot, text);
  } catch {
    return;
  }
}

function recall(slot: string): string | null {
  try {
    return sessionStorage.getItem(slot);
  } catch {
    return null;
  }
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

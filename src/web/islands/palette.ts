interface Item {
  readonly text: string;
  readonly note: string;
  readonly href: string;
}

const dialog = document.querySelector<HTMLDialogElement>("#palette");
const input = dialog?.querySelector("input");
const list = dialog?.querySelector<HTMLElement>(".found");
const told = dialog?.querySelector<HTMLElement>("[role=status]");
if (dialog && input && list && told) enliven(dialog, input, list, told);

/** Ctrl-K opens it; typing asks, the arrows choose, Enter goes. Enter with nothing chosen goes to the search page. */
function enliven(box: HTMLDialogElement, query: HTMLInputElement, found: HTMLElement, said: HTMLElement): void {
  const { post = "", signIn = "" } = box.dataset;
  // What is found is told by its path; where the site lives under one, the form's own address has it already.
  const under = post.slice(0, post.indexOf("/skrivebord/"));
  const words = JSON.parse(box.dataset.words ?? "{}") as Record<string, string>;
  let chosen = -1;
  let asked = 0;
  let timer = 0;

  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": found.id,
  }))
    query.setAttribute(name, value);
  query.setAttribute("aria-expanded", "false");
  found.setAttribute("role", "listbox");
  found.setAttribute("aria-label", query.labels?.[0]?.textContent ?? "");

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (box.open) box.close();
    else open();
  });
  for (const opener of document.querySelectorAll<HTMLElement>("[data-palette]")) {
    opener.hidden = false;
    opener.addEventListener("click", open);
  }
  box.addEventListener("click", (event) => {
    if (event.target === box) box.close();
  });
  query.addEventListener("input", () => {
    clearTimeout(timer);
    // What stands there answers an earlier question: Enter must not choose it.
    choose(-1);
    timer = window.setTimeout(() => void ask(), 120);
  });
  query.addEventListener("keydown", (event) => {
    const count = found.children.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (count > 0) choose((chosen + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      (found.children[chosen] as HTMLElement | undefined)?.click();
    }
  });

  function open(): void {
    box.showModal();
    query.select();
    void ask();
  }

  async function ask(): Promise<void> {
    asked += 1;
    const turn = asked;
    const answer = await fetch(`${post}?q=${encodeURIComponent(query.value)}`, {
      headers: { accept: "application/json" },
      redirect: "manual",
    }).catch(() => null);
    if (turn !== asked) return;
    if (answer === null) return tell("offline");
    if (answer.status === 429 || answer.status >= 500) return tell("offline");
    if (!answer.ok) return tell("signed-out");
    const { items } = (await answer.json()) as { items: readonly Item[] };
    if (turn !== asked) return;
    found.replaceChildren(...items.map((one, nth) => option({ ...one, href: under + one.href }, nth)));
    query.setAttribute("aria-expanded", String(items.length > 0));
    said.textContent =
      items.length === 0 ? (words.none ?? "") : (words.many ?? "").replace("{count}", `${items.length}`);
    choose(items.length > 0 && query.value.trim() !== "" ? 0 : -1);
  }

  function tell(why: "offline" | "signed-out"): void {
    found.replaceChildren();
    query.setAttribute("aria-expanded", "false");
    said.textContent = words[why] ?? "";
    if (why === "offline") return;
    const link = document.createElement("a");
    link.href = signIn;
    link.textContent = words["sign-in"] ?? "";
    said.append(" ", link);
  }

  function choose(at: number): void {
    chosen = at;
    for (const [nth, one] of [...found.children].entries()) one.setAttribute("aria-selected", String(nth === at));
    const now = found.children[at];
    if (now) query.setAttribute("aria-activedescendant", now.id);
    else query.removeAttribute("aria-activedescendant");
    now?.scrollIntoView({ block: "nearest" });
  }
}

function option({ text, note, href }: Item, nth: number): HTMLElement {
  const link = document.createElement("a");
  const small = document.createElement("small");
  link.id = `palette-${nth}`;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.href = href;
  link.tabIndex = -1;
  small.textContent = note;
  link.append(text, small);
  return link;
}

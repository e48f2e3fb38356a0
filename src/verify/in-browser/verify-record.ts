import { isRecord, type Json } from "../json.ts";
import { type Asked, type Checked, checkRecord, type Remembered, type Step } from "./check-record.ts";
import type { Differing } from "./differing.ts";

/**
 * The box that holds a record against the log, in the reader's own browser. It believes no page: it reads the record's file,
 * the log's key, head and tiles, and reckons for itself. The page gives the box and its words; without a script there is none.
 */
for (const box of document.querySelectorAll<HTMLElement>("[data-verify]")) open(box);

function open(box: HTMLElement): void {
  const site = new URL(box.dataset.verify ?? "/", location.href);
  const read = async (path: string) => {
    const answer = await fetch(new URL(path, site), { cache: "no-store", credentials: "omit" });
    if (answer.status === 404 || answer.status === 410) return null;
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const asked = async (): Promise<Omit<Asked, "read" | "remembered">> => {
    const chosen = box.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0];
    if (chosen) return { file: new Uint8Array(await chosen.arrayBuffer()), page: null };
    const { file = "", page = "", version } = box.dataset;
    return { file: await read(file), page: { address: page, version: Number(version), bytes: await read(page) } };
  };
  const run = async () => {
    // The choice of a file taken back asks about nothing.
    if (box.dataset.file === undefined && !box.querySelector<HTMLInputElement>("input[type=file]")?.files?.length) {
      show(box, []);
      return;
    }
    box.setAttribute("aria-busy", "true");
    try {
      const remembered = recall(site);
      const checked = await checkRecord({ read, remembered, ...(await asked()) });
      tell(box, checked);
      if (checked.remember) keep(site, checked.remember);
    } catch {
      show(box, [words(box, "unable")]);
    }
    box.removeAttribute("aria-busy");
  };
  box.hidden = false;
  if (!globalThis.crypto?.subtle) show(box, [words(box, "unable")]);
  box.querySelector("button")?.addEventListener("click", () => void run());
  box.querySelector("input")?.addEventListener("change", () => void run());
}

function tell(box: HTMLElement, { steps, entry, key, remember }: Checked): void {
  const list = document.createElement("ol");
  list.append(...steps.map((step) => told(box, step)));
  // What is no record of this log is nothing to be alarmed by: it says what to do instead.
  if (steps.some(({ outcome }) => outcome === "none")) {
    show(box, [list]);
    return;
  }
  const isGood = steps.every(({ outcome }) => outcome !== "bad");
  const parts: Element[] = [words(box, isGood ? "good" : "bad"), list];
  if (entry && isGood) parts.push(facts(words(box, "facts"), entry));
  if (key && remember) {
    const shown = words(box, "key");
    shown.querySelector("code")?.append(key);
    parts.push(shown);
  }
  show(box, parts);
}

function show(box: HTMLElement, parts: readonly Element[]): void {
  box.querySelector("[data-told]")?.replaceChildren(...parts);
}

/** The page's own words for something, from its template. */
function words(box: HTMLElement, name: string): Element {
  const all = box.querySelector("template")?.content;
  const found = all?.querySelector(`[data-words="${name}"]`);
  return (found ?? document.createElement("p")).cloneNode(true) as Element;
}

function told(box: HTMLElement, step: Step): Element {
  const item = withNumbers(words(box, `${step.code}.${step.outcome}`), step);
  if (!step.where?.length) return item;
  const places = document.createElement("ul");
  places.append(...step.where.map((one) => place(box, one)));
  item.append(places);
  return item;
}

/** Where the file differs, by the name that the record's page gives it where there is one; what the file says is text and nothing else. */
function place(box: HTMLElement, { at, file, log, isHidden }: Differing): Element {
  const rows = box.querySelector("template")?.content.querySelectorAll<HTMLElement>("[data-at]") ?? [];
  const named = [...rows].find(({ dataset }) => dataset.at?.split(" ")[0] === at)?.querySelector("dt")?.textContent;
  const name = isHidden ? "where.hidden" : "where";
  const nothing = words(box, "where.nothing").textContent ?? "";
  const values: Record<string, string> = { at: named ?? at, file: file ?? nothing, log: log ?? nothing };
  const said = words(box, name);
  said.textContent = (said.textContent ?? "").replace(/\{(at|file|log)\}/g, (_, of: string) => values[of] ?? "");
  return said;
}

type NumberName = "leaf" | "size" | "since" | "version" | "shown" | "files";

function withNumbers(said: Element, step: Step): Element {
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  said.textContent = (said.textContent ?? "")
    .replace(/\{(leaf|size|since|version|shown|files)\}/g, (_, name: NumberName) => numbers.format(step[name] ?? 0))
    .replace(/\{(origin|own)\}/g, (_, name: "origin" | "own") => step[name] ?? "");
  return said;
}

/** Fills in what the entry itself says, at the places of the file that the rows name; what it does not say has no row. */
function facts(list: Element, entry: Json): Element {
  for (const row of list.querySelectorAll<HTMLElement>("[data-at]")) {
    const [first = null, ...more] = (row.dataset.at ?? "").split(" ").map((at) => valueAt(entry, at));
    if (first === null) row.remove();
    else row.querySelector("dd")?.append(written(row, [first, ...more.filter((one) => one !== null)]));
  }
  return list;
}

/** Values as the reader's language writes them; a row says what kind it is of. */
function written({ dataset }: HTMLElement, values: readonly string[]): string {
  const lang = document.documentElement.lang;
  const [first = "", ...more] = values;
  if (dataset.as === "amount") {
    const amount = new Intl.NumberFormat(lang, { minimumFractionDigits: 2 });
    return [amount.format(first as Intl.StringNumericLiteral), ...more].join(" ");
  }
  if (dataset.as === "days") {
    const day = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" });
    const [from, to = from] = values.map((one) => new Date(one));
    return from && to ? day.formatRange(from, to) : "";
  }
  if (dataset.as === "moment") {
    const { timeZone } = dataset;
    return new Intl.DateTimeFormat(lang, {
      dateStyle: "long",
      timeStyle: "short",
      ...(timeZone ? { timeZone } : {}),
    }).format(new Date(first));
  }
  return values.join(" ");
}

function valueAt(entry: Json, at: string): string | null {
  let value: Json | undefined = entry;
  for (const name of at.split("/")) value = isRecord(value) ? value[name] : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** What this browser kept of the log of a site; nothing where it keeps nothing. */
function recall(site: URL): Remembered | null {
  try {
    const { key, checkpoint } = JSON.parse(localStorage.getItem(nameOf(site)) ?? "null") ?? {};
    return typeof key === "string" && typeof checkpoint === "string" ? { key, checkpoint } : null;
  } catch {
    return null;
  }
}

function keep(site: URL, remembered: Remembered): void {
  try {
    localStorage.setItem(nameOf(site), JSON.stringify(remembered));
  } catch {
    // A browser that keeps nothing checks all the rest.
  }
}

function nameOf(site: URL): string {
  return `udsyn log ${site.pathname}`;
}

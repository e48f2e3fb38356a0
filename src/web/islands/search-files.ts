// The search page of a site of files: looks in the index beside it, narrows by the address's words, and shows what it finds.
import { type Asked, isFound, type Row, readAsked, type Said, textOf, wordsFiled } from "./parts/search-rows.ts";

interface Head {
  readonly chunks: number;
  readonly words: Readonly<Record<string, Readonly<Record<string, Said>>>>;
  readonly things: readonly {
    readonly kind: string;
    readonly name: Said;
    readonly href: string;
    readonly words: readonly string[];
  }[];
}

const perPage = 20;
const mostThings = 8;
const mostOfFacet = 8;
/** The address's words by which finds can be narrowed further, and what each is called. */
const facets = [
  ["aar", "by.year", "year"],
  ["land", "by.country", "country"],
  ["udvalg", "by.body", "body"],
  ["type", "by.kind", "kind"],
  ["status", "by.state", "state"],
  ["rapport", "by.report", "report"],
] as const;

{
  const place = document.getElementById("fund");
  const form = document.querySelector<HTMLFormElement>("form.search");
  const asked = readAsked(new URLSearchParams(location.search));
  place?.querySelector("[data-without]")?.remove();
  if (place && form && asked) void search(place, form, asked);
}

async function search(place: HTMLElement, form: HTMLFormElement, asked: Asked): Promise<void> {
  const t: Record<string, string> = JSON.parse(place.dataset.words ?? "{}");
  const say = (key: string, number?: number | string) => (t[key] ?? "").replace("#", String(number ?? ""));
  const action = form.getAttribute("action") ?? "";
  const base = action.replace(/(\/[a-z]{2})?\/soeg$/, "");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const field = form.querySelector<HTMLInputElement>("input[name=q]");
  if (field) field.value = asked.query.get("q") ?? "";
  // What it is narrowed to stays when other words are searched for.
  for (const [name, value] of asked.query)
    if (name !== "q") form.append(made("input", { type: "hidden", name, value }));

  const status = made("p", { role: "status" }, say("looking"));
  place.replaceChildren(status);
  const finds: Row[] = [];
  const list = made("ol", { class: "finds" });
  const more = made("button", { type: "button", class: "btn quiet", hidden: "" }, say("more"));
  let shown = 0;
  const showMore = () => {
    const next = finds.slice(shown, shown + perPage);
    list.append(...next.map((row) => findItem(row, base)));
    shown += next.length;
    more.hidden = shown >= finds.length;
  };
  more.addEventListener("click", () => {
    const first = shown;
    showMore();
    list.children[first]?.querySelector("a")?.focus();
  });
  try {
    const head: Head = await fetched(`${action}/indeks.json`);
    for (let chunk = 1; chunk <= head.chunks; chunk += 1) {
      const rows: readonly Row[] = await fetched(`${action}/indeks/${chunk}.json`);
      finds.push(
        ...rows.filter((row) => isFound({ ...row, words: [...wordsFiled(row, head.words), ...row.ord] }, asked)),
      );
    }
    const things = asked.terms.length === 0 ? [] : head.things.filter((one) => isFound(one, { ...asked, narrow: [] }));
    place.replaceChildren();
    if (things.length > 0)
      place.append(
        made("h2", {}, say("things")),
        made("ul", { class: "finds" }, ...things.slice(0, mostThings).map((one) => thingItem(one, base, say))),
      );
    const count = finds.length;
    const said = say(count === 0 ? "found.none" : count === 1 ? "found.one" : "found.other", number.format(count));
    status.replaceChildren(made("b", {}, said), ...(count > 1 ? [` ${say("new-first")}`] : []));
    place.append(made("h2", {}, say("records")), status, ...chosenRow(asked, head, action, say));
    if (count === 0) {
      const lists = made("a", { href: `${action.replace(/soeg$/, "")}rejser` }, say("lists"));
      place.append(made("p", { class: "obs watch" }, say("not-all")), made("p", {}, say("all"), " ", lists));
    }
    if (count > 1) place.append(...facetRows(finds, asked, head, { action, say, number }));
    place.append(list, more);
    showMore();
  } catch {
    status.textContent = say("failed");
  }
}

async function fetched<Body>(address: string): Promise<Body> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

type Say = (key: string, number?: number | string) => string;

function findItem({ href, name, about, knowledge, status }: Row, base: string): HTMLElement {
  const disc = document.querySelector<HTMLTemplateElement>(
    `template[data-knowledge=${status === null ? knowledge : "missing"}]`,
  );
  const mark = disc?.content.cloneNode(true) as DocumentFragment | undefined;
  const words = mark?.querySelector(".st > span");
  if (words && status !== null) words.textContent = status;
  return made(
    "li",
    {},
    made("h3", {}, link(base + href, name), ...tongue(name)),
    made(
      "p",
      { class: "s m" },
      ...about.map((one) => made("span", { class: "part" }, spoken("span", one, {}), ...tongue(one))),
      ...(mark ? [mark] : []),
    ),
  );
}

function thingItem({ kind, name, href }: Head["things"][number], base: string, say: Say): HTMLElement {
  return made(
    "li",
    {},
    link(base + href, name),
    ...tongue(name),
    " ",
    made("span", { class: "s m" }, say(`kind.${kind}`)),
  );
}

/** What it is narrowed to, each with a way to take it off. */
function chosenRow(asked: Asked, head: Head, action: string, say: Say): HTMLElement[] {
  if (asked.narrow.length === 0) return [];
  const items = asked.narrow.map(([word, value]) => {
    const by = facets.find(([one]) => one === word)?.[2] ?? "";
    const name = head.words[by]?.[value] ?? (word === "aar" || word === "maaned" ? value : say("other"));
    return made("li", {}, link(changed(asked, action, word, null), say("take-off", textOf(name))));
  });
  return [made("ul", { class: "links" }, made("li", { class: "lead" }, `${say("chosen")}:`), ...items)];
}

interface Facetting {
  readonly action: string;
  readonly say: Say;
  readonly number: Intl.NumberFormat;
}

function facetRows(finds: readonly Row[], asked: Asked, head: Head, { action, say, number }: Facetting): HTMLElement[] {
  const rows = facets.flatMap(([word, lead, by]) => {
    if (asked.narrow.some(([one]) => one === word)) return [];
    const counts = new Map<string, number>();
    for (const row of finds) for (const value of valuesOf(row, word)) counts.set(value, (counts.get(value) ?? 0) + 1);
    counts.delete("uden");
    // What all finds share narrows nothing; most stand under no word about their reports.
    const narrows = word === "rapport" ? [...counts.values()].some((one) => one < finds.length) : counts.size > 1;
    if (!narrows) return [];
    const values = [...counts].toSorted(([a, x], [b, y]) => (word === "aar" ? Number(b) - Number(a) : y - x));
    const items = values.slice(0, mostOfFacet).map(([value, count]) => {
      const name = head.words[by]?.[value] ?? value;
      const [text, lang] = typeof name === "string" ? [name] : name;
      const said = `${text} (${number.format(count)})`;
      return made(
        "li",
        {},
        link(changed(asked, action, word, value), lang === undefined ? said : [said, lang]),
        ...tongue(name),
      );
    });
    return [made("ul", { class: "links" }, made("li", { class: "lead" }, `${say(lead)}:`), ...items)];
  });
  if (rows.length === 0) return [];
  const nav = made("nav", { class: "facets", "aria-label": say("narrow") }, ...rows);
  // Folded on a narrow screen, as the server's page is, until something is chosen.
  const isOpen: Record<string, string> = asked.narrow.length > 0 ? { open: "" } : {};
  return [made("details", { class: "choices", ...isOpen }, made("summary", {}, say("narrow")), nav)];
}

function valuesOf(row: Row, word: (typeof facets)[number][0]): readonly string[] {
  const value = word === "status" ? row.regnskab : row[word];
  return value === null || value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** The same search with one word of its address changed. */
function changed({ query }: Asked, action: string, word: string, value: string | null): string {
  const words = new URLSearchParams(query);
  if (value === null) words.delete(word);
  else words.set(word, value);
  return words.size === 0 ? action : `${action}?${words}`;
}

function link(href: string, name: Said): HTMLElement {
  return spoken("a", name, { href });
}

function spoken(tag: string, said: Said, attributes: Record<string, string>): HTMLElement {
  const [text, lang] = typeof said === "string" ? [said] : said;
  return made(tag, { ...attributes, ...(lang === undefined ? {} : { lang }) }, text);
}

/** The mark after words of another language than the page's, as the page has it ready. */
function tongue(said: Said): Node[] {
  const lang = typeof said === "string" ? "" : said[1];
  const template = document.querySelector<HTMLTemplateElement>(`template[data-tongue="${lang}"]`);
  return template ? [template.content.cloneNode(true)] : [];
}

function made(tag: string, attributes: Readonly<Record<string, string>>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

import { saysErased } from "../../records/index.ts";

/** The names in a cell of travellers: with semicolons between, or one a line, which a comma may end. */
export function travellersIn(cell: string): readonly string[] {
  return cell.split(/[;\n]/).flatMap((part) => {
    let name = part.trim();
    while (name.endsWith(",")) name = name.slice(0, -1).trimEnd();
    return name || [];
  });
}

/**
 * Whoever a cell of travellers plainly names, to be looked for elsewhere: one by one where several stand together, `Hansen, Mette`
 * as she is called, and without a title or the names between. @param but cells' names that are not meant
 */
export function namesIn(cell: string, but: ReadonlySet<string>): readonly string[] {
  const parts = travellersIn(cell).filter((part) => !but.has(part));
  const pieces = parts
    .flatMap((part) => [part, ...part.split(apart), ...(part.match(capitals) ?? [])])
    .map((one) => one.replace(edges, ""));
  const each = pieces.flatMap((one) =>
    isSurnameFirst(one) ? [one.split(",").reverse().join(" ")] : [one, ...one.split(",")],
  );
  const called = each.filter(isPlainName).flatMap((one) => {
    const [first = "", ...rest] = wordsOf(one);
    return [[first, ...rest], rest, [first, ...rest.slice(-1)]].map((words) => words.join(" "));
  });
  return [...new Set(called)].filter(isPlainName);
}

const apart = /[&/+:()[\]]|\d+\.?|\s[–—-]\s|\s(?:og|samt|med|and|with|und|mit)\s/iu;
/** `Mette Hansen` of »Mette Hansen fra Børn og Unge« and »2 medarbejdere Mette Hansen m.fl.« */
const capitals = /\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:af|de|der|van|von)\s+)?\p{Lu}[\p{L}'’-]+){1,3}/gu;
const edges = /^[\s,.–—-]+|[\s,.–—-]+$/gu;

/**
 * Whether each of them is plainly one person's name, so that they can be counted: no list within it, no number, no group.
 * `Hansen, Mette` is one under a heading that says one (`Navn`, `name`); elsewhere it may be `Mette, Jens`.
 */
export function arePlainNames(names: readonly string[], heading: string | null): boolean {
  const isOfOne = heading !== null && ofOne.test(heading.trim());
  // One that was erased was a name.
  const isOne = (name: string) => isPlainName(name) || (isOfOne && isSurnameFirst(name)) || saysErased(name);
  return names.every((name) => name.length <= longestName && isOne(name));
}

const ofOne =
  /(navn|name)$|^(nom|deltager|medarbejder|ansat|person|rejsendes|traveller|traveler|employee|reisender)$/iu;
const joining: ReadonlySet<string> = new Set("og och and und et samt med with mit sowie plus".split(" "));
const particles: ReadonlySet<string> = new Set(
  "af av von van vom der den de del della di da do dos das du la le el al bin bint ibn ter ten te zu zum zur y e".split(
    " ",
  ),
);
/** `Teknisk Udvalg`, `Fire Ansatte`, `Board Members`: words that end so tell of several, or of nobody by name. */
const ofMany = new RegExp(
  `(${[
    "udvalg(et)?|råd(et)?|bestyrelsen?|forvaltning(en)?|direktion(en)?|afdeling(en)?|kommunen?|sekretariat(et)?",
    "delegation(en)?|gruppen?|team(et)?|familien?|ægtepar(ret)?|forening(en)?|klub(ben)?|skolen?|klasse",
    "ansatte|folkevalgte|^unge|børn|embedsmænd|embedsfolk|borgmestre|medlemmer(ne)?|elever(ne)?|chefer(ne)?|gæster(ne)?",
    "(medarbejd|deltag|politik|lær|led)ere(ne)?|direktører(ne)?|kolleg(a|)er(ne)?|personer(ne)?",
    "council|committee|board|staff|members|delegates|group|^party|department|employees|officials|officers|councillors",
    "participants|travellers|students|pupils|teachers|family|secretariat|school",
    "ausschuss|(stadt|gemeinde)rat|verwaltung|abteilung|mitarbeiter(innen)?|mitglieder|teilnehmer(innen)?|beschäftigte|verein",
  ].join("|")})$`,
  "iu",
);
const mostWords = 5;
const longestName = 200;

function isPlainName(name: string): boolean {
  // What stands far apart may be two.
  if (name.split(/\s{2,}|\t/).filter((part) => /\S\s\S/.test(part)).length > 1) return false;
  const words = wordsOf(name);
  const [first = "", ...rest] = words;
  // »borgmester Mette Hansen«
  const isTitled = /^\p{Ll}+\.?$/u.test(first) && !particles.has(first) && !tellsOfMore(first);
  const count = namesAmong(isTitled ? rest : words);
  return count !== null && count > 1 && count <= mostWords && !areInitials(words);
}

function isSurnameFirst(name: string): boolean {
  const [family = "", given = "", ...more] = name.split(",");
  const [before, after] = [namesAmong(wordsOf(family)), namesAmong(wordsOf(given))];
  const isOne = more.length === 0 && before === 1 && after !== null && after > 0 && after <= 3;
  return isOne && !areInitials(wordsOf(name.replace(",", " ")));
}

/** Without what stands in brackets after a name: `(A)`, `(formand)`. */
function wordsOf(name: string): readonly string[] {
  return name
    .trim()
    .replace(/ ?\([\p{L}\p{M}.]+\)$/u, "")
    .split(/\s+/)
    .filter(Boolean);
}

/** How many words are written as names are; `null` where another word stands among them. */
function namesAmong(words: readonly string[]): number | null {
  const names = words.filter((word) => !particles.has(word));
  const isName = (word: string) => /^(\p{Ll}['’])?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’-]*$/u.test(word);
  return names.every((word) => isName(word) && !tellsOfMore(word)) ? names.length : null;
}

function tellsOfMore(word: string): boolean {
  return joining.has(word.toLowerCase()) || ofMany.test(word);
}

/** Whose `MH JO` are, one's or two's, nobody can tell. */
function areInitials(words: readonly string[]): boolean {
  return words.every((word) => !/\p{Ll}|\p{Lo}|\p{L}{4}/u.test(word));
}

import { decisionTexts, type Submission } from "../../decisions/index.ts";
import { dateInZone, dateOn, hundredthsOf, instant, isId } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { goalById, strategiesOf } from "../../strategy/index.ts";
import { plainAgenda } from "../agenda/plain-agenda.ts";
import { co2Texts } from "../co2.texts.ts";
import { committeeName } from "./approval-words.tsx";
import { inOrder, isSubject } from "./changed-fields.ts";
import { staffTexts } from "./staff.texts.ts";
import { trailTexts } from "./trail.texts.ts";

const f = formatsIn("da");

/** By whom an act of the trail is read, and where. */
export interface TrailReader {
  readonly here: Municipality;
  /** When it was done: a committee is called what it was then. */
  readonly at: Date;
  /** Ids too, for whoever holds one act against another; a case's history tells people. */
  readonly ids?: boolean;
  /** Partners by id, where they are known. */
  readonly names?: ReadonlyMap<string, string>;
  /** The act is about a row of a file: what its cells say is told as it is printed. */
  readonly isPrinted?: boolean;
  /** What a case is called, for whoever reads acts of many; a case's own history is about that one. */
  readonly caseWords?: (subject: { readonly type: string; readonly id: string }) => string;
}

/** Fields whose values are codes with words elsewhere, and the group of those words. */
const groups: Readonly<Record<string, string>> = {
  ...{ status: "status", kind: "kind", reportTrack: "report", accountsTrack: "accounts", category: "category" },
  ...{ payer: "payer", vat: "vat", purposeClass: "class", role: "assistant", direction: "direction", about: "about" },
  ...{ lang: "lang", legalBasis: "legalBasis", earlierTranslations: "field", fields: "field", found: "found" },
};
const statusesOfCases: ReadonlySet<string> = new Set(["open", "ruled", "taken-back"] satisfies Submission["status"][]);
const money = new Set(["amount", "statedTotal", "total", "perTraveller", "homeAmount"]);

/** A field by its name in Danish: of groups within one another all of them. */
export function fieldWords(path: readonly string[]): string {
  return path
    .map((name) => staffTexts.find("da", `field.${name}`) ?? trailTexts.find("da", `field.${name}`) ?? name)
    .join(", ");
}

const saidOfRows: ReadonlySet<string> = new Set(["reason", "asPrinted", "isOther", "subjectId"]);

/** A cell of a file's row is called as its column is; what was said of the row has its words. */
export function cellWords(path: readonly string[]): string {
  return path.length === 1 && saidOfRows.has(path[0] ?? "") ? fieldWords(path) : path.join(", ");
}

/** A value of the trail as a person reads it, a line for each of a list; `null` where nothing of it is told. @param path of its field */
export function valueWords(value: unknown, path: readonly string[], reader: TrailReader): string | null {
  const [name = ""] = path.slice(-1);
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return trailTexts.in("da")(value ? "yes" : "no");
  if (name.endsWith("undredths") && /^-?\d+$/.test(String(value))) return f.figure(BigInt(String(value)));
  if (typeof value === "number") return f.number(value, decimalsOf(value));
  if (Array.isArray(value))
    return (
      value
        .map((one) => valueWords(one, path, reader))
        .filter((one) => one !== null)
        .join("\n") || null
    );
  if (isSubject(path) && isReference(value)) return reader.caseWords?.(value) ?? null;
  if (typeof value === "object") return groupWords(value, path, reader);
  const text = String(value);
  if (reader.isPrinted) return text;
  if (isId(text)) return reader.ids ? text : null;
  // Whether a case is on an agenda is told by the acts themselves.
  if (name === "status" && statusesOfCases.has(text)) return null;
  return codeWords(text, path, reader) ?? figureWords(text, name) ?? timeWords(text, reader) ?? plainText(text);
}

/** As many as are written, and two at least: what is another number is read as another. */
function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [, written = ""] = String(value).split(".");
  return Math.min(Math.max(written.length, 2), 6);
}

function isReference(value: object | string): value is { type: string; id: string } {
  return typeof value === "object" && "type" in value && "id" in value;
}

/** `Kategori: Transport, Hvad: Tog, Beløb: 4.200,00`; what says nothing, or no, is left out. */
function groupWords(value: object, path: readonly string[], reader: TrailReader): string | null {
  const said = inOrder(value).flatMap(([name, one]) => {
    if (one === null || one === "" || one === false || (!reader.ids && (name === "lat" || name === "lon"))) return [];
    const words = valueWords(one, [...path, name], reader);
    if (words === null) return [];
    return [one === true ? fieldWords([name]) : `${fieldWords([name])}: ${words.replaceAll("\n", "; ")}`];
  });
  return said.length === 0 ? null : said.join(", ");
}

function codeWords(text: string, path: readonly string[], { here, at, names }: TrailReader): string | null {
  const [name = ""] = path.slice(-1);
  const group = path.includes("earlierTranslations") ? "field" : groups[name];
  const { profile } = here;
  if (group !== undefined)
    return staffTexts.find("da", `${group}.${text}`) ?? trailTexts.find("da", `${group}.${text}`) ?? null;
  if (name === "ruling") return decisionTexts.find("da", `ruling.${text}`) ?? null;
  if (name === "mode") return co2Texts.find("da", `mode.${text}`) ?? null;
  if (name === "travelClass") return co2Texts.find("da", `class.${text}`) ?? null;
  if (name === "country") return f.country(text);
  if (name === "committeeId" || name === "committee")
    return committeeName(profile, text, dateInZone(at, profile.timeZone));
  if (name === "unitId") return profile.units.find(({ id }) => id === text)?.name ?? null;
  if (name === "partners") return names?.get(text) ?? null;
  if (name !== "goals") return null;
  const goal = goalById(strategiesOf(profile.slug), text)?.goal;
  return goal ? f.quote(goal.quote) : null;
}

function figureWords(text: string, name: string): string | null {
  const hundredths = money.has(name) && /^-?\d+(\.\d{1,2})?$/.test(text) ? hundredthsOf(text) : null;
  return hundredths === null ? null : f.figure(hundredths);
}

function timeWords(text: string, { here }: TrailReader): string | null {
  if (/^\d\d:\d\d$/.test(text)) return f.time(text);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return f.moment(instant(new Date(text)), here.profile.timeZone);
  const on = dateOn(text);
  return on && f.date(on);
}

/** An agenda's text without the marks of its headings, lists and tables. */
function plainText(text: string): string {
  return /^#+ /m.test(text) ? plainAgenda(text) : text;
}

import type { PotOwner } from "../../accounts/index.ts";
import { type DateOn, isCurrency, money } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  type Category,
  type Committee,
  committeeById,
  committeeNameOn,
  type Decider,
  type Profile,
  type TripKind,
} from "../../profile/index.ts";
import type { Payer, PurposeClass } from "../codes.ts";
import type { Trip } from "../trip.ts";
import { payingBodies } from "../trip-accounts/pot-shares.ts";
import type { AgendaInput } from "./agenda-input.ts";

/** Agenda texts are Danish: a committee rules in Danish. */
export const danish = formatsIn("da");

interface Noun {
  /** `en studierejse` */
  readonly a: string;
  /** `studierejsen` */
  readonly the: string;
}

const kindWords: Readonly<Record<TripKind, Noun>> = {
  "committee-trip": { a: "en studierejse", the: "studierejsen" },
  delegation: { a: "et partnerbesøg", the: "partnerbesøget" },
  conference: { a: "en konference", the: "konferencen" },
  "staff-visit": { a: "en tjenesterejse", the: "tjenesterejsen" },
  representation: { a: "en repræsentationsrejse", the: "repræsentationsrejsen" },
  "incoming-visit": { a: "et besøg udefra", the: "besøget udefra" },
};

/** What a trip is: `en studierejse`, `studierejsen`; where its kind is not chosen yet, a journey. */
export function nounOf({ kind, direction }: Pick<Trip, "kind" | "direction">): Noun {
  if (kind) return kindWords[kind];
  return direction === "in" ? { a: "et besøg", the: "besøget" } : { a: "en rejse", the: "rejsen" };
}

export const categoryWords: Readonly<Record<Category, string>> = {
  transport: "Transport",
  lodging: "Overnatning",
  meals: "Forplejning",
  drink: "Drikkevarer",
  attractions: "Oplevelser",
  fees: "Gebyrer",
  "per-diem": "Time- og dagpenge",
  "lost-earnings": "Tabt arbejdsfortjeneste",
  other: "Andet",
};

export const classWords: Readonly<Record<PurposeClass, string>> = {
  municipal: "fagligt",
  representation: "repræsentation",
  travel: "transporttid",
  social: "socialt",
  tourism: "turisme",
  "own-time": "fri tid",
};

/** How many hours of a class, to the hundredth: `2,5 faglige timer`, `1 times transport`. */
export function hoursOf(purposeClass: PurposeClass, hours: number): string {
  const [one, several] = hourWords[purposeClass];
  return `${danish.number(Math.round(hours * 100) / 100)} ${hours === 1 ? one : several}`;
}

const hourWords: Readonly<Record<PurposeClass, readonly [one: string, several: string]>> = {
  municipal: ["faglig time", "faglige timer"],
  representation: ["times repræsentation", "timers repræsentation"],
  travel: ["times transport", "timers transport"],
  social: ["social time", "sociale timer"],
  tourism: ["times turisme", "timers turisme"],
  "own-time": ["times fri tid", "timers fri tid"],
};

export const payerWords: Readonly<Record<Payer | "guests", string>> = {
  committee: "Udvalget",
  unit: "Enheden",
  host: "Værten",
  guests: "Gæsterne",
  sponsor: "Sponsor",
  company: "Virksomhed",
  other: "Andre",
};

/** `1 ansat`, `2 ansatte`. */
export function counted(count: number, one: string, many: string): string {
  return `${danish.number(count)} ${count === 1 ? one : many}`;
}

/** Up to twelve in letters, as a sentence has them. */
export function inLetters(count: number): string {
  const letters = "nul et to tre fire fem seks syv otte ni ti elleve tolv".split(" ");
  return letters[count] ?? danish.number(count);
}

/** `1.234,50 kr.`; a currency that is none is written as it stands. */
export function amountIn(hundredths: bigint, currency: string): string {
  return isCurrency(currency) ? danish.amount(money(hundredths, currency)) : `${danish.figure(hundredths)} ${currency}`;
}

/** The heading of a column of amounts. */
export function unitOf(currency: string): string {
  return currency === "DKK" ? "kr." : currency;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("da") + text.slice(1);
}

/** A source ends a sentence in parentheses; it says itself when it is not confirmed. */
export function sourceOf({ source, verified }: { source: { text: string }; verified: boolean }): string {
  return `(kilde: ${sourceWords(source.text)}${verified ? "" : "; ikke bekræftet"})`;
}

/** How a profile's rule begins that the municipality has not adopted, and that stands there until it does. */
const proposal = "Udsyns forslag, ikke vedtaget af kommunen.";

/** Whether a rule is proposed by us, and the municipality's by nobody's word. */
export function isProposal(text: string): boolean {
  return text.startsWith(proposal);
}

/** What a proposal says beside being one. */
export function withoutProposal(text: string): string {
  return text.slice(proposal.length).trim();
}

/** A source inside parentheses: without its full stop, and without a colon of its own after the one there is. */
export function sourceWords(text: string): string {
  return text.replace(/\.$/, "").replace(": ", ", ");
}

export function committeeName(committee: Committee | null, on: DateOn): string | null {
  if (!committee) return null;
  return (committeeNameOn(committee, on) ?? committee.names.at(-1))?.name ?? committee.id;
}

/** Whose *ramme* bears the rest of the trip, whoever rules on it; `null` while no body is chosen. */
export function rammeOwner(trip: Trip, profile: Profile, today: DateOn): string | null {
  const [first] = payingBodies(trip);
  return first ? bodyName(first.owner, profile, trip.startOn ?? today) : null;
}

/** The name of a committee or a unit that pays. */
export function bodyName({ kind, id }: PotOwner, profile: Profile, on: DateOn): string {
  if (kind === "committee") return committeeName(committeeById(profile, id), on) ?? id;
  return profile.units.find((one) => one.id === id)?.name ?? id;
}

/** The same where it is another than the body that the text speaks to, which is then not to be taken for it. */
export function otherRammeOwner({ trip, profile, today, committee }: AgendaInput): string | null {
  const owner = payingBodies(trip)[0]?.owner;
  const isOwn = committee && owner?.kind === "committee" && committee.id === owner.id;
  return isOwn ? null : rammeOwner(trip, profile, today);
}

/** Who decides, in words: `Børne- og Skoleudvalget`, `Byrådet`, `enhedens leder`. */
export function deciderName(decider: Decider, trip: Trip, profile: Profile, on: DateOn): string {
  if (decider.by === "manager") return managerOf(trip, profile);
  const found = profile.committees.find((one) => {
    if (decider.by === "named") return one.id === decider.committee;
    if (decider.by === "committee") return one.id === trip.committeeId;
    return one.kind === decider.by && committeeNameOn(one, on) !== null;
  });
  return committeeName(found ?? null, on) ?? "et udvalg, der ikke er valgt endnu";
}

function managerOf({ unitId }: Trip, profile: Profile): string {
  const unit = profile.units.find((one) => one.id === unitId);
  if (!unit) return "lederen af en enhed, der ikke er valgt endnu";
  return `lederen af ${unit.name}${unit.managerRole ? ` (${unit.managerRole})` : ""}`;
}

/** `til Hamborg (Tyskland) 14.–16. september 2026`, as far as it is known; a visit to us is `i` the places the guests come to. */
export function whereAndWhen({ kind, direction, plan, startOn, endOn }: Trip): string {
  const places = plan.destinations
    .filter((one) => one.place !== "")
    .map(({ place, country }) => (country ? `${place} (${danish.country(country)})` : place));
  const preposition = kind === "conference" || direction === "in" ? "i" : "til";
  const where = places.length > 0 ? `${preposition} ${danish.list(places)}` : "(stedet er ikke oplyst)";
  return `${where} ${startOn && endOn ? danish.range(startOn, endOn) : "(datoerne er ikke oplyst)"}`;
}

/** A sentence has one full stop, also where it ends in `kr.` */
export function ended(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

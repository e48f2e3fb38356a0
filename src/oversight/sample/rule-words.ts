import { isCurrency, money } from "../../kernel/index.ts";
import { danishOnly, formatsIn } from "../../platform/index.ts";
import type { PolicyName } from "../../profile/index.ts";

const f = formatsIn("da");

const names = danishOnly({
  capPerParticipant: "Højst pr. deltager",
  councilAbovePerParticipant: "Kommunalbestyrelsen skal godkende over",
  accountsDue: "Frist for regnskab",
  perDiem: "Time- og dagpenge",
  companionStop: "Private ledsagere",
  publication: "Offentliggørelse af regnskab",
});

export function policyWords(name: PolicyName): string {
  return names.find("da", name) ?? name;
}

const codes = danishOnly({
  receipts: "efter kvittering",
  rates: "efter satser",
  "written-basis-lifts": "Betales ikke uden skriftlig hjemmel",
  "never-lifted": "Betales aldrig",
  "as-booked": "Når der bogføres",
  days: "dage",
  months: "måneder",
  years: "år",
  incl: "inkl. moms",
  excl: "ekskl. moms",
  "when-closed": "Når regnskabet er lukket",
});

const said = (code: unknown) => codes.find("da", String(code)) ?? String(code);

/** A rule's value in words. */
export function ruleWords(name: PolicyName, value: unknown, currency: string): string {
  if (value === null) return "Ingen grænse";
  if (typeof value === "bigint") return isCurrency(currency) ? f.amount(money(value, currency)) : f.figure(value);
  if (typeof value === "string") return said(value);
  if (name === "perDiem" && isRecord(value))
    return `I udlandet ${said(value.abroad)}, i Danmark ${said(value.domestic)}`;
  if (name === "publication" && isRecord(value)) return said(value.accounts);
  if (name === "accountsDue" && isRecord(value) && isRecord(value.after)) {
    const { count, unit } = value.after;
    return `${count} ${said(unit)} efter rejsen, ${said(value.vat)}`;
  }
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

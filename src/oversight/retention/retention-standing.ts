import type { Work } from "../../identity/index.ts";
import { type Hold, holdsIn } from "../../records/index.ts";
import { type TripId, titleOf, tripsNamed } from "../../trips/index.ts";
import { retentionRules } from "./retention-rules.ts";

/** What is kept, for how long and why, with how much there is of it now. */
export interface RetentionLine {
  readonly id: string;
  readonly what: string;
  readonly purpose: string;
  readonly basis: string;
  readonly term: string;
  readonly how: string;
  readonly held: number | null;
  readonly due: number | null;
}

/** Every rule with how it stands, and the cases that no rule takes. */
export async function retentionStanding(one: Work): Promise<{
  readonly lines: readonly RetentionLine[];
  readonly cases: readonly HeldCase[];
}> {
  const lines: RetentionLine[] = [];
  for (const rule of retentionRules) lines.push({ ...rule, term: rule.term(one), ...(await rule.standing(one)) });
  return { lines: [...lines, ...withoutEnd], cases: await heldCases(one) };
}

/** What no term takes. */
const withoutEnd: readonly RetentionLine[] = [
  {
    id: "postings",
    what: "Posteringer: beløb, art, dag og tekst",
    purpose: "At borgerne kan se, hvad rejserne kostede.",
    basis: "Kommunestyrelsesloven §45; databeskyttelsesforordningen artikel 6, stk. 1, litra e",
    term: "Uden udløb",
    how: "Slettes ikke af sig selv. Navne kan slettes efter fristen under En persons oplysninger.",
    held: null,
    due: null,
  },
  {
    id: "published",
    what: "Offentliggjorte rejser",
    purpose: "At borgerne kan se kommunens rejser.",
    basis: "Databeskyttelsesforordningen artikel 6, stk. 1, litra e",
    term: "Uden udløb",
    how: "Slettes ikke af sig selv. Navne og tekster kan slettes uden at bryde loggen.",
    held: null,
    due: null,
  },
];

export interface HeldCase extends Hold {
  readonly title: string;
}

/** The cases that are marked for preservation, by their headings. */
async function heldCases({ tx, municipality, today }: Work): Promise<readonly HeldCase[]> {
  const holds = await holdsIn(tx, municipality.id, today);
  const named = await tripsNamed(
    tx,
    municipality.id,
    holds.map((one) => one.subject.id as TripId),
  );
  return holds.map((one) => ({ ...one, title: titleOf({ title: named.get(one.subject.id as TripId)?.title ?? "" }) }));
}

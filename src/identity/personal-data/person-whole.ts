import { instant } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Held, Matcher, OwnPart } from "../../records/index.ts";
import { grantWords } from "../access/grant-words.ts";
import type { PersonId } from "../identity.tables.ts";
import type { Work } from "../work.ts";
import { type DraftFormAt, typedInDraft } from "../working-drafts/draft-words.ts";
import { readWhole } from "./person-whole.store.ts";

const f = formatsIn("da");

/** The fields that say who somebody is; a title can name another. */
export const whoFields: readonly string[] = ["name", "email", "subject"];

/** What belongs to those with access who were found, without naming them: role, unit, sign-ins, what they left unsaved. */
export async function ownOf(
  work: Work,
  found: readonly Held[],
  matcher: Matcher,
  formAt: DraftFormAt,
): Promise<readonly Held[]> {
  const all: Held[] = [];
  for (const held of Map.groupBy(found, (one) => one.place).values()) {
    const [first] = held;
    const named = new Set(held.map((one) => one.field));
    if (!first?.subject || !whoFields.some((field) => named.has(field))) continue;
    const { place, what, subject, keep } = first;
    const parts = (await partsOf(work, subject.id as PersonId, matcher, formAt)).filter(
      (one) => one.text && !named.has(one.field),
    );
    all.push(...parts.map((one) => ({ ...one, ...{ place, what, subject, keep }, own: true as const })));
  }
  return all;
}

async function partsOf(
  { tx, municipality: here, now }: Work,
  id: PersonId,
  matcher: Matcher,
  formAt: DraftFormAt,
): Promise<readonly (OwnPart & Pick<Held, "at" | "about">)[]> {
  const whole = await readWhole(tx, here.id, id);
  if (!whole) return [];
  const { person, roles, sessions, absences, links, drafts } = whole;
  const when = (at: Date) => f.moment(instant(at), here.profile.timeZone);
  const span = (one: { createdAt: Date; expiresAt: Date }) =>
    `${when(one.createdAt)}, gælder til ${when(one.expiresAt)}`;
  const unit = here.profile.units.find((one) => one.id === person.unitId)?.name ?? person.unitId;
  return [
    { field: "name", part: "Navn", text: person.name },
    { field: "email", part: "Mailadresse", text: person.email ?? "" },
    { field: "title", part: "Titel", text: person.title ?? "" },
    { field: "unit_id", part: "Enhed", text: unit ?? "" },
    { field: "subject", part: "Kendetegn ved log ind", text: person.subject ?? "" },
    ...roles.map(({ role, scope }, at) => {
      const text = grantWords({ here, now }, { role, scope: scope || null });
      return { field: `role/${at}`, part: "Rolle", text };
    }),
    { field: "created_at", part: "Adgang fra", text: when(person.createdAt) },
    { field: "closed_at", part: "Adgang lukket", text: person.closedAt ? when(person.closedAt) : "" },
    ...sessions.map((one, at) => ({ field: `session/${at}`, part: "Logget ind", text: span(one) })),
    ...absences.map(({ personId, awayFrom, awayTo }, at) => ({
      ...{ field: `absence/${at}`, part: personId === id ? "Fraværende" : "Stedfortræder for en anden" },
      text: `${f.date(awayFrom)} til ${f.date(awayTo)}`,
    })),
    ...links.map((one, at) => ({ field: `link/${at}`, part: "Link sendt med mail", text: span(one) })),
    ...drafts.flatMap((draft, nth) =>
      typedInDraft(draft, matcher, formAt).map((one) => ({
        ...{
          ...one,
          field: `draft/${nth}${one.field}`,
          part: "Tekst, der ikke er gemt",
          ...(one.about && { at: draft.savedAt }),
        },
      })),
    ),
  ];
}

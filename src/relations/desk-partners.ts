import { traceAll, type Work } from "../identity/index.ts";
import { foldName } from "../places/index.ts";
import type { Language } from "../profile/index.ts";
import { partnersOf } from "./demo-partners.ts";
import { isOwn, joinedPartners, partnerOf } from "./imported-partner.ts";
import { importedPartners, importedPartnersBySlug, publishPartners } from "./imported-partners.store.ts";
import type { Partner } from "./partner.ts";
import { partnerName } from "./partnerships.ts";

type Reading = Pick<Work, "tx" | "municipality">;

/** Every partner the desk may choose: the recorded ones and the imported ones of this municipality, public or not. */
export async function deskPartners({ tx, municipality }: Reading): Promise<readonly Partner[]> {
  const imported = await importedPartners(tx, municipality.id);
  const own = imported.filter((one) => isOwn(one, municipality.profile));
  return joinedPartners(partnersOf(municipality.slug), own.map(partnerOf));
}

/** Those whose name, in any language, or place holds every word that was typed, by name. */
export function partnersLike(partners: readonly Partner[], typed: string, lang: Language): readonly Partner[] {
  const words = foldName(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const text = ({ names, ownName, place, id }: Partner) =>
    foldName([...Object.values(names), ownName, place?.name, id].filter(Boolean).join(" "));
  return partners
    .filter((one) => words.every((word) => text(one).includes(word)))
    .toSorted((a, b) => partnerName(a, lang).localeCompare(partnerName(b, lang), lang));
}

/** Partners by their ids, those that are recorded without asking the database. */
export async function partnersNamed(
  { tx, municipality }: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Partner>> {
  const recorded = partnersOf(municipality.slug).filter((one) => ids.includes(one.id));
  const rest = ids.filter((id) => !recorded.some((one) => one.id === id));
  const imported = rest.length === 0 ? [] : await importedPartnersBySlug(tx, municipality.id, rest);
  const own = imported.filter((one) => isOwn(one, municipality.profile)).map(partnerOf);
  return new Map([...recorded, ...own].map((one) => [one.id, one]));
}

/**
 * Publishes the imported partners that something published names, so that the public reads who they are. Others wait as
 * before for somebody to publish them.
 */
export async function publishNamedPartners(work: Work, ids: readonly string[], reason: string): Promise<void> {
  const { tx, municipality } = work;
  const recorded = partnersOf(municipality.slug).map(({ id }) => id);
  const rest = ids.filter((id) => !recorded.includes(id));
  if (rest.length === 0) return;
  const named = await importedPartnersBySlug(tx, municipality.id, rest);
  const waiting = named.filter((one) => !one.isPublic && isOwn(one, municipality.profile));
  if (waiting.length === 0) return;
  await publishPartners(
    work,
    waiting.map((one) => ({ id: one.id, partner: partnerOf(one) })),
  );
  await traceAll(
    work,
    waiting.map(({ id }) => ({ action: "relations.publish", subject: { type: "partner", id }, after: { reason } })),
  );
}

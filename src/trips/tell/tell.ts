import { reachablePeople, rolesOver, type Work } from "../../identity/index.ts";
import { type BaseOf, type RoleName, senderOf } from "../../profile/index.ts";
import { post } from "../../records/index.ts";
import { tripPath } from "../staff/trip-path.ts";
import { ownedOf, type Trip } from "../trip.ts";

/** Something that happened to a trip and that somebody is to act on, or waits to hear. */
export interface News {
  readonly subject: string;
  /** What happened, and what to do about it, a line each. */
  readonly lines: readonly string[];
  /** Whose it is now. Whoever made the trip is told too. */
  readonly roles: readonly RoleName[];
}

/**
 * Writes to those whose it is now, and to whoever made the trip; not to the one who did it. By the outbox, in the same
 * transaction: what is undone, such as a preview, tells nobody.
 * @param trip as it was saved: once for each of its versions
 */
export async function tell(work: Work, trip: Trip, { subject, lines, roles }: News, baseOf?: BaseOf): Promise<void> {
  const { tx, municipality, now, who } = work;
  const maker = trip.createdBy;
  const people = await reachablePeople(tx, municipality.id);
  const others = people.filter((one) => one.personId !== who.actor.id);
  const holding = (wanted: readonly RoleName[]) =>
    others.filter(({ personId, grants }) => {
      const theirs = rolesOver({ actor: { kind: "person", id: personId, name: "" }, grants }, ownedOf(trip));
      return personId === maker || theirs.some((role) => wanted.includes(role));
    });
  const owing = holding(roles);
  // A trip that a program made, or somebody who has left, is the coordinator's to see to.
  const told = owing.length > 0 ? owing : holding(["coordinator"]);
  const where = baseOf
    ? ["", "Åbn sagen:", `${baseOf(municipality)}${tripPath(trip)}`]
    : ["", "Sagen ligger på dit skrivebord."];
  for (const { personId, name, email } of told) {
    const text = [`Kære ${name}`, "", ...lines, ...where].join("\n");
    const payload = { from: senderOf(municipality), to: email, subject: `${subject}: ${trip.title}`, text };
    await post(
      tx,
      municipality.id,
      { kind: "mail", key: `trips.told ${trip.id} ${trip.version} ${personId}`, payload },
      now,
    );
  }
}

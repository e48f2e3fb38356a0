import type { AskedByAnyone } from "../../identity/index.ts";
import type { Lang } from "../../platform/index.ts";
import { bodyByIdIn, contactUnitIn, isRoomOn, type Municipality, type SwitchableRoom } from "../../profile/index.ts";
import type { Said } from "../../web/index.ts";
import type { RepliesSubject } from "../subject.ts";

/** A public record that somebody asks about, as the room that publishes it tells of it. */
export interface AskedAbout {
  readonly subject: RepliesSubject;
  /** What a reader calls it: `visit` of a trip that comes here. */
  readonly of: "trip" | "visit" | "partner";
  /** Its address without language. */
  readonly path: string;
  /** Its title as it was written, and in the reader's language where it has one. */
  readonly title: string;
  readonly lang: Lang;
  readonly said: Said;
  /** The unit it lies with, as a role's scope, by `scopeAsked`; `null`: the whole municipality's. */
  readonly scope: string | null;
  /** Whom its page says to ask; `null` where it says nobody. */
  readonly contact: { readonly unit: Said | null; readonly email: string | null } | null;
}

/** The public records of one kind that can be asked about; wired in `app`. */
export interface PublicRecords {
  /** The step of their addresses: `/rejser`. */
  readonly at: string;
  readonly room: SwitchableRoom;
  /** `gone`: it was public and is not any more; `null`: it never was. */
  readonly find: (asked: AskedByAnyone, slug: string) => Promise<AskedAbout | { movedTo: string } | "gone" | null>;
  /** The page of one that is `gone`: since when and why. */
  readonly gonePage?: (asked: AskedByAnyone, slug: string) => Promise<string | null>;
}

/** Whether what was asked about can still be seen, so that nobody is led to what was withdrawn. */
export async function isStillPublic(
  records: readonly PublicRecords[],
  asked: AskedByAnyone,
  { path }: { readonly path: string },
): Promise<boolean> {
  const kind = records.find(({ at }) => path.startsWith(`${at}/`));
  if (!kind || !isRoomOn(asked.here.profile, kind.room)) return false;
  const found = await kind.find(asked, path.slice(kind.at.length + 1));
  return found !== null && found !== "gone";
}

/**
 * With whom a question about a record lies: the unit that its page says to ask, else the unit that made it, else the whole
 * municipality's contact (`null`). A committee answers nobody between its meetings.
 * @param named the unit's name as the record has it
 */
export function scopeAsked(
  { profile }: Pick<Municipality, "profile">,
  { named, unitId }: { readonly named: string | null; readonly unitId: string | null },
): string | null {
  const id = profile.units.find(({ name }) => name === named)?.id ?? unitId;
  return id === null ? null : `unit:${id}`;
}

/** Whose mailbox a question goes to that the record names none for: its unit's, else the municipality's; `null`: nobody's. */
export function mailboxOfScope({ profile }: Pick<Municipality, "profile">, scope: string | null): string | null {
  return unitOf(profile, scope)?.mailbox ?? profile.contact.email;
}

/** Whom a question about it goes to, by name: the same that the desk says, and that the letter reaches. */
export function unitAsked({ profile }: Pick<Municipality, "profile">, about: AskedAbout, lang: Lang): Said {
  const unit = unitOf(profile, about.scope);
  return about.contact?.unit ?? (unit && bodyByIdIn(profile, unit.id, lang)) ?? contactUnitIn(profile, lang);
}

function unitOf({ units }: Municipality["profile"], scope: string | null) {
  return units.find(({ id }) => scope === `unit:${id}`);
}

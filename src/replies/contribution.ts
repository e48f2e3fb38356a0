import { z } from "zod";
import type { DateOn, Id } from "../kernel/index.ts";
import type { Lang } from "../platform/index.ts";
import type { RepliesSubject } from "./subject.ts";

export type InvitationId = Id<"invitation">;

/** The fields of a report that those who took part may add lines to. */
export const contributionFields = ["aim", "outcome", "change"] as const;
export type ContributionField = (typeof contributionFields)[number];

const longest = 10_000;
const line = z
  .string()
  .max(longest, { message: "contribution-too-long" })
  .transform((text) => text.replaceAll("\r\n", "\n").trim());
export const linesSchema = z.strictObject({ aim: line, outcome: line, change: line });
export type Lines = z.output<typeof linesSchema>;

export const noLines: Lines = { aim: "", outcome: "", change: "" };

/** What one open page of a link last sent in. */
export interface PageLines {
  readonly tab: string;
  readonly typed: Lines;
}

/** One who was asked for lines, and what they wrote. */
export interface Invitation {
  readonly id: InvitationId;
  readonly subject: RepliesSubject;
  /** As the one who asks wrote it: a name, or what somebody is on the trip. */
  readonly name: string;
  readonly email: string | null;
  readonly lang: Lang;
  /** Being written; nobody else sees it. */
  readonly draft: Lines | null;
  /** Handed over to those who write the report. */
  readonly sent: Lines | null;
  readonly sentAt: Date | null;
  /** The link's open pages, the newest last. */
  readonly pages: readonly PageLines[];
  /** Fields that were taken into the report as they were sent. */
  readonly taken: readonly ContributionField[];
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** The day since which its subject is over. */
  readonly overSince: DateOn | null;
  readonly createdAt: Date;
}

/** What somebody wrote for a report and handed over, as those who write it see it. */
export type Contribution = Pick<Invitation, "id" | "name" | "lang" | "taken"> & { readonly lines: Lines };

export function contributionsIn(invitations: readonly Invitation[]): readonly Contribution[] {
  return invitations.flatMap(({ id, name, lang, taken, sent }) =>
    sent ? [{ id, name, lang, taken, lines: sent }] : [],
  );
}

export type InvitationState = "answered" | "open" | "revoked" | "expired";

/** Where an invitation stands. One that was answered stays so, also when its link no longer opens. */
export function invitationState(
  { sentAt, revokedAt, expiresAt }: Pick<Invitation, "sentAt" | "revokedAt" | "expiresAt">,
  now: Date,
): InvitationState {
  if (sentAt) return "answered";
  if (revokedAt) return "revoked";
  return expiresAt <= now ? "expired" : "open";
}

/** An invitation that nobody has written for; what was written is taken away by it. */
export const nothingWritten = { draft: null, sent: null, pages: [], taken: [] } as const satisfies Partial<Invitation>;

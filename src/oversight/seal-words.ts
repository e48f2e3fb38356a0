import type { AskedByWho } from "../identity/index.ts";
import { dateInZone } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import type { TrailLine } from "../records/index.ts";
import { momentOf } from "./trail/asked-trail.ts";

const f = formatsIn("da");

/** How an act's seal stands: `Forseglet 14.03.12, nr. 4.211`; with its day before the clock where that is another. */
export function sealWords(asked: Pick<AskedByWho, "here">, { seal, at }: Pick<TrailLine, "seal" | "at">): string {
  if (seal === null) return "Venter på segl";
  if (!seal.holds) return "Passer ikke til sit segl";
  const { timeZone } = asked.here.profile;
  const sealedOn = dateInZone(seal.at, timeZone);
  const clock = clockOf(asked, seal.at);
  const when = sealedOn === dateInZone(at, timeZone) ? clock : `${f.date(sealedOn)} kl. ${clock}`;
  return `Forseglet ${when}, nr. ${f.number(Number(seal.seq))}`;
}

/** The same in a list: `Nr. 4.211`; when it was sealed stands at the act itself. */
export function shortSealWords({ seal }: Pick<TrailLine, "seal">): string {
  if (seal === null) return "Venter på segl";
  return seal.holds ? `Nr. ${f.number(Number(seal.seq))}` : "Passer ikke til sit segl";
}

/** Where the sealing stands, over the list. */
export function standingWords(
  asked: Pick<AskedByWho, "here">,
  { newest, waiting }: { newest: { readonly seq: bigint; readonly at: Date } | null; waiting: number },
): string {
  const open = waiting === 0 ? "" : waiting === 1 ? " Én handling venter." : ` ${f.number(waiting)} handlinger venter.`;
  if (newest === null) return `Intet er forseglet endnu.${open}`;
  const [at, timeZone] = momentOf(asked, newest.at);
  return `${f.number(Number(newest.seq))} handlinger er forseglet, den seneste ${f.moment(at, timeZone)}.${open}`;
}

/** `14.03.12`: what happens within five seconds is told by the second. */
export function clockOf({ here }: Pick<AskedByWho, "here">, at: Date): string {
  const { timeZone } = here.profile;
  return new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "medium" }).format(at).replaceAll(":", ".");
}

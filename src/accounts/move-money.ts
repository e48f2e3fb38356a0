import { trace, type Work } from "../identity/index.ts";
import { decimalOf, fault, Invalid, money, newId } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { addMovements } from "./movement.store.ts";
import { ownerName } from "./owner-name.ts";
import type { HeldPot } from "./pot.store.ts";
import type { Move, PotPart } from "./pot.ts";
import { moved } from "./pot-figures.ts";
import { type Overdraft, overdraftOf } from "./pot-moves.ts";

/** Why money moves: words for the list, and the ruling where it rests on one. */
export interface Grounds {
  readonly text: string;
  readonly ruling: string | null;
}

/** A part's grounds say which part it is. */
export function groundsOf(part: PotPart | undefined, grounds: Grounds): Grounds {
  const note = part?.note;
  return note === undefined ? grounds : { ...grounds, text: `${grounds.text} (${note})` };
}

/**
 * Enters moves in a held pot's list and the audit trail; answers the pot as it then stands.
 * @throws Invalid `overdraft-needs-ruling`
 */
export async function moveMoney(
  work: Work,
  held: HeldPot,
  moves: readonly Move[],
  { text, ruling }: Grounds,
): Promise<HeldPot> {
  const { tx, municipality, now, who } = work;
  const overdraft = overdraftOf(held.state, moves, ruling);
  if (overdraft) throw overdrawn(work, held, overdraft);
  const movements = moves.map((move, at) => ({
    ...move,
    id: newId<"movement">(now.getTime()),
    position: held.last + 1 + at,
    text,
    ruling,
    at: now,
    by: who.actor.id,
  }));
  await addMovements(tx, municipality.id, held.pot.id, movements);
  for (const { kind, hundredths, subject, position } of movements) {
    await trace(work, {
      action: "accounts.move",
      subject: { type: "pot", id: held.pot.id },
      after: { position, kind, amount: decimalOf(hundredths), subject, text, ruling },
    });
  }
  return { ...held, state: moved(held.state, moves), last: held.last + moves.length };
}

/** A sentence has one full stop, also where it ends in `kr.` */
function ended(sentence: string): string {
  return sentence.endsWith(".") ? sentence : `${sentence}.`;
}

/** Whose money does not go so far, of which year, and how far it goes: whoever reads it may look after several. */
function overdrawn({ municipality }: Work, { pot }: HeldPot, { left, after }: Overdraft): Invalid {
  const said = (hundredths: bigint) => formatsIn("da").amount(money(hundredths, pot.currency));
  const owner = ownerName(municipality.profile, pot);
  return new Invalid([
    fault("overdraft-needs-ruling", { owner, year: String(pot.year), left: said(left), over: ended(said(-after)) }),
  ]);
}

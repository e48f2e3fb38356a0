import { trace, type Work } from "../identity/index.ts";
import { decimalOf, Invalid, newId } from "../kernel/index.ts";
import { addMovements } from "./movement.store.ts";
import type { HeldPot } from "./pot.store.ts";
import type { Move, PotPart } from "./pot.ts";
import { moved, type PotFigures } from "./pot-figures.ts";
import { overdraftFault } from "./pot-moves.ts";

/** Why money moves: words for the list, and the ruling where it rests on one. */
export interface Grounds {
  readonly text: string;
  readonly ruling: string | null;
}

/** A part's grounds say which part it is. */
export function groundsOf({ note }: PotPart, grounds: Grounds): Grounds {
  return note === undefined ? grounds : { ...grounds, text: `${grounds.text} (${note})` };
}

/**
 * Enters moves in a held pot's list and the audit trail; answers where the pot then stands.
 * @throws Invalid `overdraft-needs-ruling`
 */
export async function moveMoney(
  work: Work,
  held: HeldPot,
  moves: readonly Move[],
  { text, ruling }: Grounds,
): Promise<PotFigures> {
  const { tx, municipality, now, who } = work;
  const overdraft = overdraftFault(held.state, moves, ruling);
  if (overdraft) throw new Invalid([overdraft]);
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
  return moved(held.state, moves).figures;
}

import type { Posting } from "../../accounts/index.ts";
import { Notice } from "../../web/index.ts";
import { mayBeOne, sharedWords } from "../import-expenses/booked-by-hand.ts";
import { tripPath } from "../staff/trip-path.ts";
import type { Trip } from "../trip.ts";

interface MaybeTwiceProps {
  readonly trip: Pick<Trip, "id">;
  readonly postings: readonly Posting[];
  /** Those of them that somebody booked by hand. */
  readonly byHand: readonly Posting[];
}

/**
 * The lines of a trip that came by a ledger though somebody had booked them, or the other way round: what is asked when a ledger
 * comes (docs/decisions/0073) is told here of what was booked after it.
 */
export function MaybeTwice({ trip, postings, byHand }: MaybeTwiceProps) {
  const hands = new Set(byHand.map(({ id }) => id));
  const ofLedger = postings.filter(({ id }) => !hands.has(id));
  const twice = byHand.flatMap((hand) =>
    ofLedger.filter((line) => mayBeOne(hand, line)).map((line) => ({ hand, line })),
  );
  if (twice.length === 0) return null;
  return (
    <Notice tone="watch" title="Står udgiften to gange?">
      <ul>
        {twice.map(({ hand, line }) => {
          const { amount, shared } = sharedWords(hand, line);
          return (
            <li key={`${hand.id} ${line.id}`}>
              <a href={tripPath(trip, `regnskab/${hand.id}`)}>{hand.text}</a> er bogført i hånden, og{" "}
              <a href={tripPath(trip, `regnskab/${line.id}`)}>{line.text}</a> kom fra økonomisystemet: begge på {amount}{" "}
              {shared}. Fjern den ene, hvis det er den samme.
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

import { inTime, NoAnswer } from "../in-time.ts";
import { StartFault } from "../start-fault.ts";
import { unopenedWords } from "./journal-files.ts";

const patience = 15_000;

/** @throws StartFault where the journal hangs, beginning with `refusal`: before it is read nobody knows whether the logs may go on */
export function answered<T>(journal: string, refusal: string, look: () => Promise<T>): Promise<T> {
  return inTime(patience, look).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
    throw new StartFault(`${refusal} Journalen i ${journal} kan ikke læses: ${unopenedWords(error)}.`);
  });
}

import type { Db } from "../../platform/index.ts";
import { readMunicipalities } from "../../profile/index.ts";
import { readHead, readWitnesses, trustedWitnesses } from "../../register/index.ts";

/** So many times a witness may fail, a quarter of an hour in all, before it is told: one that was started again is back by then. */
const patience = 3;

/** Witnesses that do not cosign the log's newest head, with what they answered. */
export async function deafWitnesses(db: Db): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { id, slug, profile } of await readMunicipalities(db)) {
    if (!profile.witnesses?.length) continue;
    const head = await readHead(db, id);
    const standings = head ? trustedWitnesses(await readWitnesses(db, id, head.origin), profile) : [];
    for (const { witness, size, failures, fault } of standings)
      if (fault !== null && failures >= patience)
        wrong.push(
          `${slug}: vidnet ${witness.split("+")[0]} har ikke underskrevet loggens kontrolpunkt i ${failures} forsøg; det nåede til ${size} af ${head?.size} poster. Sidste svar: ${fault}. Tal med den, der driver vidnet, eller tag det ud af profilens witnesses.`,
        );
  }
  return wrong;
}

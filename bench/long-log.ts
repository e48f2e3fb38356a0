import { createHash } from "node:crypto";
import { openInstallation } from "../src/app/installation.ts";
import { newId } from "../src/kernel/index.ts";
import { type Db, inMunicipality, type MunicipalityId, openLog, readConfig } from "../src/platform/index.ts";
import { inclusionProof, newLogKey } from "../src/register/log/index.ts";
import { appendLeaves, hashReader, type NewLeaf } from "../src/register/log.store.ts";
import { lasting } from "./load.ts";
import { goal, median, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

/** As many leaves at a time as one statement's parameters hold. */
const batch = 10_000;
const short = 1_000;
const times = 60;

/** P11: appending one leaf and proving one, in a log of so many leaves, each in a transaction of its own. */
export async function longLog({ site, owner }: Trial, leaves: number): Promise<Row> {
  const config = readConfig({ ...process.env, UDSYN_DATA: site.dir, UDSYN_MODE: "demo", PORT: "0" });
  if ("faults" in config) throw new Error("the bench's own configuration is refused");
  const log = openLog("warn", (text) => text);
  const installation = await openInstallation(config, log, () => undefined);
  const id = newId<"municipality">(Date.now());
  try {
    const growing = growingLog(installation.db.app, id);
    await growing.to(short);
    const early = await growing.appended();
    await growing.to(leaves);
    const late = await growing.appended();
    const proofs = await provedAmong(installation.db.register, id, leaves);
    const hashed = await hashing(leaves);
    const ratio = late / early;
    return {
      id: "P11",
      work: `log: append at ${short} and at ${leaves} leaves; proof, p95`,
      ours: `${early.toFixed(1)} and ${late.toFixed(1)} ms; ${proofs.toFixed(1)} ms`,
      reference: `SHA-256 of all ${hashed.toFixed(0)} ms`,
      ratio: ratio.toFixed(2),
      goal: goal("append ≤ 1.3×, proof ≤ 5 ms", ratio <= 1.3 && proofs <= 5),
    };
  } finally {
    for (const table of ["log_leaf", "log_hash", "log_head"])
      await owner.query(`DELETE FROM register.${table} WHERE municipality_id = $1`, [id]);
    await installation.close();
  }
}

/** A log that grows as publication makes it grow, under an id that no municipality has. */
function growingLog(db: Db, id: MunicipalityId) {
  const key = newLogKey("bench");
  let size = 0;
  const append = (many: number) =>
    inMunicipality(db, id, async (tx) => {
      const leaves = Array.from({ length: many }, (_, at) => leafOf(size + at));
      await appendLeaves(tx, id, leaves, { key, origin: "bench", now: new Date() });
      size += many;
    });
  return {
    to: async (end: number) => {
      while (size < end) await append(Math.min(batch, end - size));
    },
    /** Milliseconds that one more leaf takes, its transaction with it. */
    appended: async () => {
      const took: number[] = [];
      for (let time = 0; time < times; time += 1) took.push(await lasting(() => append(1)));
      return median(took);
    },
  };
}

/** A leaf as long as a short trip's. */
function leafOf(at: number): NewLeaf {
  const leaf = Buffer.from(JSON.stringify({ type: "trip", at, text: "x".repeat(400) }));
  return { type: "trip", recordId: newId(Date.now()), version: 1, leaf };
}

async function provedAmong(db: Db, id: MunicipalityId, size: number): Promise<number> {
  const reader = hashReader(db, id);
  const took: number[] = [];
  for (let time = 0; time < 200; time += 1) {
    const index = Math.floor((size * ((time * 0.618) % 1)) % size);
    took.push(await lasting(() => inclusionProof(index, size, reader)));
  }
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.95)] ?? Number.NaN;
}

async function hashing(leaves: number): Promise<number> {
  const bytes = leafOf(0).leaf;
  return lasting(async () => {
    for (let at = 0; at < leaves; at += 1) createHash("sha256").update(bytes).digest();
  });
}

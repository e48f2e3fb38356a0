import { createHash } from "node:crypto";
import type { AskedByAnyone } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { isRoomOn } from "../../profile/index.ts";
import { readHead } from "../log.store.ts";
import { type CatalogueAbout, catalogue, type DataInterface } from "./catalogue.ts";
import { spanOf } from "./data-about.store.ts";
import { type AnyDataset, datasetsOf } from "./dataset.ts";
import type { FileDigest } from "./listed-digests.ts";
import { writeJsonLd, writeTurtle } from "./write-graph.ts";

/** The catalogue's files as bytes, by name: the Data Package states their digests, as of every file that no entry answers for. */
export async function catalogueFiles(
  db: Db,
  { here, base }: Pick<AskedByAnyone, "here" | "base">,
  datasets: readonly AnyDataset[],
  interfaces: readonly DataInterface[],
): Promise<{ readonly "catalog.ttl": string; readonly "catalog.jsonld": string }> {
  const head = await readHead(db, here.id);
  const own = datasetsOf(datasets, here);
  const ofEntries = own.filter((one) => !one.listed);
  const found = await Promise.all(
    ofEntries.map(async ({ name, type, days }) => [name, await spanOf(db, here.id, type, days)] as const),
  );
  const changes = await Promise.all(
    own.filter((one) => one.listed).map(async ({ name, changedAt }) => [name, await changedAt?.(db, here)] as const),
  );
  const spans: CatalogueAbout["spans"] = new Map(found.flatMap(([name, span]) => (span ? [[name, span]] : [])));
  const nodes = catalogue({
    here,
    base,
    datasets: own,
    interfaces: interfaces.filter(({ room }) => isRoomOn(here.profile, room)),
    updatedAt: head?.changedAt ?? null,
    changedAt: new Map(changes.flatMap(([name, at]) => (at ? [[name, at]] : []))),
    spans,
  });
  return { "catalog.ttl": writeTurtle(nodes), "catalog.jsonld": writeJsonLd(nodes) };
}

export function digestOfText(text: string): FileDigest {
  const bytes = Buffer.from(text);
  return { hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`, bytes: bytes.length };
}

import type { Db, MunicipalityId } from "../platform/index.ts";
import { type LogKey, named, pageMark, publicForm, signJson } from "./log/index.ts";
import { readHead } from "./log.store.ts";

/** Puts the log's signature behind a public answer; what can carry none stays as it is. */
export type Signing = (address: string, type: string, body: Buffer) => Buffer;

/** The one description in words among the data, which is JSON. */
const described = "data/datapackage.json";

/** No signing, where the process has no key: its pages are the same, and nothing vouches for them. */
export const unsigned: Signing = (_address, _type, body) => body;

/**
 * Signing by a municipality's log as it stands now: asked before a page is made, so that a publication in between makes the
 * page look old and never a stale page new.
 */
export async function pageSigning(db: Db, municipalityId: MunicipalityId, key: LogKey): Promise<Signing> {
  const head = await readHead(db, municipalityId);
  if (!head) return unsigned;
  const [{ origin, size }, own] = [head, named(key, head.origin)];
  // A process that was started before the key was changed signs nothing: a page without a signature is not one that was altered.
  if (publicForm(own) !== head.verifierKey) return unsigned;
  return (address, type, body) => {
    const place = { origin, size, address };
    if (type.startsWith("text/html")) return Buffer.concat([body, Buffer.from(pageMark(body, place, own))]);
    return address === described ? Buffer.from(signJson(body.toString(), place, own)) : body;
  };
}

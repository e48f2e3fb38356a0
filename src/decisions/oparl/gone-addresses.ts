import type { Municipality } from "../../profile/index.ts";
import { type ChangedMatter, isTakenBack, type Matters } from "./matter.ts";

const atOnce = 400;

/** Where OParl tells of what is gone of records, and of records that went whole: no list leads there unless asked what changed. */
export async function goneAddresses(matters: Matters, here: Municipality): Promise<readonly string[]> {
  const paths: string[] = [];
  const add = ({ id, gone }: Pick<ChangedMatter, "id" | "gone">) => {
    for (const { key, committeeId, metOn } of gone.rulings)
      paths.push(`agenda-items/${id}/${key}`, `consultations/${id}/${key}`, `meetings/${committeeId}/${metOn}`);
    for (const { key } of gone.files) paths.push(`files/${id}/${key}`);
  };
  for (const matter of (await matters.changed(here)).filter(isTakenBack)) {
    paths.push(`papers/${matter.id}`);
    add(matter);
  }
  for (let skip = 0; ; skip += atOnce) {
    const standing = await matters.page(here, { limit: atOnce, skip, changedFrom: null });
    for (const matter of standing) add(matter);
    if (standing.length < atOnce) break;
  }
  return [...new Set(paths)].map((path) => `/oparl/v1.1/${path}`);
}

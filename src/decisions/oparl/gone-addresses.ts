import type { Municipality } from "../../profile/index.ts";
import { isTakenBack, type Matters } from "./matter.ts";

/** Where OParl tells of rulings that are gone, and of the records that went whole: no list leads there unless asked what changed. */
export async function goneAddresses(matters: Matters, here: Municipality): Promise<readonly string[]> {
  const paths = (await matters.changed(here)).flatMap((matter) => {
    const { id, gone } = matter;
    const rulings = gone.rulings.flatMap(({ key, committeeId, metOn }) => [
      `agenda-items/${id}/${key}`,
      `consultations/${id}/${key}`,
      `meetings/${committeeId}/${metOn}`,
    ]);
    const files = gone.files.map(({ key }) => `files/${id}/${key}`);
    return [...(isTakenBack(matter) ? [`papers/${id}`] : []), ...rulings, ...files];
  });
  return [...new Set(paths)].map((path) => `/oparl/v1.1/${path}`);
}

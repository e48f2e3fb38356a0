import type { Municipality } from "../../profile/index.ts";
import type { Matters } from "./matter.ts";

/** Where OParl tells of what went with a whole record: no list leads there unless it is asked what changed. */
export async function goneAddresses(matters: Matters, here: Municipality): Promise<readonly string[]> {
  const paths = (await matters.takenBack(here)).flatMap(({ id, gone }) => [
    `papers/${id}`,
    ...gone.rulings.flatMap(({ key, committeeId, metOn }) => [
      `agenda-items/${id}/${key}`,
      `consultations/${id}/${key}`,
      `meetings/${committeeId}/${metOn}`,
    ]),
    ...gone.files.map(({ key }) => `files/${id}/${key}`),
  ]);
  return [...new Set(paths)].map((path) => `/oparl/v1.1/${path}`);
}

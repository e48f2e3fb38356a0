import { expect, test } from "vitest";
import type { MunicipalityId } from "../../platform/index.ts";
import { filesOfLine } from "./journal-files.ts";

const id = "01890a5d-ac96-774b-bcce-000000000001" as MunicipalityId;
const ended = (origin: string) => ({ origin, endedOn: "2026-05-06" });

test("of logs begun anew the own file comes first, then the newest before it, and the first log's last", () => {
  const line = { id, logOrigin: "by.dk/log-3", earlierLogs: [ended("by.dk/log"), ended("by.dk/log-2")] };
  expect(filesOfLine("j", "seal", line)).toEqual([
    `j/seal-${id}-by.dk_log-3`,
    `j/seal-${id}-by.dk_log-2`,
    `j/seal-${id}`,
  ]);
});

import { expect, test } from "vitest";
import { formatsIn } from "../../platform/index.ts";
import { lyngholm } from "../agenda/agenda.fixture.ts";
import { type RecordShown, versionDay, versionMoment } from "./record.ts";

const times = ["2026-11-28T09:00:00Z", "2026-11-29T11:45:23Z", "2026-11-29T11:45:30Z", "2026-11-29T13:00:00Z"];
const record = {
  versions: times.map((at) => ({ publishedAt: new Date(at) })),
  here: { profile: lyngholm() },
  f: formatsIn("da"),
} as unknown as RecordShown;
const told = (of: typeof versionDay) => times.map((at) => of(record, new Date(at)).replaceAll("\u00a0", " "));

test("versions of one minute are told apart by seconds, and those of one day by the clock", () => {
  expect(told(versionMoment)).toEqual([
    "28. november 2026 kl. 10.00",
    "29. november 2026 kl. 12.45.23",
    "29. november 2026 kl. 12.45.30",
    "29. november 2026 kl. 14.00",
  ]);
  expect(told(versionDay)).toEqual([
    "28. november 2026",
    "29. november 2026 kl. 12.45.23",
    "29. november 2026 kl. 12.45.30",
    "29. november 2026 kl. 14.00",
  ]);
});

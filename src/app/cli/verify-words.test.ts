import { expect, test } from "vitest";
import type { Report } from "../../verify/index.ts";
import { reportLines } from "./verify.command.ts";

/** The first line may be all that is read of an answer: it says no more than what was held against something. */
const whole: Report = {
  ...{ ok: true, differences: [], origin: "udsyn/ballerup/0198", size: 3, root: "", key: "", keyFrom: "given" },
  ...{
    signedBy: null,
    followed: [],
    witnessed: [],
    since: null,
    versions: { shown: 3, withdrawn: 0, erasedValues: 0 },
    absent: [],
    listed: null,
  },
  ...{
    compared: ["data/trips.json", "rejser/feed.xml"],
    stated: [],
    pages: 1,
    assets: 0,
    annexes: 0,
    annexesAway: [],
    namesChecked: true,
    unchecked: [],
  },
};
const firstOf = (more: Partial<Report>): string | undefined => reportLines({ ...whole, ...more })[0];

test("all that is there was held against something", () => {
  expect(firstOf({})).toBe("Intet er ændret. Loggen udsyn/ballerup/0198 har 3 poster.");
});

test("files that nothing answers for are not part of what is unchanged", () => {
  expect(firstOf({ unchecked: ["om.txt"] })).toBe(
    "Intet, som loggen svarer for, er ændret. Loggen udsyn/ballerup/0198 har 3 poster.",
  );
});

test("of an address its pages and programmes are not checked, but where a signed list named them", () => {
  const said = (listed: number | null) => reportLines({ ...whole, unchecked: null, listed }).join("\n");
  expect(said(null)).toContain("Ikke kontrolleret: siderne");
  expect(said(null)).toContain("(program.ics). Intet i loggen svarer for dem");
  expect(said(12)).not.toContain("program.ics");
  expect(said(12)).toContain("Ikke kontrolleret: om adressen har mere end det, listen nævner.");
});

test("annexes are counted, and those that are not there are no part of what is unchanged", () => {
  expect(reportLines({ ...whole, annexes: 2 })).toContain("Bilag, der er, hvad posterne siger: 2.");
  const away = reportLines({ ...whole, annexes: 1, annexesAway: ["bilag/0198"] });
  expect(away[0]).toMatch(/^Intet, som loggen svarer for, er ændret\./);
  expect(away).toContain("Ikke kontrolleret, for de er her ikke: bilag/0198.");
});

test("address and name that nothing signed says are told as not checked at once", () => {
  expect(firstOf({ namesChecked: false })).toBe(
    "Intet er ændret, men adresse, navn og udgiver i feed og kalender er ikke kontrolleret. Loggen udsyn/ballerup/0198 har 3 poster.",
  );
  expect(firstOf({ namesChecked: false, compared: ["data/trips.json"] })).toBe(firstOf({}));
});

test("a log of nothing is empty", () => {
  expect(firstOf({ size: 0 })).toBe(
    "Intet er ændret. Loggen udsyn/ballerup/0198 er tom: intet er offentliggjort endnu.",
  );
});

test("where there is no log, nothing is said to differ, and nothing to be unchanged", () => {
  const missing = { code: "checkpoint-missing", path: "log/checkpoint", at: "" } as const;
  const none = {
    ok: false,
    differences: [missing],
    origin: null,
    size: null,
    compared: [],
    stated: [],
    unchecked: null,
  };
  const lines = reportLines({ ...whole, ...none });
  expect(lines[0]).toMatch(
    /^Her er ingen log at kontrollere, så intet er kontrolleret\. En kommune, der ikke har offentliggjort/,
  );
  expect(lines[1]).toBe("  Loggen har intet kontrolpunkt. log/checkpoint");
  expect(lines.join()).not.toMatch(/forskel|uændret/);
});

test("differences are counted as one says them", () => {
  const one = { code: "root-differs", path: "log/checkpoint", at: "" } as const;
  const first = (...differences: (typeof one)[]) => reportLines({ ...whole, ok: false, differences })[0];
  expect(first(one)).toBe("Der er 1 forskel:");
  expect(first(one, one)).toBe("Der er 2 forskelle. Den første:");
});

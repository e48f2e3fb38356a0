import { expect, test } from "vitest";
import { openLog } from "../../platform/index.ts";
import { answerOf, asksForPage } from "./failure.ts";
import { HttpRefusal } from "./route.ts";

const at = {
  here: null,
  lang: "da",
  path: "/rejser",
  route: "/rejser",
  address: "/rejser",
  form: null,
  described: null,
} as const;
const quiet = openLog("silent");
const wording = {
  words: () => null,
  page: () => "",
  mend: () => "",
  signInAgain: () => "",
};

test("a fault is logged; a reader who is put off by a limit of ours is answered without a line of the log", () => {
  const lines: object[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => lines.push(fields),
    forQueue: () => {
      throw new Error("asked by nobody");
    },
  };
  const answer = answerOf(new HttpRefusal(503, "crowded", {}, { retryAfter: 5 }), at, wording, log);
  expect([answer.status, answer.headers?.["retry-after"], lines]).toEqual([503, "5", []]);
  answerOf(new HttpRefusal(503, "scanner-away"), at, wording, log);
  answerOf(new Error("bug"), at, wording, log);
  expect(lines).toMatchObject([{ status: 503 }, { status: 500, route: "/rejser" }]);
});

test.for([
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true],
  ["application/json, TEXT/HTML; q=0.5", true],
  ["text/html;q=0.0, */*", false],
  ["*/*", false],
  ["application/json", false],
  [undefined, false],
] as const)("whoever takes %s asks for a page: %s", ([accept, isPage]) => {
  expect(asksForPage(accept)).toBe(isPage);
  const described = answerOf(new HttpRefusal(404), { ...at, described: { accept } }, wording, quiet);
  const type = isPage ? "text/html; charset=utf-8" : "application/problem+json; charset=utf-8";
  expect([described.headers["content-type"], described.headers.vary]).toEqual([type, "accept"]);
  // A page's own address stays a page's.
  expect(answerOf(new HttpRefusal(404), at, wording, quiet).headers["content-type"]).toMatch(/^text\/html/);
});

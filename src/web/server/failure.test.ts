import { expect, test } from "vitest";
import { answerOf } from "./failure.ts";
import { HttpRefusal } from "./route.ts";

const at = { here: null, lang: "da", path: "/rejser", route: "/rejser", address: "/rejser", form: null } as const;
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

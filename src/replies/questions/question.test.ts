import { expect, test } from "vitest";
import type { Who } from "../../identity/index.ts";
import { day, step } from "../../kernel/index.ts";
import { demoProfiles, type Profile, type RoleName, roleNames } from "../../profile/index.ts";
import {
  askedQuestion,
  isLate,
  type QuestionAction,
  questionLife,
  questionRules,
  questionStatuses,
} from "./question.ts";

const answering: readonly RoleName[] = ["coordinator", "caseworker", "communications", "manager"];
const actions: readonly QuestionAction[] = ["answer", "close", "hand-on"];

test("who may do what with a question, by status: the whole matrix", () => {
  for (const role of roleNames)
    for (const status of questionStatuses)
      for (const action of actions) {
        const may = status === "open" && answering.includes(role);
        expect(step(questionLife, status, action, [role], null).allowed, `${role} ${status} ${action}`).toBe(may);
      }
  expect(step(questionLife, "open", "answer", ["manager"], null)).toMatchObject({ to: "answered" });
  expect(step(questionLife, "open", "close", ["manager"], null)).toMatchObject({ to: "closed" });
  expect(step(questionLife, "open", "hand-on", ["manager"], null)).toMatchObject({ to: "open" });
});

test("a role within a unit reaches what lies with that unit, and nothing else", () => {
  const who: Who = {
    actor: { kind: "person", id: "lis", name: "Lis" },
    grants: [{ role: "manager", scope: "unit:skole-og-dagtilbud" }],
  };
  const open = { status: "open" } as const;
  expect(askedQuestion(who, { ...open, scope: "unit:skole-og-dagtilbud" }, "answer").allowed).toBe(true);
  expect(askedQuestion(who, { ...open, scope: "unit:oekonomi" }, "answer").allowed).toBe(false);
  expect(askedQuestion(who, { ...open, scope: null }, "answer").allowed).toBe(false);
});

test("an open question is late from the day after the promised one, a settled one never", () => {
  const by = { answerBy: day("2026-05-20") };
  expect(isLate({ ...by, status: "open" }, day("2026-05-20"))).toBe(false);
  expect(isLate({ ...by, status: "open" }, day("2026-05-21"))).toBe(true);
  expect(isLate({ ...by, status: "answered" }, day("2026-05-21"))).toBe(false);
});

function profileOf(slug: string): Profile {
  const found = demoProfiles().find((one) => one.slug === slug);
  if (!found) throw new Error(`no profile ${slug}`);
  return found;
}

test("the profile says by when, with its source, and a profile that says nothing takes none", () => {
  const lyngholm = profileOf("lyngholm");
  const on = day("2026-05-06");
  expect(questionRules({ profile: lyngholm }, on)).toMatchObject({
    answerWithinWorkingDays: 10,
    closedOn: ["06-05", "12-24", "12-31"],
    source: expect.stringContaining("rejseregler"),
  });
  expect(questionRules({ profile: profileOf("ballerup") }, on)).toBeNull();
  const silent = { ...lyngholm, policies: { ...lyngholm.policies, publicQuestions: [] } };
  expect(questionRules({ profile: silent }, on)).toBeNull();
});

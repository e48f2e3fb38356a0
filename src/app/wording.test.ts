import { expect, test } from "vitest";
import { identityTexts } from "../identity/index.ts";
import type { Wording } from "../web/index.ts";
import { wordingOf } from "./wording.tsx";

const page = (address: string, status: Parameters<Wording<never>["page"]>[1]) =>
  wordingOf([], { base: "", hasDesk: true }).page(
    { here: null, lang: "da", address, form: null } as never,
    status,
    [],
    null,
  );
const trip = "/skrivebord/rejser/01a218b3-bac8-7021-89ec-cd3aca715862";

test("a refusal at the desk leads back to the desk, and to the case that stands otherwise", () => {
  const conflict = page(`${trip}/rapport`, 409);
  expect(conflict.includes(`href="${trip}"`)).toBe(true);
  expect(conflict.indexOf("Til sagen")).toBeLessThan(conflict.indexOf("Til skrivebordet"));
  expect(page(`${trip}/rapport`, 403)).not.toContain("Til sagen");
  expect(page("/skrivebord/beslutninger/1/bekraeft", 409)).not.toContain("Til sagen");
  expect(page("/skrivebord/adgang?q=1", 403)).toContain("Til skrivebordet");
});

test("who did not come in is told of the sign-in, and of no role on a page", () => {
  const refused = page("/log-ind/oidc/svar?code=x&state=y", 403);
  expect(refused).toContain("<h1>Du blev ikke logget ind</h1>");
  expect(refused).not.toContain("en anden rolle end din");
  expect(refused.indexOf("Log ind igen")).toBeLessThan(refused.indexOf("Gå til forsiden"));
  expect(page("/skrivebord/adgang", 403)).toContain("en anden rolle end din");
});

test("a program that finds the database away is told what to do", () => {
  const { words } = wordingOf([identityTexts], { base: "", hasDesk: true });
  expect(words("da", { fault: "away", params: {} })).toContain("Prøv igen om lidt");
});

test("a citizen is led to the front page", () => {
  expect(page("/rejser/findes-ikke", 404)).toContain("Gå til forsiden");
  expect(page("/skrivebordet", 404)).not.toContain("Til skrivebordet");
});

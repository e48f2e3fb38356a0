import { expect, test } from "vitest";
import { withoutSlash } from "./without-slash.ts";

const at = withoutSlash(
  [
    { lane: "public", method: "GET", path: "/" },
    { lane: "public", method: "GET", path: "/rejser" },
    { lane: "public", method: "GET", path: "/rejser/:slug" },
    { lane: "staff", method: "GET", path: "/skrivebord" },
    { lane: "open", method: "POST", path: "/ansoeg" },
  ],
  300,
);

test.each([
  ["/rejser/", "/rejser"],
  ["/rejser///", "/rejser"],
  ["/rejser/hamborg-2026/", "/rejser/hamborg-2026"],
  ["/rejser/?aar=2026&q=a/b?", "/rejser?aar=2026&q=a/b?"],
  ["//", "/"],
])("%s leads to %s", (from, to) => {
  expect(at(from)?.address).toBe(to);
});

test.each([
  ..."/ /rejser /findes-ikke/ /skrivebord/ /ansoeg/ //evil.example/ ///evil.example// /\\evil.example/ /rejser//evil.example/".split(
    " ",
  ),
  ..."/%2Fevil.example/ /rejser/\\evil.example/ //rejser/ /rejser?til=/".split(" "),
])("%s leads nowhere", (from) => {
  expect(at(from)).toBeNull();
});

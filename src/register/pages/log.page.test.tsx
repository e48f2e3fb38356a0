import { expect, test } from "vitest";
import { demoProfiles, type Municipality, type Profile } from "../../profile/index.ts";
import { renderPart } from "../../web/index.ts";
import type { LogHead } from "../log.store.ts";
import { LogPage } from "./log.page.tsx";

const profile = demoProfiles().find((one) => one.slug === "lyngholm") as Profile;
const here = { id: "m", slug: "lyngholm", profile } as unknown as Municipality;
const head = {
  size: 1,
  signedAt: new Date("2026-05-06T10:00:00Z"),
  origin: "udsyn/l",
  checkpoint: "",
  verifierKey: "k",
};

/** The command for a copy, as the page prints it where the site lives there. */
function copied(base: string): string {
  const html = renderPart(
    <LogPage here={here} lang="da" base={base} head={head as unknown as LogHead} successions={[]} witnesses={[]} />,
  );
  return /wget --mirror[^\n]*/.exec(html)?.[0] ?? "";
}

test("the copy stays within the site", () => {
  expect(copied("https://kommune.example/udsyn")).toContain(" --no-parent ");
});

test("the copy leaves out the forms by which one asks, which nobody signs, and no other page", () => {
  const left = new RegExp(
    /--reject-regex (?:'|&#39;)(.*?)(?:'|&#39;)/.exec(copied("https://kommune.example"))?.[1] ?? "",
  );
  for (const path of ["rejser/kiel-2026/spoerg", "en/partnere/kiel/spoerg", "log-ind", "rejser?aar=2025"])
    expect(left.test(`https://kommune.example/${path}`), path).toBe(true);
  for (const path of ["", "rejser/spoerg-os-2026", "rejser/kiel-2026", "rejser/kiel-2026/versioner", "a/0.css"])
    expect(left.test(`https://kommune.example/${path}`), path).toBe(false);
});

test("the copy's folder is the site's own top, also where the site lives under a path", () => {
  expect(copied("https://kommune.example")).toMatch(/spoerg\$(&#39;|') https:\/\/kommune\.example\/$/);
  expect(copied("https://kommune.example/udsyn")).toMatch(/ --cut-dirs=1 https:\/\/kommune\.example\/udsyn\/$/);
  expect(copied("https://kommune.example/om/udsyn")).toContain(" --cut-dirs=2 ");
});

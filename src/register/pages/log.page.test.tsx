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

test("the copy's folder is the site's own top, also where the site lives under a path", () => {
  expect(copied("https://kommune.example")).toMatch(/skrivebord\)(&#39;|') https:\/\/kommune\.example\/$/);
  expect(copied("https://kommune.example/udsyn")).toMatch(/ --cut-dirs=1 https:\/\/kommune\.example\/udsyn\/$/);
  expect(copied("https://kommune.example/om/udsyn")).toContain(" --cut-dirs=2 ");
});

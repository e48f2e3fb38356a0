import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { demoProfiles, type Municipality, type Profile } from "../../profile/index.ts";
import { renderPart } from "../../web/index.ts";
import type { LogHead } from "../log.store.ts";
import { AboutPage } from "./about.page.tsx";
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
  return /wget --mirror[^\n]*/.exec(html.replace(/<\/?span[^>]*>/g, ""))?.[0] ?? "";
}

test("log and about page say where the program is, or that the installation does not say", () => {
  const given = { ...here, profile: { ...profile, sourceCode: "https://kode.example/udsyn" } };
  for (const lang of ["da", "en", "de"] as const) {
    const pages = (of: Municipality) => [
      renderPart(
        <LogPage
          {...{ lang, base: "https://k.example", head: head as unknown as LogHead }}
          here={of}
          successions={[]}
          witnesses={[]}
        />,
      ),
      renderPart(<AboutPage here={of} lang={lang} base="https://k.example" today={day("2026-05-06")} />),
    ];
    for (const html of pages(given)) expect(html).toContain('<a href="https://kode.example/udsyn">');
    for (const html of pages(here)) {
      expect(html).not.toContain("kode.example");
      expect(html).toMatch(/er ikke oplyst her|is not stated here|ist hier nicht angegeben|nicht angegeben/);
    }
  }
});

test("a command is copied whole, and breaks over lines within no option", () => {
  const html = renderPart(
    <LogPage
      {...{ here, lang: "da", base: "https://k.example", head: head as unknown as LogHead }}
      successions={[]}
      witnesses={[]}
    />,
  );
  const blocks = [...html.matchAll(/<pre class="code copy">(.*?)<\/pre>/gs)].map(([, text = ""]) => text);
  const commands = blocks.filter((text) => text.includes("bin/udsyn"));
  expect(commands).toHaveLength(3);
  for (const text of commands) expect(text.replace(/<span class="nb">--[a-z-]+<\/span>/g, "")).not.toContain("--");
  const plain = commands.map((text) => text.replace(/<\/?span[^>]*>/g, "").replaceAll("&#39;", "'"));
  expect(plain[1]).toBe("bin/udsyn verify https://k.example --key 'k' --since checkpoint.txt");
  expect(plain[2]).toMatch(/^wget --mirror --no-parent .* https:\/\/k\.example\/\nbin\/udsyn verify kopi --key 'k'$/s);
});

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

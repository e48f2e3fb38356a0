import { beforeAll, describe, expect, test } from "vitest";
import {
  type Checkpoint,
  type LogKey,
  newLogKey,
  parseCheckpoint,
  publicForm,
  signatureLine,
  signPage,
  signSuccession,
  successionFile,
} from "../log/index.ts";
import { memorySite } from "../log/memory-site.fixture.ts";
import { bytes, check, key, outcomes, page, type Site, versionsOf } from "./checked-site.fixture.ts";

let versions: ReturnType<typeof versionsOf>;
let site: Site;
let short: Site;
beforeAll(async () => {
  versions = versionsOf(700);
  site = await memorySite(key, versions);
  short = await memorySite(key, versions.slice(0, 300));
});

describe("a log whose key was changed", () => {
  const next = newLogKey(key.name);
  const headOf = (of: Site) => parseCheckpoint(Buffer.from(of.get("log/checkpoint") ?? []).toString()) as Checkpoint;
  let changed: Site;
  let note: string;
  beforeAll(async () => {
    note = signSuccession(headOf(short), key, next);
    changed = (await memorySite(next, versions)).set("log/successions", bytes(note));
  });

  test("is the one that was remembered by the old key, and a file that was saved under that is good", async () => {
    const { remember } = await check(short);
    const checked = await check(changed, { remembered: remember });
    expect(outcomes(checked)).toEqual(["file good", "leaf good", "newest good", "grown good", "remembered good"]);
    expect(checked.remember?.key).toBe(publicForm(next));
    const saved = await check(changed, { file: short.get("rejser/rejse-2.json") ?? null });
    expect(outcomes(saved)).toEqual(["file good", "leaf good", "newest good", "grown good", "remembered silent"]);
  });

  test("is not where the old key signed after it was succeeded: in the proof, in what was remembered, in the page", async () => {
    expect(outcomes(await check(changed, { file: site.get("rejser/rejse-2.json") ?? null }))).toEqual(["file bad"]);
    const { remember } = await check(site);
    expect(outcomes(await check(changed, { remembered: remember }))).toContain("remembered bad");
    const file = short.get("rejser/rejse-2.json") ?? null;
    const place = { origin: key.name, address: page.address };
    const paged = (size: number) => {
      const signed = signPage(page.text, { ...place, size }, key);
      return check(changed, { file, page: { address: page.address, version: 1, bytes: bytes(signed) } });
    };
    expect(outcomes(await paged(300))).toContain("page-old bad");
    expect(outcomes(await paged(700))).toContain("page bad");
    // By the present key alone, also where everything else is.
    const present = {
      address: page.address,
      version: 1,
      bytes: bytes(signPage(page.text, { ...place, size: 300 }, key)),
    };
    expect(outcomes(await check(changed, { page: present }))).toContain("page-old bad");
  });

  test.each<[string, () => string | null]>([
    ["is not shown", () => null],
    ["is signed by one key alone", () => note.replace(/— (?!.*—).*\n$/s, "")],
    ["is altered", () => note.replace("\n300\n", "\n700\n")],
    ["is of another root", () => signSuccession({ ...headOf(short), root: Buffer.alloc(32) }, key, next)],
    ["leads to another key", () => signSuccession(headOf(short), key, newLogKey(key.name))],
    [
      "goes back and forth by a key with a space behind it",
      () => {
        const spaced = (note: string, from: LogKey, to: LogKey) => {
          const text = note.slice(0, note.indexOf("\n\n") + 1).replace(`${publicForm(key)}\n`, `${publicForm(key)} \n`);
          return `${text}\n${signatureLine(from, text)}${signatureLine(to, text)}`;
        };
        const [other, head] = [newLogKey(key.name), headOf(short)];
        return successionFile([
          signSuccession(head, key, other),
          spaced(signSuccession(head, other, key), other, key),
          spaced(signSuccession(head, key, next), key, next),
        ]);
      },
    ],
    ["goes back and forth", () => successionFile([note, signSuccession(headOf(short), next, key), note])],
  ])("is another where the change %s", async (_, of) => {
    const text = of();
    const other = new Map(changed);
    if (text === null) other.delete("log/successions");
    else other.set("log/successions", bytes(text));
    const checked = await check(other, { file: short.get("rejser/rejse-2.json") ?? null });
    expect(outcomes(checked).some((one) => one.endsWith("bad"))).toBe(true);
    expect(checked.remember).toBeNull();
  });
});

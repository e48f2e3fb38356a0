import { beforeAll, describe, expect, test } from "vitest";
import { newLogKey, newSalt, signPage } from "../log/index.ts";
import { memorySite, sealTrip, trip } from "../log/memory-site.fixture.ts";
import { bytes, check, fileOf, key, outcomes, page, type Site, versionsOf } from "./checked-site.fixture.ts";

let versions: ReturnType<typeof versionsOf>;
let site: Site;
beforeAll(async () => {
  versions = versionsOf(700);
  site = await memorySite(key, versions);
});

test("a page is good by the log's signature at its own address", async () => {
  const place = { origin: key.name, size: 700, address: page.address };
  const signed = signPage(page.text, place, key);
  const asked = async (text: string | null, address = page.address) =>
    outcomes(await check(site, { page: { address, version: 1, bytes: text === null ? null : bytes(text) } })).at(-1);
  expect(await asked(signed)).toBe("page good");
  expect(await asked(signed, "rejser/rejse-3")).toBe("page bad");
  expect(await asked(signed.replace("Rejse", "Ferie"))).toBe("page bad");
  expect(await asked(`${signed}<p>mere</p>`)).toBe("page bad");
  expect(await asked(signPage(page.text, place, newLogKey(key.name)))).toBe("page bad");
  expect(await asked(page.text)).toBe("page silent");
  expect(await asked(null)).toBe("page silent");
});

describe("a page is no other than the writer's, and of now", () => {
  const place = { origin: key.name, size: 700, address: page.address };
  const signed = signPage(page.text, place, key);
  const told = async (
    bytesOf: Uint8Array | string,
    at: Site = site,
    address = page.address,
    version = at === site ? 1 : Number(fileOf(at).version),
  ) => {
    const given = { address, version, bytes: typeof bytesOf === "string" ? bytes(bytesOf) : bytesOf };
    return outcomes(await check(at, { page: given })).at(-1);
  };

  test.each<[string, (page: string) => string]>([
    ["words by a line of another's", (of) => of.replace("\n\n—", "\n\n— --><h1>Aflyst</h1><!-- AAAAAAA=\n—")],
    ["the log's own line twice", (of) => of.replace(/(— .*\n)-->/, "$1$1-->")],
    ["another line behind it", (of) => of.replace("-->\n", "— ord AAAAAAA=\n-->\n")],
    ["a line of text more", (of) => of.replace("\n\n—", "\nord\n\n—")],
    ["a size in another form", (of) => of.replace("\n700\n", "\n0700\n")],
    ["a mark of other bytes", (of) => of.replace("udsyn-signed\n", "udsyn-signed\n\ufeff")],
    ["something behind the mark", (of) => `${of}\n`],
  ])("%s", async (_what, change) => {
    expect(change(signed)).not.toBe(signed);
    expect(await told(signed)).toBe("page good");
    expect(await told(change(signed))).toBe("page bad");
  });

  test("one from before a correction is told as older; what was published of others leaves it good", async () => {
    const fixed = await memorySite(key, [...versions, sealTrip(trip(2, 2), newSalt)]);
    expect(await told(signed, fixed)).toBe("page-old bad");
    const after = { ...place, size: 701 };
    expect(await told(signPage(page.text, after, key), fixed)).toBe("page good");
    for (const language of ["en", "de"]) {
      const address = `${language}/${page.address}`;
      expect(await told(signPage(page.text, { ...after, address }, key), fixed, address)).toBe("page good");
    }
    const more = await memorySite(key, [...versions, sealTrip(trip(701, 1), newSalt)]);
    expect(await told(signed, more)).toBe("page good");
  });

  test("one that is not the record's is good at the log's head alone", async () => {
    const at = (size: number) => signPage(page.text, { ...place, address: "om", size }, key);
    expect(await told(at(700), site, "om")).toBe("page good");
    for (const size of [699, 701]) expect(await told(at(size), site, "om")).toBe("page-old bad");
  });
});

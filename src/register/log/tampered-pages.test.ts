import { beforeAll, describe, expect, test } from "vitest";
import { verifySource } from "../../verify/index.ts";
import { newLogKey, newSalt, publicForm, signatureLine, signJson, signPage } from "./index.ts";
import { memorySite, memorySource, sealTrip, trip } from "./memory-site.fixture.ts";

// What somebody without the log's key could put behind the bytes that it has signed.

const key = newLogKey("udsyn/ballerup/0198");
const other = newLogKey("vidne.example/w1");
const place = { origin: key.name, size: 2 };
const page = signPage("<!doctype html>\n<p>66.292 kr.</p>\n", { ...place, address: "rejser" }, key);
const description = signJson('{"title":"Rejser"}', { ...place, address: "data/datapackage.json" }, key);
const [, body = "", note = ""] = /^(.*)<!-- udsyn-signed\n(.*)-->\n$/s.exec(page) ?? [];
const noteOfJson: string = JSON.parse(description).signed;
const textOf = (signed: string): string => `${signed.split("\n\n")[0]}\n`;
const forgedName = "<style>main{display:none}</style><h1>Rejsen&#32;kostede&#32;9.999.999&#32;kr.</h1>";
const forged = `— ${forgedName} ${Buffer.alloc(68, 1).toString("base64")}\n`;

let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await memorySite(
    key,
    [1, 2].map((number) => sealTrip(trip(number, 1), newSalt)),
  );
});

async function found(path: string, text: string): Promise<string> {
  const site = new Map(files).set(path, Buffer.from(text));
  const { ok, pages, differences } = await verifySource(memorySource(site), { key: publicForm(key) });
  if (ok) return `${pages} good`;
  return differences.map((one) => `${one.code} ${one.path}`).join();
}

test("a page and a description as they are written are good", async () => {
  expect(await found("rejser/index.html", page)).toBe("1 good");
  expect(await found("data/datapackage.json", description)).toBe("1 good");
});

test("an address that could end the line or the comment it stands in is not signed", () => {
  for (const address of ["om\n9", "om--><script>", "om<"])
    expect(() => signPage("<p></p>", { ...place, address }, key), address).toThrow(RangeError);
});

describe("the form by which one asks about a record", () => {
  const form = "<!doctype html>\n<form></form>\n";
  const at = ["rejser/rejse-1/spoerg.html", "en/rejser/rejse-1/spoerg/index.html", "de/partnere/kiel/spoerg"];

  test.each(at)("at %s is not checked, since nobody signs it, and nothing is wrong", async (path) => {
    const site = new Map(files).set(path, Buffer.from(form));
    const report = await verifySource(memorySource(site), { key: publicForm(key) });
    expect(report).toMatchObject({ ok: true, pages: 0, unchecked: [path] });
  });

  test("that carries a signature is held to it", async () => {
    expect(await found("rejser/rejse-1/spoerg.html", page)).toBe("page-differs rejser/rejse-1/spoerg.html");
  });

  test.each(["om/spoerg.html", "rejser/spoerg.html", "rejser/rejse-1/spoerg/mere.html", "rejser/rejse-1/spoerg2.html"])(
    "is none at %s",
    async (path) => {
      expect(await found(path, form)).toBe(`page-unsigned ${path}`);
    },
  );
});

describe("behind a page's signed bytes", () => {
  test("the mark that JSON has is none", async () => {
    for (const lines of ["", forged, signatureLine(other, textOf(note))])
      expect(await found("rejser/index.html", `${body},"signed":${JSON.stringify(note + lines)}}`)).toBe(
        "page-unsigned rejser/index.html",
      );
  });

  test.each([
    ["a line by another key", note + signatureLine(other, textOf(note))],
    ["a line by another key before the log's", note.replace("\n\n", `\n\n${signatureLine(other, textOf(note))}`)],
    ["the log's line twice", note + note.split("\n\n")[1]],
    ["a line more in the text", note.replace("\n\n", "\nfalsk\n\n")],
    ["no signature", `${textOf(note)}\n`],
    ["no note", "falsk\n"],
  ])("%s is told", async (_, changed) => {
    expect(await found("rejser/index.html", `${body}<!-- udsyn-signed\n${changed}-->\n`)).toBe(
      "page-differs rejser/index.html",
    );
  });

  test.each(["02", "+2", " 2", "2.0", "0x2", "", "NaN", "-1"])(
    "a size written »%s« is told, signed by the log or not",
    async (size) => {
      const text = textOf(note).replace("\n2\n", `\n${size}\n`);
      const signed = `${text}\n${signatureLine(key, text)}`;
      expect(await found("rejser/index.html", `${body}<!-- udsyn-signed\n${signed}-->\n`)).toMatch(
        /^page-(differs|old) rejser\/index\.html$/,
      );
    },
  );

  test("a line whose name is a page of its own is no signature", async () => {
    expect(await found("rejser/index.html", `${body}<!-- udsyn-signed\n${note}${forged}-->\n`)).toBe(
      "page-unsigned rejser/index.html",
    );
  });

  test.each(["<html>", "<!-- -->", "\ufeff<p>", "<script>", "<Body >"])(
    "a file that begins with %s is a page",
    async (start) => {
      expect(await found("om", `${start}falsk`)).toBe("page-unsigned om");
    },
  );
});

describe("behind a description's signed bytes", () => {
  const before = description.slice(0, description.indexOf(',"signed"'));

  test.each([
    [
      "the same note in other letters",
      `${before},"signed":${JSON.stringify(noteOfJson).replace("page", "p\\u0061ge")}}`,
    ],
    [
      "a line by another key",
      `${before},"signed":${JSON.stringify(noteOfJson + signatureLine(other, textOf(noteOfJson)))}}`,
    ],
  ])("%s is told", async (_, text) => {
    expect(await found("data/datapackage.json", text)).toBe("page-differs data/datapackage.json");
  });

  test.each([
    ["a member more", `${before},"signed":${JSON.stringify(noteOfJson)},"title":"Falsk"}`],
    ["white space", `${description}\n`],
    ["the mark that a page has", signPage(before, { ...place, address: "data/datapackage.json" }, key)],
  ])("%s is told", async (_, text) => {
    expect(await found("data/datapackage.json", text)).toBe("page-unsigned data/datapackage.json");
  });

  test("the same bytes under a page's name are no page", async () => {
    expect(await found("data/datapackage.json.html", description)).toBe("page-unsigned data/datapackage.json.html");
  });
});

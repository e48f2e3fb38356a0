import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CommandFault } from "./command.ts";
import { faultAt, inOrder, readJsonFile } from "./json-file.ts";

let file: string;
beforeAll(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), "udsyn-json-")), "fil.json");
});
afterAll(() => rm(path.dirname(file), { recursive: true }));

async function read(text: string) {
  await writeFile(file, text);
  return readJsonFile(file);
}

const refusal = async (text: string) => {
  const error = await read(text).catch((one: unknown) => one);
  if (!(error instanceof CommandFault)) throw error;
  return error.message.replace(file, "fil");
};

const written = `{
  "key": ["a", "b"],
  "fields": { "x.y": 1,
    "b/c": [ { "d": true },
      { "d": false } ] },
  "": null
}`;

test("a path is found by pointer and line, also through names that hold dots and slashes", async () => {
  const { placeOf } = await read(`\uFEFF${written}`);
  expect(placeOf("key.1")).toEqual({ pointer: "/key/1", line: 2 });
  expect(placeOf("fields.x.y")).toEqual({ pointer: "/fields/x.y", line: 3 });
  expect(placeOf("fields.b/c.1.d")).toEqual({ pointer: "/fields/b~1c/1/d", line: 5 });
  expect(placeOf("fields.missing.z")).toEqual({ pointer: "/fields/missing/z", line: 3 });
});

test("faults stand in the order of the file, each with its place", async () => {
  const json = await read(written);
  const faults = ["fields.b/c.0", "key", ""].map((at) => ({ path: at }));
  expect(inOrder(json, faults).map((one) => faultAt(json, one, "forkert"))).toEqual([
    "forkert",
    "linje 2, /key: forkert",
    "linje 4, /fields/b~1c/0: forkert",
  ]);
});

test.each([
  ['{"a": fra}', "fil er ikke JSON: det går galt i linje 1 ved »fra«."],
  ['{\n"a": [1,]}', "fil er ikke JSON: det går galt i linje 2 ved »]«."],
  ['{"a": 1,\n}', "fil er ikke JSON: det går galt i linje 2 ved »}«."],
  ['{"a": 1\n"b": 2}', 'fil er ikke JSON: det går galt i linje 2 ved »"b"«.'],
  ["{'a': 1}", "fil er ikke JSON: det går galt i linje 1 ved »'a'«."],
  ['{"a": "uden slut\n}', 'fil er ikke JSON: det går galt i linje 1 ved »"uden slut«.'],
  ['{"a": 1} {}', "fil er ikke JSON: det går galt i linje 1 ved »{«."],
  ['{"a": [1', "fil er ikke JSON: den slutter for tidligt."],
  ["", "fil er ikke JSON: den slutter for tidligt."],
])("%j is refused with its place", async (text, said) => {
  expect(await refusal(text)).toBe(said);
});

test("what is JSON is read, whatever it holds", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect((await read(JSON.stringify(value, null, 1))).value).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 50 },
  );
});

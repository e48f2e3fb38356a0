import { describe, expect, test } from "vitest";
import { isFault } from "../../kernel/index.ts";
import { verifySource } from "../../verify/index.ts";
import {
  type LogKey,
  named,
  newLogKey,
  parseCheckpoint,
  parseLogKey,
  publicForm,
  secretForm,
  signatureLine,
  signCheckpoint,
  withSignature,
} from "./index.ts";
import { memorySite, memorySource } from "./memory-site.fixture.ts";

// The example of golang.org/x/mod/sumdb/note.
const secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

function keyOf(text: string): LogKey {
  const key = parseLogKey(text);
  if (isFault(key)) throw new Error(key.fault);
  return key;
}

describe("a log's key", () => {
  test("of the Go project signs as it does there", () => {
    const key = keyOf(` ${secret}\n`);
    expect(publicForm(key)).toBe("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    expect(secretForm(key)).toBe(secret);
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    expect(signatureLine(key, text)).toBe(
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
    );
  });

  test("made anew comes back from its secret form", () => {
    const key = newLogKey("udsyn/ballerup/1");
    expect(keyOf(secretForm(key))).toEqual(key);
    expect(publicForm(newLogKey(key.name))).not.toBe(publicForm(key));
    expect(() => newLogKey("to ord")).toThrow(RangeError);
  });

  test.each([
    ["a letter changed", secret.replace("AYEK", "AYEL"), "log-key-damaged"],
    ["its name changed", secret.replace("Peter", "Petra"), "log-key-damaged"],
    ["its end cut off", secret.slice(0, -8), "log-key-form"],
    ["only the public form", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "log-key-form"],
  ])("with %s is a fault", (_, text, code) => {
    expect(parseLogKey(text)).toMatchObject({ fault: code });
  });
});

describe("a checkpoint", () => {
  const origin = "udsyn.example/ballerup/log";
  const key = named(keyOf(secret), origin);
  const head = { origin, size: 20_852_163, root: Buffer.alloc(32, 7) };

  test("is a note of three lines that is read back", () => {
    const note = signCheckpoint(head, key);
    expect(note.split("\n").slice(0, 3)).toEqual([origin, "20852163", head.root.toString("base64")]);
    expect(parseCheckpoint(note)).toMatchObject(head);
    expect(parseCheckpoint(note)?.signatures).toHaveLength(1);
  });

  test("is not signed by a key of another name", () => {
    expect(() => signCheckpoint(head, keyOf(secret))).toThrow(RangeError);
  });

  test.each([
    ["no signature part", (note: string) => note.split("\n\n")[0] ?? ""],
    ["a size with a leading zero", (note: string) => note.replace("\n2085", "\n02085")],
    ["a root cut short", (note: string) => note.replace(/.=\n\n/, "=\n\n")],
    ["a damaged signature line", (note: string) => note.replace("— ", "- ")],
  ])("with %s is not one", (_, change) => {
    expect(parseCheckpoint(change(signCheckpoint(head, key)))).toBeNull();
  });

  test("takes cosignatures, each once, and still verifies", async () => {
    const site = await memorySite(key, []);
    const note = Buffer.from(site.get("log/checkpoint") ?? []).toString();
    const line = signatureLine(newLogKey("witness.example/w1"), parseCheckpoint(note)?.text ?? "");
    const cosigned = withSignature(withSignature(note, line), line);
    expect(parseCheckpoint(cosigned)?.signatures).toHaveLength(2);
    site.set("log/checkpoint", Buffer.from(cosigned));
    expect(await verifySource(memorySource(site), { key: publicForm(key) })).toMatchObject({ ok: true });
    expect(() => withSignature(note, "nonsense\n")).toThrow(RangeError);
    expect(() => withSignature(note, line.replace("witness.example/w1", "<b>falsk</b>"))).toThrow(RangeError);
  });
});

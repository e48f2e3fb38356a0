import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { checkNote, readCheckpoint, readKey, readNote } from "./note.ts";

// The example of golang.org/x/mod/sumdb/note.
const vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const line =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

function checked(note: string, key: string): string | null {
  const [read, verifier] = [readNote(Buffer.from(note)), readKey(key)];
  return read && verifier && checkNote(read, verifier);
}

describe("a signed note", () => {
  test("of the Go project is good", () => {
    expect(checked(`${text}\n${line}`, vkey)).toBe("good");
  });

  test("stays good below other signatures, known or not", () => {
    const other = "— witness.example/w1 AAAAAAECAwQFBgcI\n";
    expect(checked(`${text}\n${other}${line}${other}`, vkey)).toBe("good");
  });

  test("is wrong when a letter differs", () => {
    expect(checked(`${text.replace("think", "thinK")}\n${line}`, vkey)).toBe("wrong");
  });

  test("is missing its signature when only another key has signed", () => {
    expect(checked(`${text}\n${line}`, "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")).toBe(
      "missing",
    );
  });

  test.each([
    ["no signature", `${text}\n`],
    ["no blank line", text + line],
    ["no last line break", `${text}\n${line}`.slice(0, -1)],
    ["a control character", `a\tb\n\n${line}`],
    ["a name that is more than one", `${text}\n${line}— <style>*{display:none}</style> AAAAAAECAwQFBgcI\n`],
    ["a name with a reference in it", `${text}\n${line}— a&#32;b AAAAAAECAwQFBgcI\n`],
    ["base64 that decodes in two ways", `${text}\n${line.replace("AM=", "AN=")}`],
  ])("with %s is not one", (_, note) => {
    expect(readNote(Buffer.from(note))).toBeNull();
  });
});

test.each([
  ["another id", vkey.replace("c74f20a3", "c74f20a4")],
  ["another name", vkey.replace("Peter", "Petra")],
  ["another type", "PeterNeumann+c74f20a3+AhpcsQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"],
  ["nothing", ""],
])("a key with %s is refused", (_, key) => {
  expect(readKey(key)).toBeNull();
});

describe("a key's name holds no sign that could be taken for more than a name", () => {
  const key = Buffer.from(vkey.split("+")[2] ?? "", "base64");
  const keyNamed = (name: string): string =>
    `${name}+${createHash("sha256").update(`${name}\n`).update(key).digest("hex").slice(0, 8)}+${key.toString("base64")}`;

  test.each(["`", "\u200b", "\u202e", "\u0001", "'", '"', "<", ">", "&", " ", "\u00a0"])("%j", (sign) => {
    const name = `udsyn${sign}log`;
    expect(readKey(keyNamed(name))).toBeNull();
    expect(readNote(Buffer.from(`${text}\n— ${name} AAAAAAECAwQFBgcI\n`))).toBeNull();
  });

  test("but letters of any language, and points", () => {
    const name = "østby.example/log";
    expect(readKey(keyNamed(name))).toMatchObject({ name });
    expect(readNote(Buffer.from(`${text}\n— ${name} AAAAAAECAwQFBgcI\n`))).not.toBeNull();
  });
});

test("the example of C2SP tlog-checkpoint is read", () => {
  const head = readCheckpoint("example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
  expect(head).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20_852_163 });
  expect(readCheckpoint("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")).toBeNull();
});

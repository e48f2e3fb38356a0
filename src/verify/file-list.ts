import type { Head } from "./head.ts";
import { readNote } from "./note.ts";
import type { Findings } from "./report.ts";
import type { Source } from "./source.ts";
import { checkSigned } from "./successions.ts";
import { sha256 } from "./tree.ts";

const listPath = "log/files";
const longestList = 512 * 1024 * 1024;

/** The writer's own account and a server's settings: a server that reads or has them shows them to nobody. */
const neverShown = /^(\.udsyn\/.+|\.htaccess|_redirects|_headers|udsyn\.(nginx\.conf|Caddyfile))$/;

/**
 * Every file that a static site's signed list names, by its digest; over an address those that a server shows.
 * @returns the paths named; `null` where there is no list, as on a running server.
 */
export async function checkFileList(
  source: Source,
  head: Head,
  findings: Findings,
): Promise<ReadonlySet<string> | null> {
  const bytes = await source.read(listPath);
  if (!bytes) return null;
  const note = readNote(bytes, longestList);
  const [origin, mark, size, ...lines] = note?.text.slice(0, -1).split("\n") ?? [];
  if (!note || origin !== head.origin || mark !== "files") return findings.end("file-list-unreadable", listPath);
  // By the present key alone: no tree holds a list, so an earlier key could sign one of what it likes.
  if (checkSigned(note, head.keys.slice(-1), head.size) !== "good") {
    const isEarlier = checkSigned(note, head.keys, head.size) === "good";
    findings.end(isEarlier ? "file-list-old" : "signature-wrong", listPath);
  }
  // The list is no checkpoint, and nobody cosigns it; an older one would vouch for what has been replaced.
  if (note.signatures.length !== 1) findings.end("file-list-unreadable", listPath);
  if (size !== String(head.size)) findings.end("file-list-old", listPath);
  const isFolder = (await source.list("")) !== null;
  const listed = new Set<string>();
  for (const [at, line] of lines.entries()) {
    const [, digest = "", path = ""] = /^([0-9a-f]{64}) {2}([^/].*)$/.exec(line) ?? [];
    if (!path || path.split("/").includes("..")) findings.end("file-list-unreadable", listPath, `line ${at + 4}`);
    listed.add(path);
    if (!isFolder && neverShown.test(path)) continue;
    const file = await source.read(path);
    if (!file) findings.add("file-missing", path);
    else if (sha256(file).toString("hex") !== digest) findings.add("file-differs", path);
  }
  return listed;
}

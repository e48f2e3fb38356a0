import { expect, test } from "vitest";
import { placeOf } from "./links.ts";
import type { Row } from "./manifest.ts";
import { serverFiles } from "./server-files.ts";
import { open, openTo, types } from "./server-headers.ts";

const row = (path: string, more: Partial<Row> = {}): Row => ({
  ...{ path, ask: path, file: path.slice(1), sha256: "", size: 0, changedMs: 0, key: "", of: null, status: 200 },
  ...{ to: null, links: [], served: null },
  ...more,
});
const settings = (...rows: readonly Row[]) => {
  const all = new Map(rows.map((one) => [one.path, one]));
  const of = serverFiles(placeOf("https://kommune.dk/udsyn"), all, new Map(), { recordOf: () => "wien" } as never);
  return new Map(of.map(({ file, text }) => [file, text]));
};

test("an account of an earlier program, which says nothing of how a file is served, makes no settings for it", () => {
  const { served: _, ...earlier } = row("/bilag/0198");
  for (const [file, text] of settings(earlier as Row)) expect(text, file).not.toMatch(/undefined|0198/);
});

test("many records that are taken down are a few short lines of nginx's, each by its own page below the base", () => {
  const rows = Array.from({ length: 95 }, (_, at) => row(`/rejser/wien-${at}`, { status: 410, of: `wien-${at}` }));
  const lines = (settings(...rows).get("udsyn.nginx.conf") ?? "").split("\n").filter((one) => one.includes("?<gone>"));
  expect(lines).toHaveLength(3);
  // What nginx takes of one word.
  for (const line of lines) expect(Math.max(...line.split(" ").map((one) => one.length))).toBeLessThan(4_096);
  expect(lines[0]).toContain("error_page 410 /udsyn$lang/rejser/$gone/index.html");
});

test("Caddy knows each ending by its type: every matcher is named or begins with a stroke, and a page of an error is a page", () => {
  const caddy = settings(row("/log/files")).get("udsyn.Caddyfile") ?? "";
  for (const [, matcher] of caddy.matchAll(/^\t*header (\S+) .+$/gm)) expect(matcher).toMatch(/^(@|\/|[A-Z])/);
  for (const [type, ending] of types) {
    const [, name] = new RegExp(`^@(\\S+) \\{\\n\\tpath \\*\\.${ending}\\n`, "m").exec(caddy) ?? [];
    expect(caddy, ending).toContain(`\nheader @${name} Content-Type "${type}`);
  }
  expect(caddy).toContain(
    '@is-feed {\n\tpath */feed.xml\n}\nheader @is-feed Content-Type "application/atom+xml; charset=utf-8"',
  );
  expect(caddy).toContain('handle_errors {\n\theader Content-Type "text/html; charset=utf-8"\n');
});

test("what lies elsewhere for now is not said to lie there for good", () => {
  const all = settings(
    row("/was", { status: 302, to: "https://was.dk" }),
    row("/rejser/a", { status: 301, to: "/rejser/b" }),
  );
  expect(all.get("_redirects")).toBe("/udsyn/rejser/a /udsyn/rejser/b 301\n/udsyn/was https://was.dk 302\n");
  expect(all.get(".htaccess")).toContain("^was/?$ https://was.dk [R=302,L]");
  expect(all.get("udsyn.nginx.conf")).toContain('location = /udsyn/was { return 302 "https://was.dk"; }');
  expect(all.get("udsyn.Caddyfile")).toContain('redir /udsyn/was "https://was.dk" 302');
  expect(all.get("udsyn.Caddyfile")).toContain('redir /udsyn/rejser/a "/udsyn/rejser/b" 301');
});

test("what is gone or moved is so with the stroke behind it too, under which file servers have their pages", () => {
  const all = settings(
    row("/was", { status: 302, to: "https://was.dk" }),
    row("/rejser/a.png", { status: 301, to: "/rejser/b.png" }),
    row("/rejser/wien", { status: 410, of: "wien" }),
  );
  const caddy = all.get("udsyn.Caddyfile");
  for (const end of ["", "/"]) {
    expect(caddy).toContain(`\nredir /udsyn/was${end} "https://was.dk" 302\n`);
    expect(caddy).toContain(`\nerror /udsyn/rejser/wien${end} 410\n`);
    expect(all.get("udsyn.nginx.conf")).toContain(`location = /udsyn/was${end} { return 302 "https://was.dk"; }`);
    expect(all.get("udsyn.nginx.conf")).toContain(`location = /udsyn/rejser/wien${end} { error_page 410 `);
  }
  for (const rule of ["/?$ - [E=UDSYN_GONE:rejser/wien/index.html,G]", "^was/?$ "])
    expect(all.get(".htaccess")).toContain(rule);
  expect([...all.values()].join("")).not.toContain("a.png/");
});

test("what programs on other sites may read is open at every host that reads settings", () => {
  const all = settings();
  for (const part of openTo) {
    expect(all.get("_headers")).toContain(`/udsyn/en/${part}/*\n  Access-Control-Allow-Origin: *\n`);
    for (const file of [".htaccess", "udsyn.nginx.conf", "udsyn.Caddyfile"]) expect(all.get(file)).toContain(open);
  }
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { servedToAll } from "../../records/index.ts";
import { placeOf } from "./links.ts";
import { serverFiles } from "./server-files.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const base = "/om/udsyn";
const files = new Map(
  serverFiles(placeOf(`https://kommune.dk${base}`), new Map(), new Map(), { recordOf: () => null } as never).map(
    ({ file, text }) => [file, text],
  ),
);
const text = (file: string) => files.get(file) ?? "";

/** What each server would say of an address, by the rules of its own: the last that fits, the first, those that are no others. */
const saidBy: Readonly<Record<string, (address: string) => string | undefined>> = {
  apache: (address) =>
    [
      ...text(".htaccess").matchAll(
        /Content-Security-Policy "([^"]*)"(?: "expr=%\{REQUEST_URI\} (=~|!~) m#(.*?)#")?$/gm,
      ),
    ]
      .filter(([, , how, pattern = ""]) => new RegExp(pattern).test(address) !== (how === "!~"))
      .at(-1)?.[1],
  nginx: (address) => {
    const own = [...text("udsyn.nginx.conf").matchAll(/^location ~ (\S+) \{.*$/gm)];
    const found = own.find(([, pattern = ""]) => new RegExp(pattern).test(address))?.[0];
    const whole = /^add_header.*Content-Security-Policy.*$/m.exec(text("udsyn.nginx.conf"))?.[0];
    return /Content-Security-Policy "([^"]*)"/.exec(found ?? whole ?? "")?.[1];
  },
  caddy: (address) => {
    const fits = new Map<string, boolean>();
    const matchers = text("udsyn.Caddyfile").matchAll(/^@(\w+) (?:(path_regexp \S+)|\{\n([^}]*)\})$/gm);
    for (const [, name = "", one = "", block = ""] of matchers) {
      const rules = (one || block).trim().split("\n");
      const fit = (rule: string) =>
        new RegExp(rule.split(" ").at(-1) ?? "").test(address) !== rule.trim().startsWith("not ");
      fits.set(name, rules.every(fit));
    }
    const said = [...text("udsyn.Caddyfile").matchAll(/^header @(\w+) Content-Security-Policy "([^"]*)"$/gm)];
    return said.findLast(([, name = ""]) => fits.get(name))?.[2];
  },
};

test.each(Object.entries(saidBy))(
  "%s says of a page, an embed and their how-to what the site's own server says",
  async (server, said) => {
    const get = reads(site, "lyngholm");
    const written: readonly (readonly [asked: string, ...written: string[]])[] = [
      ["/om", "/om/", "/om/index.html", "/en/om/", "/"],
      [
        "/indlejr/noegletal",
        "/indlejr/noegletal/",
        "/indlejr/noegletal/index.html",
        "/de/indlejr/noegletal/index.html",
      ],
      ["/indlejr", "/indlejr", "/indlejr/", "/indlejr/index.html", "/en/indlejr/"],
    ];
    for (const [asked, ...addresses] of written) {
      const own = (await get(asked)).headers.get("content-security-policy");
      expect(own, asked).toContain("default-src 'none'");
      for (const address of addresses) expect(said(base + address), address).toBe(own);
    }
    const annex = servedToAll({ title: "x", mediaType: "application/pdf", size: 1, sha256: "" });
    if (server !== "nginx") expect(said(`${base}/bilag/0198`)).toBe(annex["content-security-policy"]);
    else expect(text("udsyn.nginx.conf")).toContain(`"${annex["content-security-policy"]}"`);
  },
);

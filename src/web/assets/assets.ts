import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { projectRoot } from "../../platform/index.ts";
import { builtIsland } from "./built-island.ts";
import { icon } from "./icon.ts";
import { squeezed } from "./squeezed.ts";

/** A file of the look, whose address changes when its bytes do. */
export interface Asset {
  /** Below the site's base address: `/a/0123456789abcdef.css`. */
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
  /** The same bytes compressed, where that saves any. */
  readonly encodings: { readonly br?: Buffer; readonly gzip?: Buffer };
  /** May be kept for ever: other bytes get another address. */
  readonly immutable: true;
}

const fonts = [
  "newsreader-roman.woff2",
  "newsreader-roman-ext.woff2",
  "newsreader-italic.woff2",
  "instrument-sans.woff2",
  "instrument-sans-ext.woff2",
] as const;

/** In the order of the cascade's layers. */
const sheets = ["tokens", "base", "layout", "components", "forms", "figures", "print"] as const;

/** Pages that gain by a script have one of these; every one of them works without. */
const islands = [
  "autosave",
  "embed-element",
  "embed-height",
  "palette",
  "search-files",
  "sent-once",
  "uploads",
  "verify-record",
] as const;

export type AssetName = "style.css" | "icon.svg" | (typeof fonts)[number] | `${(typeof islands)[number]}.js`;

/** Read when a page first asks: a command that shows none does not pay for them. */
const files = once(loaded);
const byUrl = once(() => new Map([...files().values()].map((one) => [one.url, one])));

export function asset(name: AssetName): Asset {
  const found = files().get(name);
  if (!found) throw new Error(`no asset ${name}`);
  return found;
}

/** The asset at a path below the base address, `null` for any other. */
export function assetFor(path: string): Asset | null {
  return byUrl().get(path) ?? null;
}

/** Every asset, for the static site. */
export function allAssets(): readonly Asset[] {
  return [...files().values()];
}

function loaded(): ReadonlyMap<AssetName, Asset> {
  const read = (path: string) => readFileSync(join(projectRoot, "src/web", path));
  const all = new Map<AssetName, Asset>();
  for (const font of fonts) all.set(font, made(read(`fonts/${font}`), "woff2", "font/woff2"));
  all.set("icon.svg", made(Buffer.from(icon), "svg", "image/svg+xml"));
  const css = sheets.map((sheet) => squeezed(read(`style/${sheet}.css`).toString("utf8"))).join("\n");
  all.set("style.css", made(Buffer.from(linked(css, all)), "css", "text/css; charset=utf-8"));
  for (const island of islands)
    all.set(`${island}.js`, made(builtIsland(island), "js", "text/javascript; charset=utf-8"));
  return all;
}

/** Fonts are named in the style sheet; beside it they lie under their hash, so the address is relative and holds under any base. */
function linked(css: string, all: ReadonlyMap<AssetName, Asset>): string {
  return fonts.reduce(
    (text, font) => text.replaceAll(`url(${font})`, `url(${all.get(font)?.url.slice("/a/".length)})`),
    css,
  );
}

function made(body: Buffer, extension: string, type: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 16);
  const compressed = once(() => ({
    br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    gzip: gzipSync(body, { level: 9 }),
  }));
  return {
    url: `/a/${hash}.${extension}`,
    type,
    body,
    get encodings() {
      return extension === "woff2" ? {} : compressed();
    },
    immutable: true,
  };
}

function once<Made>(make: () => Made): () => Made {
  let found: { readonly made: Made } | undefined;
  return () => {
    found ??= { made: make() };
    return found.made;
  };
}

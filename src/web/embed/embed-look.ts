import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../platform/index.ts";

/** How an embed looks on the page around it. */
export interface EmbedLook {
  readonly scheme: "auto" | "light" | "dark";
  /** Six hexadecimal digits; `null`: our own blue. */
  readonly accent: string | null;
}

const schemeWords = { auto: "auto", lys: "light", moerk: "dark" } as const;

/** A word of the address is a look, or it is none: the page opens all the same. */
export function readLook(query: URLSearchParams): EmbedLook {
  const scheme = query.get("skema") ?? "auto";
  const accent = (query.get("accent") ?? "").replace(/^#/, "").toLowerCase();
  return {
    scheme: isScheme(scheme) ? schemeWords[scheme] : "auto",
    accent: /^[0-9a-f]{6}$/.test(accent) ? accent : null,
  };
}

function isScheme(word: string): word is keyof typeof schemeWords {
  return Object.hasOwn(schemeWords, word);
}

/** The style sheet's name below `/indlejr/udseende/`, `null` for our own look: `moerk-7a5300.css`. */
export function lookName({ scheme, accent }: EmbedLook): string | null {
  if (scheme === "auto" && accent === null) return null;
  const word = Object.entries(schemeWords).find(([, one]) => one === scheme)?.[0] ?? "auto";
  return `${accent === null ? word : `${word}-${accent}`}.css`;
}

/** The look that a style sheet's name says; `null` where it says none. */
export function lookNamed(name: string): EmbedLook | null {
  const [, scheme = "", accent = null] = /^(auto|lys|moerk)(?:-([0-9a-f]{6}))?\.css$/.exec(name) ?? [];
  return isScheme(scheme) ? { scheme: schemeWords[scheme], accent } : null;
}

/** The grounds that an accent must be read on, and what it is brought nearer to where it cannot. */
const grounds = { light: ["f9faf6", "15211f"], dark: ["0f1718", "eaede6"] } as const;

/** A style sheet for one look, from the same tokens as every page: what it says comes after every layer. */
export function lookSheet({ scheme, accent }: EmbedLook): string {
  const tokens = readFileSync(join(projectRoot, "src/web/style/tokens.css"), "utf8");
  const [, light = "", dark = ""] =
    /:root \{([^}]*)\}[\s\S]*?prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/.exec(tokens) ?? [];
  const blue = (on: "light" | "dark") =>
    accent === null
      ? ""
      : `--blue: #${readable(accent, on)}; --blue-2: #${readable(accent, on)}; --focus: #${readable(accent, on)};`;
  if (scheme === "light") return `:root {${light} color-scheme: light; ${blue("light")} }\n`;
  if (scheme === "dark") return `:root {${light}${dark} color-scheme: dark; ${blue("dark")} }\n`;
  return `:root { ${blue("light")} }\n@media (prefers-color-scheme: dark) { :root { ${blue("dark")} } }\n`;
}

/** The accent, or the nearest to it that can be read on the ground: links are text, and text needs 4.5 to 1. */
export function readable(accent: string, on: "light" | "dark"): string {
  const [ground, ink] = grounds[on];
  for (let share = 0; share <= 1; share += 0.05) {
    const mixed = mix(accent, ink, share);
    if (contrast(mixed, ground) >= 4.6) return mixed;
  }
  return ink;
}

function channels(hex: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}

function mix(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)];
  return from
    .map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * share))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("");
}

/** WCAG's ratio of two colours. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

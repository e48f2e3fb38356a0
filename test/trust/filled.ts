import type { z } from "zod";

/** A field of a schema that takes free text, as dotted path. */
export interface Filled {
  readonly value: unknown;
  readonly texts: readonly string[];
}

type Def = z.core.$ZodTypeDef & {
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly element?: z.ZodType;
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
};

/** What a text field may ask for that is not free text; tried in this order. */
const formed = (text: string) => [
  "2026-09-02",
  "10:00",
  "DKK",
  "DK",
  "12.34",
  "7",
  `${text.replace(/[^a-z0-9]/gi, "").slice(0, 30)}@example.dk`,
  `https://example.dk/${text.replace(/[^a-z0-9]/gi, "")}`,
];

/**
 * A value that a schema accepts, with every field filled, so that a field added tomorrow is filled too.
 * @param write the text for a place, by its dotted path; where the field wants a form (a day, an amount), that form instead
 */
export function filled(schema: z.ZodType, write: (path: string) => string): Filled {
  const texts: string[] = [];
  const value = fill(schema, [], write, texts);
  return { value, texts };
}

function fill(schema: z.ZodType, path: readonly string[], write: (path: string) => string, texts: string[]): unknown {
  const def = schema._zod.def as Def;
  const inside = (inner: z.ZodType | undefined, name?: string) => {
    if (!inner) throw new Error(`nothing inside ${def.type} at ${path.join(".")}`);
    return fill(inner, name === undefined ? path : [...path, name], write, texts);
  };
  switch (def.type) {
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
      return inside(def.innerType);
    case "pipe":
      return textOf(schema, path, write, texts) ?? inside(def.in);
    case "string":
      return textOf(schema, path, write, texts);
    case "object":
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([name, inner]) => [name, inside(inner, name)]));
    case "array":
      return [inside(def.element, "0")];
    case "record":
      return Object.fromEntries([nameFor(def.keyType)].map((name) => [name, inside(def.valueType, name)]));
    case "union":
      // What is written there, rather than the mark of what was.
      return inside(def.options?.find((one) => (one._zod.def as Def).type !== "literal") ?? def.options?.[0]);
    case "enum":
      return Object.values(def.entries ?? {})[0];
    case "literal":
      return def.values?.[0];
    case "number":
      return 1;
    case "boolean":
      return false;
    default:
      throw new Error(`teach test/trust/filled.ts what fills ${def.type}, at ${path.join(".")}`);
  }
}

/** A name that a record takes: of a few the last, for the first may be the one that is said already (a trip's own language). */
function nameFor(keys: z.ZodType | undefined): string {
  const few = Object.values((keys?._zod.def as Def | undefined)?.entries ?? {});
  return few.at(-1) ?? "noted";
}

function textOf(
  schema: z.ZodType,
  path: readonly string[],
  write: (path: string) => string,
  texts: string[],
): string | undefined {
  const at = path.join(".");
  const text = write(at);
  if (schema.safeParse(text).success) {
    texts.push(at);
    return text;
  }
  return formed(text).find((one) => schema.safeParse(one).success);
}

/** The same value with another at a dotted path. */
export function withAt(value: unknown, path: string, put: unknown): unknown {
  const [name, ...rest] = path.split(".");
  if (name === undefined || name === "") return put;
  const inner = (value as Record<string, unknown>)[name];
  const changed = rest.length === 0 ? put : withAt(inner, rest.join("."), put);
  if (Array.isArray(value)) return value.map((one, at) => (String(at) === name ? changed : one));
  return { ...(value as object), [name]: changed };
}

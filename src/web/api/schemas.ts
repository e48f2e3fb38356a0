import { z } from "zod";

/** A JSON value of a description, as it is written out. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An answer's type by its schema, so that the code that makes it and the description of it are one. */
export type Answer<Schema extends z.ZodType> = Unwritten<z.output<Schema>>;
type Unwritten<T> = T extends readonly (infer Item)[]
  ? readonly Unwritten<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Unwritten<T[Name]> }
    : T;

/** A list as every list is answered; `next` opens the next page. @param more what stands beside the items */
export function listOf<Item extends z.ZodType, More extends z.ZodRawShape>(item: Item, more: More) {
  return z.object({ items: z.array(item), next: z.string().nullable(), ...more });
}

/** JSON Schemas made from zod's, what is on the wire. One that has a name (`.meta({ id })`) is written once and referred to. */
export class Schemas {
  readonly #prefix: string;
  readonly #named = new Map<string, Json>();
  /** @param prefix where the named ones will stand: `#/components/schemas/` */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  of(schema: z.ZodType): Json {
    const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    for (const [name, one] of Object.entries($defs)) this.#named.set(name, this.#referring(one));
    return this.#referring(rest);
  }

  /** Those that have a name, in the order of their names. */
  named(): { readonly [name: string]: Json } {
    return Object.fromEntries([...this.#named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }

  #referring(schema: unknown): Json {
    return JSON.parse(JSON.stringify(schema), (key, value: Json) =>
      key === "$ref" && typeof value === "string" ? value.replace("#/$defs/", this.#prefix) : value,
    );
  }
}

/** A value as it is on the wire. */
export function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}

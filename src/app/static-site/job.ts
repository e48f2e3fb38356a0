import type { Address } from "./address.ts";

/** A file as it was left, by which it is known again without being read. */
export interface FileSeen {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
  readonly changedMs: number;
}

/** What a server is to say with a file whose name does not tell: as the site's own server does. */
export interface Served {
  readonly type: string;
  /** With `attachment` the name to save it by. */
  readonly disposition: string;
}

/** An address to be written, and the file that was written for it before. */
export interface Job extends Address {
  readonly known: FileSeen | null;
}

/** What came of an address. */
export type Done =
  | (FileSeen & {
      readonly path: string;
      readonly came: "written" | "same";
      /** 200; 410 for what was taken down; 301 for what lies elsewhere for good, 302 for now, at `to`. */
      readonly status: number;
      readonly to: string | null;
      readonly links: readonly Address[];
      readonly served: Served | null;
    })
  /** It lies elsewhere, and no file can say so. */
  | { readonly path: string; readonly came: "moved"; readonly to: string; readonly links: readonly Address[] }
  /** Nothing is there, or another's file is in the way, or its making failed. */
  | { readonly path: string; readonly came: "absent" | "foreign" | "failed"; readonly why: string };

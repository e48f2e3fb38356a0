/** Everything that can be wrong, in the order in which it is looked for. */
export type DifferenceCode =
  | "checkpoint-missing"
  | "checkpoint-unreadable"
  | "key-missing"
  | "key-unreadable"
  | "key-of-another-log"
  | "key-differs"
  | "succession-unreadable"
  | "succession-of-another-log"
  | "succession-unsigned"
  | "succession-broken"
  | "succession-elsewhere"
  | "key-succeeded"
  | "witness-missing"
  | "witness-wrong"
  | "signature-missing"
  | "signature-wrong"
  | "bundle-missing"
  | "bundle-unreadable"
  | "leaf-unreadable"
  | "type-unknown"
  | "version-out-of-order"
  | "slug-taken"
  | "tile-missing"
  | "tile-differs"
  | "root-differs"
  | "succession-differs"
  | "since-unreadable"
  | "since-of-another-log"
  | "since-newer"
  | "since-differs"
  | "file-missing"
  | "file-unreadable"
  | "file-of-no-entry"
  | "proof-unreadable"
  | "proof-differs"
  | "entry-differs"
  | "item-differs"
  | "item-of-no-entry"
  | "item-missing"
  | "cell-differs"
  | "line-differs"
  | "file-list-unreadable"
  | "file-list-old"
  | "file-differs"
  | "file-not-listed"
  | "file-unknown"
  | "annex-differs"
  | "asset-differs"
  | "page-unsigned"
  | "page-differs"
  | "page-old";

export interface Difference {
  readonly code: DifferenceCode;
  /** The file, as a path below the site's root. */
  readonly path: string;
  /** Where in the file: a JSON Pointer, `item 3`, `row 4, total`, `leaf 12`; empty for the whole. */
  readonly at: string;
}

export interface Report {
  readonly ok: boolean;
  /** In the order found; the first is the place to look. At most 100. */
  readonly differences: readonly Difference[];
  readonly origin: string | null;
  readonly size: number | null;
  /** Base64. */
  readonly root: string | null;
  readonly key: string | null;
  /** `source`: the key was taken from what is checked, so it shows order, not who signed. */
  readonly keyFrom: "given" | "source";
  /** The key that signed the head: that which was given, or one that has come after it. */
  readonly signedBy: string | null;
  /** How the log's key was changed since the one that was given: at which size, and the key that came. */
  readonly followed: readonly { readonly size: number; readonly key: string }[];
  /** Of the witnesses that were asked for, those that have cosigned the head, and when they say that they did. */
  readonly witnessed: readonly { readonly name: string; readonly at: string }[];
  /** The earlier head's size, where one was given and read. */
  readonly since: number | null;
  /** Versions, by what became of them. */
  readonly versions: { readonly shown: number; readonly withdrawn: number; readonly erasedValues: number };
  /** Data files compared in full with the entries. */
  readonly compared: readonly string[];
  /** Data files that no entry is behind, held against the digests that the signed description states. */
  readonly stated: readonly string[];
  /** Data files that are not there. */
  readonly absent: readonly string[];
  /** How many files the signed list of a static site names; `null` without one. */
  readonly listed: number | null;
  /** Pages and descriptions that the log's key has signed one by one. */
  readonly pages: number;
  /** Style sheets, scripts and fonts that signed pages ask for by the names that their bytes give. */
  readonly assets: number;
  /** Files that go with entries, each with the digest that its entry gives. */
  readonly annexes: number;
  /** Of those that entries in force name, what is not there or the source could not give. */
  readonly annexesAway: readonly string[];
  /** Whether a signed description said the site's address and name, by which feed and calendar were checked. */
  readonly namesChecked: boolean;
  /** Files that nothing answers for; `null` where files cannot be listed and pages were not looked for. */
  readonly unchecked: readonly string[] | null;
}

/** Raised where nothing after a difference can be checked. */
export class Broken extends Error {}

export interface Findings {
  readonly differences: Difference[];
  add(code: DifferenceCode, path: string, at?: string): void;
  /** Adds and ends the check. */
  end(code: DifferenceCode, path: string, at?: string): never;
}

const most = 100;

export function newFindings(): Findings {
  const differences: Difference[] = [];
  const add = (code: DifferenceCode, path: string, at = ""): void => {
    differences.push({ code, path, at });
    if (differences.length >= most) throw new Broken();
  };
  return {
    differences,
    add,
    end(code, path, at): never {
      add(code, path, at);
      throw new Broken();
    },
  };
}

/** What is checked: a published site, whether a folder or an address. Paths are relative, such as `log/checkpoint`. */
export interface Source {
  /** The bytes of a file; `null` when there is none. Throws when the source cannot say. */
  read(path: string): Promise<Uint8Array | null>;
  /** Every file below a folder (all, below ""), as paths from the root; `null` where a source cannot list (an address). */
  list(folder: string): Promise<readonly string[] | null>;
}

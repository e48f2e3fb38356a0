/** Who acts: a person at the desk, a program with a token, the holder of a link, a job, or the command line. */
export interface Actor {
  readonly kind: "person" | "token" | "link" | "job" | "command";
  readonly id: string;
  /** Shown to those who may read the trail; erased with the person. */
  readonly name: string;
}

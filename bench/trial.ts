import type pg from "pg";
import type { OnThread } from "./bare.ts";
import type { MeasuredSite } from "./measured-site.ts";

/** The trial municipality that is measured, with what measuring needs. */
export interface Trial {
  readonly site: MeasuredSite;
  readonly owner: pg.Client;
  /** The host name it answers on. */
  readonly host: string;
  readonly slug: string;
  readonly id: string;
  readonly tokens: { readonly coordinator: string; readonly secretary: string };
  readonly reference: OnThread;
}

import type { DateOn } from "../../kernel/index.ts";

/**
 * What a template is given. Every string is ready to print (amounts, dates and names formatted by the caller);
 * an empty string prints nothing, an empty list prints "Mangler" where the paper has a place for it.
 */
interface Paper {
  readonly lang: "da" | "en" | "de";
  /** The heading, and the document's title in its metadata. */
  readonly title: string;
  /** The municipality's name, as it stands on every page. */
  readonly municipality: string;
  /** The words that mark a fictional municipality, on every page; `null` for a real one. */
  readonly fictional: string | null;
  /** The document's date in its metadata. Given, not read from a clock, so that the same data give the same bytes. */
  readonly issuedOn: DateOn;
  /** Left of the page number. */
  readonly footer: string;
}

export interface ProgrammeDay {
  readonly day: string;
  readonly slots: readonly { readonly time: string; readonly title: string; readonly note: string }[];
}

/** A part of a running text. Plain text: what is written is what is printed. */
export type TextBlock =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "subheading"; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly heads: readonly string[];
      /** Which columns hold figures, set to the right. */
      readonly figures: readonly boolean[];
      /** Each row has as many cells as there are heads. */
      readonly rows: readonly (readonly string[])[];
      /** What the rows come to, below a line of its own. */
      readonly sum: readonly string[] | null;
    };

/** The agenda annex (dagsordensbilag): the text by which a committee is asked to rule. */
export interface AgendaAnnex extends Paper {
  readonly caseNumber: string;
  readonly kleNumber: string;
  readonly committee: string;
  readonly meeting: string;
  readonly lead: readonly TextBlock[];
  readonly sections: readonly { readonly title: string; readonly blocks: readonly TextBlock[] }[];
  /** The publication log's checkpoint, line by line as signed; empty while nothing is published. */
  readonly checkpoint: string;
}

/** The agenda of one meeting: every item's text in order. */
export interface MeetingAgenda extends Paper {
  readonly meeting: string;
  /** When the agenda closes or closed; empty where there is no deadline. */
  readonly closes: string;
  readonly items: readonly (Pick<AgendaAnnex, "title" | "caseNumber" | "kleNumber" | "lead" | "sections"> & {
    readonly number: string;
  })[];
  readonly checkpoint: string;
}

interface AccountFigures {
  readonly budget: string;
  readonly accounts: string;
  readonly difference: string;
  readonly perParticipant: string;
}

/** The public record of one trip. */
export interface TripRecord extends Paper {
  readonly caseNumber: string;
  readonly version: string;
  readonly address: string;
  /** How certain the accounts are, in words. */
  readonly status: string;
  readonly lead: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly accounts: {
    readonly note: string;
    readonly lines: readonly (AccountFigures & { readonly label: string })[];
    readonly total: AccountFigures;
    readonly remarks: readonly string[];
  };
  readonly programme: readonly ProgrammeDay[];
  readonly report: readonly { readonly heading: string; readonly text: readonly string[] }[];
  readonly rulings: readonly {
    readonly date: string;
    readonly committee: string;
    readonly ruling: string;
    readonly text: string;
  }[];
  readonly versions: readonly { readonly version: string; readonly published: string; readonly reason: string }[];
  readonly fingerprint: string;
  readonly checkpoint: string;
}

export interface Letter extends Paper {
  readonly recipient: readonly string[];
  readonly date: string;
  readonly caseNumber: string;
  readonly text: readonly string[];
  readonly signature: readonly string[];
}

/** Template name → the data it takes; the file is `src/papers/templates/<name>.typ`. */
export interface Papers {
  readonly "agenda-annex": AgendaAnnex;
  readonly "meeting-agenda": MeetingAgenda;
  readonly "trip-record": TripRecord;
  readonly letter: Letter;
}

import type { FileSource } from "../file-source.ts";
import type { Table } from "../table/table.ts";
import { readCamt053 } from "./camt053.ts";
import { readOioubl } from "./oioubl.ts";
import { readSie } from "./sie.ts";

/** Ledger formats that need no mapping of their own. */
export const ledgerFormats = ["sie", "camt053", "oioubl"] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

interface Ledger {
  readonly read: (source: FileSource) => Promise<Table>;
  /** What its columns are, as a mapping for `expenses`; one that is given besides goes before it. */
  readonly mapping: {
    readonly key: readonly string[];
    readonly fields: Readonly<Record<string, string>>;
    readonly where?: Readonly<Record<string, string>>;
  };
  /** The columns of keys that versions before this one read it by. */
  readonly earlierKeys?: readonly (readonly string[])[];
}

export const ledgers: Readonly<Record<LedgerFormat, Ledger>> = {
  sie: {
    read: readSie,
    mapping: {
      key: ["serie", "bilag", "bilagsdato", "linje"],
      fields: {
        reference: "projekt",
        postedOn: "dato",
        amount: "beløb",
        currency: "valuta",
        text: "tekst",
        voucher: "bilag",
        accountString: "konto",
      },
    },
  },
  camt053: {
    read: readCamt053,
    mapping: {
      key: ["konto", "udtog", "post", "del"],
      fields: {
        reference: "reference",
        postedOn: "dato",
        amount: "beløb",
        currency: "valuta",
        text: "tekst",
        supplier: "modpart",
        supplierId: "modpart-id",
        voucher: "bank-id",
      },
      // What is not booked yet may never be.
      where: { status: "BOOK" },
    },
    earlierKeys: [["konto", "udtog", "post", "del uden R"]],
  },
  oioubl: {
    read: readOioubl,
    mapping: {
      key: ["leverandør-id", "dokument", "linje"],
      fields: {
        reference: "rekvisition",
        postedOn: "dato",
        amount: "beløb",
        currency: "valuta",
        text: "tekst",
        supplier: "leverandør",
        supplierId: "leverandør-id",
        voucher: "dokument",
        accountString: "kontostreng",
        documentParts: "linjer i alt",
        documentTotal: "dokumentets total",
      },
    },
    earlierKeys: [["leverandør-id", "dokument", "linje uden K"]],
  },
};

import { findCpr } from "../cpr-gate/find-cpr.ts";
import { withoutCpr } from "../cpr-gate/without-cpr.ts";
import type { FoundKind } from "./file-kind.ts";
import type { Taken } from "./taken.ts";

/** Where in a file text may stand. */
const layers = [
  "text",
  "hidden-text",
  "deleted-text",
  "header",
  "note",
  "comment",
  "annotation",
  "form",
  "bookmark",
  "properties",
  "metadata",
  "cells",
  "hidden-cells",
  "names",
  "link",
  "chart",
  "earlier-version",
  "raw",
  "file-name",
] as const;
export type Layer = (typeof layers)[number];

/** Why something in a file could not be read by a machine. */
const unreadReasons = [
  "picture",
  "drawn-page",
  "drawn-letters",
  "encrypted",
  "broken",
  "too-big",
  "too-deep",
  "too-many",
  "too-slow",
  "crashed",
  "packing",
  "letters-without-code",
  "data-beside",
  "binary-part",
  "macros",
  "scripts",
  "unknown-kind",
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/** A place in a file, in what a person finds it by: a page's number, a sheet and cell, a part's name. Never a text of it. */
interface FilePlace {
  readonly layer: Layer;
  readonly at: string;
}

export interface FileHit {
  readonly kind: "cpr" | "position";
  readonly place: FilePlace;
  /** How many stand there. */
  readonly count: number;
}

export interface Unread {
  readonly why: UnreadReason;
  readonly at: string;
}

/** What was found in a file. The numbers themselves are nowhere in it, so that it may be stored and logged. */
export interface FileReading {
  /** What the file is, by its bytes. */
  readonly kind: FoundKind;
  readonly pages: number | null;
  readonly characters: number;
  readonly layers: readonly Layer[];
  readonly hits: readonly FileHit[];
  readonly unread: readonly Unread[];
  /** Of a copy that was made here: what of the file that it is made of is not in it. Such a copy is always looked at. */
  readonly taken?: readonly Taken[];
}

/** How much of one file is unpacked and read at most; what is beyond it is told as unread. */
export interface Bounds {
  readonly unpackedBytes: number;
  readonly characters: number;
  readonly pages: number;
  readonly parts: number;
  readonly depth: number;
}

export const fileBounds: Bounds = {
  unpackedBytes: 200 * 1_048_576,
  characters: 30_000_000,
  pages: 2_000,
  parts: 5_000,
  depth: 4,
};

/** More places than this are not listed one by one. */
const placesAtMost = 60;

/** Bytes somewhere in a file: what they are called, and how deep within others they lie. */
export interface Within {
  readonly fileName: string;
  /** Names of the files around it; empty for the file itself. */
  readonly at: string;
  readonly depth: number;
  /** That it is attached to a PDF, whatever its place is called. */
  readonly isAttached?: boolean;
}

/** Gathers what is read of one file and all that lies within it, within its bounds. */
export class Reading {
  readonly bounds: Bounds;
  private readonly seen = new Set<Layer>();
  private readonly found = new Map<string, FileHit>();
  private readonly missed = new Map<string, Unread>();
  private readonly waiting: { readonly bytes: Buffer; readonly where: Within }[] = [];
  private kind: FoundKind = "unknown";
  private pageCount: number | null = null;
  private characterCount = 0;
  private unpacked = 0;

  constructor(bounds: Bounds = fileBounds) {
    this.bounds = bounds;
  }

  /** Reads texts that stand in one place, each by itself: several writings of the same count once. */
  text(layer: Layer, at: string, ...writings: readonly string[]): void {
    const longest = Math.max(0, ...writings.map((one) => one.length));
    if (longest === 0) return;
    this.seen.add(layer);
    this.characterCount += longest;
    if (this.characterCount > this.bounds.characters) {
      this.unread("too-big", at);
      return;
    }
    const count = Math.max(...writings.map((one) => findCpr(one).length));
    if (count > 0) this.hit("cpr", layer, at, count);
  }

  /** That something stands in a layer, whatever it says, and be it a text of another. */
  sees(layer: Layer): void {
    this.seen.add(layer);
  }

  hit(kind: FileHit["kind"], layer: Layer, at: string, count = 1): void {
    const place = { layer, at: placeName(at) };
    const key = `${kind} ${layer} ${place.at}`;
    const known = this.found.get(key);
    if (known || this.found.size < placesAtMost)
      this.found.set(key, { kind, place, count: Math.max(count, known?.count ?? 0) });
  }

  unread(why: UnreadReason, at: string): void {
    const name = placeName(at);
    // One of each reason, however many of another came before: what runs is refused for its own.
    const isFirst = ![...this.missed.values()].some((one) => one.why === why);
    if (isFirst || this.missed.size < placesAtMost) this.missed.set(`${why} ${name}`, { why, at: name });
  }

  /** A file found within: it is read in its turn. */
  later(bytes: Buffer, where: Within): void {
    if (where.depth > this.bounds.depth) this.unread("too-deep", where.at);
    else if (bytes.length > 0) this.waiting.push({ bytes, where });
  }

  next(): { readonly bytes: Buffer; readonly where: Within } | undefined {
    return this.waiting.shift();
  }

  /** Says what the file itself is; of what lies within it nothing. */
  is(kind: FoundKind, { depth }: Within): void {
    if (depth === 0) this.kind = kind;
  }

  pages(count: number): void {
    this.pageCount = (this.pageCount ?? 0) + count;
  }

  /** Whether so many more bytes may be unpacked; what may not is told as unread. */
  mayUnpack(bytes: number, at: string): boolean {
    this.unpacked += bytes;
    if (this.unpacked <= this.bounds.unpackedBytes) return true;
    this.unread("too-big", at);
    return false;
  }

  /** How many bytes may still be unpacked. */
  get room(): number {
    return Math.max(0, this.bounds.unpackedBytes - this.unpacked);
  }

  result(): FileReading {
    return {
      kind: this.kind,
      pages: this.pageCount,
      characters: this.characterCount,
      layers: layers.filter((one) => this.seen.has(one)),
      hits: [...this.found.values()],
      unread: [...this.missed.values()],
    };
  }
}

/** A part's or sheet's name may hold a number itself. */
function placeName(at: string): string {
  const plain = withoutCpr(at)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .toWellFormed();
  return plain.length > 80 ? `${plain.slice(0, 79).toWellFormed()}…` : plain;
}

/** Within a file that lies in another: `bilag.zip › ark.xlsx`. */
export function within(outer: string, inner: string): string {
  return outer === "" ? inner : inner === "" ? outer : `${outer} › ${inner}`;
}

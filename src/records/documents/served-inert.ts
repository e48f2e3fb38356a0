import type { StoredDocument } from "./document.store.ts";
import { typedName } from "./document-name.ts";
import type { MediaType } from "./media-type.ts";

/** Shown in the browser: it draws them and runs nothing. A PDF has a viewer, which a sandbox keeps out, so it is saved. */
const shown: readonly MediaType[] = ["image/jpeg", "image/png", "image/webp"];

/** What came from outside is saved or looked at, and runs nothing, whatever it is. */
export const inertPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

/**
 * The headers a document goes out with: as what its bytes were, in a sandbox without script, never guessed at, never
 * stored on the way, never used by another site's page.
 */
export function servedInert({ mediaType, fileName, size }: StoredDocument): Readonly<Record<string, string>> {
  const kind = shown.includes(mediaType) ? "inline" : "attachment";
  return {
    "content-type": mediaType,
    "content-length": String(size),
    "content-disposition": `${kind}; filename="${asciiOf(fileName)}"; filename*=UTF-8''${encoded(fileName)}`,
    "content-security-policy": inertPolicy,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
  };
}

/**
 * The same for what everybody may fetch and keep: saved under its title, pictures and all, from whichever page names it. Asked for
 * anew each time, since it may be taken back.
 */
export function servedToAll(file: {
  readonly title: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}): Readonly<Record<string, string>> {
  // A title is no path: »møde 12/3« is all of the name.
  const fileName = typedName(file.title.replace(/[\\/]/g, "-"), file.mediaType as MediaType);
  return {
    "content-type": file.mediaType,
    "content-length": String(file.size),
    "content-disposition": `attachment; filename="${asciiOf(fileName)}"; filename*=UTF-8''${encoded(fileName)}`,
    "content-security-policy": inertPolicy,
    "x-content-type-options": "nosniff",
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "no-cache",
    etag: `"${file.sha256}"`,
  };
}

/** For clients that know no other names. */
function asciiOf(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\%;]/g, "_");
}

/** RFC 8187: what `encodeURIComponent` leaves and a header's value may not hold. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}

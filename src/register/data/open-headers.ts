/** Open data may be read by a script on any page, its ETag and date too. */
export const openHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, last-modified",
};

/** When it was last changed, to the second, as HTTP writes it; nothing where nothing has been published. */
export function lastModified(at: Date | null | undefined): Record<string, string> {
  return at ? { "last-modified": at.toUTCString() } : {};
}

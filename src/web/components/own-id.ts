let count = 0;

/** An id that nothing else in the part of a page has that is being written: the same part has the same ids each time. */
export function ownId(): string {
  count += 1;
  return `i${count}`;
}

/** Writes a page, or a part by itself, which counts its own. */
export function withOwnIds<T>(write: () => T): T {
  const before = count;
  count = 0;
  try {
    return write();
  } finally {
    count = before;
  }
}

import type pg from "pg";

/**
 * When a client may be asked again after a copy, called as the copy begins: the copy's stream ends before the server has said
 * that it is ready, and a query sent in between is one that pg will refuse. Never settles where the connection is lost; the
 * stream itself fails then.
 */
export function idleAgain(client: pg.Client): Promise<void> {
  return new Promise((resolve) => {
    client.once("drain", () => resolve());
  });
}

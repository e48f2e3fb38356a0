import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { answerOf } from "./failure.ts";
import { HttpRefusal } from "./route.ts";
import { securityHeaders } from "./security.ts";
import type { Serving } from "./serving.ts";

/** Why Node gave up on what came, where it says so. */
interface Unread extends Error {
  readonly code?: string;
  /** The piece that it gave up in, which begins with the request's first line where that came in the same. */
  readonly rawPacket?: unknown;
}

const statuses: Readonly<Record<string, 408 | 431>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Answers what could not be read as a request, in the house's words: a page, or problem details where a program asked. Whoever
 * took too long is only told so, for there is nobody there to read.
 */
export function refuseUnread<Here, Who>(
  error: Unread,
  socket: Socket,
  { wording, log }: Pick<Serving<Here, Who>, "wording" | "log">,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ""] ?? 400;
  if (status === 408) {
    socket.end("HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    return;
  }
  const start = Buffer.isBuffer(error.rawPacket) ? error.rawPacket.subarray(0, 200).toString("latin1") : "";
  const path = /^[A-Z]+ ([^ ?]+)/.exec(start)?.[1] ?? "/";
  const at = { here: null, lang: "da", path, route: "unread", address: path, form: null, described: null } as const;
  const reply = answerOf(new HttpRefusal(status), at, wording, log);
  const body = Buffer.from(typeof reply.body === "string" ? reply.body : "");
  const headers = { ...securityHeaders, ...reply.headers, connection: "close", "content-length": String(body.length) };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("\r\n")}\r\n\r\n`), body]),
  );
}

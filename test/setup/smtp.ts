import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A letter as it arrived: its headers and text, decoded. */
export interface Letter {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly autoSubmitted: string;
  /** Where a mail program signs its reader off, and how (RFC 8058). */
  readonly replyTo: string;
  readonly unsubscribe: string;
  readonly unsubscribePost: string;
  readonly subject: string;
  readonly text: string;
}

/** A real SMTP server of the test's own on loopback. */
export interface TestMailbox {
  readonly url: string;
  readonly letters: readonly Letter[];
  /** How many of the next letters are refused for now (450), as a busy server does. */
  refuseNext(count: number): void;
  /** The letters once there are this many; fails after a while. */
  arrived(count: number): Promise<readonly Letter[]>;
  close(): Promise<void>;
}

export async function startMailbox(): Promise<TestMailbox> {
  const letters: Letter[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (refusals > 0) {
          refusals -= 1;
          return done(Object.assign(new Error("busy, try later"), { responseCode: 450 }));
        }
        letters.push(
          readLetter(
            Buffer.concat(parts).toString("latin1"),
            session.envelope.rcptTo.map((one) => one.address),
          ),
        );
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuseNext: (count) => {
      refusals = count;
    },
    arrived: async (count) => {
      for (let waited = 0; letters.length < count; waited += 1) {
        if (waited === 400) throw new Error(`${letters.length} letters arrived, not ${count}`);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return letters;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function readLetter(raw: string, to: readonly string[]): Letter {
  const at = raw.indexOf("\r\n\r\n");
  const head = raw.slice(0, at).replace(/\r\n[ \t]+/g, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? "";
  return {
    to,
    messageId: header("Message-ID"),
    autoSubmitted: header("Auto-Submitted"),
    replyTo: header("Reply-To"),
    unsubscribe: header("List-Unsubscribe"),
    unsubscribePost: header("List-Unsubscribe-Post"),
    subject: wordsOf(header("Subject")),
    text: bodyOf(raw.slice(at + 4), header("Content-Transfer-Encoding")),
  };
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function bodyOf(body: string, encoding: string): string {
  if (encoding === "quoted-printable") return quotedPrintable(body);
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  return Buffer.from(body, "latin1").toString("utf8");
}

/** A header in encoded words (RFC 2047). */
function wordsOf(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(text, "base64").toString("utf8")
        : quotedPrintable(text.replaceAll("_", " ")),
    );
}

import type { Transporter } from "nodemailer";

/** One letter by mail. `key` becomes its Message-ID: a letter sent twice after a crash is the same letter to its reader. */
export interface Mail {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Whom an answer goes to, where that is not the sender. */
  readonly replyTo?: string;
  /** Where its reader is signed off with one press, without a page between (RFC 2369, RFC 8058). */
  readonly leaveAt?: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Greets the server and signs in, without a letter. @throws when it does not answer or does not know us */
  greet(): Promise<void>;
  close(): void;
}

/** Milliseconds for a mail server to answer: one that hangs is a failed try, and the queue comes again. */
const patience = { dnsTimeout: 10_000, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Sends by SMTP. `domain` is the right side of the Message-ID. */
export function openMailer(smtpUrl: string, domain: string): Mailer {
  // Loaded with the first letter: most processes send none, and it takes 25 MB.
  let opened: Promise<Transporter> | null = null;
  const open = () => {
    opened ??= import("nodemailer").then(({ createTransport }) => createTransport({ url: smtpUrl, ...patience }));
    return opened;
  };
  return {
    send: async ({ key, leaveAt, ...mail }) => {
      await (await open()).sendMail({
        ...mail,
        messageId: `<${key}@${domain}>`,
        // Nobody's holiday answers it (RFC 3834).
        headers: {
          "Auto-Submitted": "auto-generated",
          ...(leaveAt && {
            "List-Unsubscribe": `<${leaveAt}>`,
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
          }),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    greet: async () => {
      await (await open()).verify();
    },
    close: () => void opened?.then((transport) => transport.close()),
  };
}

import nodemailer from "nodemailer";

/** One letter by mail. `key` becomes its Message-ID: a letter sent twice after a crash is the same letter to its reader. */
export interface Mail {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Greets the server and signs in, without a letter. @throws when it does not answer or does not know us */
  greet(): Promise<void>;
  close(): void;
}

/** Sends by SMTP. `domain` is the right side of the Message-ID. */
export function openMailer(smtpUrl: string, domain: string): Mailer {
  const transport = nodemailer.createTransport(smtpUrl, {});
  return {
    send: async ({ key, ...mail }) => {
      await transport.sendMail({
        ...mail,
        messageId: `<${key}@${domain}>`,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    },
    greet: async () => {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}

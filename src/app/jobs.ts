import { type Job, openMailer } from "../platform/index.ts";
import { deliverFrom, deliverJob } from "../records/index.ts";
import type { Installation } from "./installation.ts";

/** The queue's jobs. Without an SMTP server letters wait in the outbox: nothing is lost, and none is said to be sent. */
export function jobsOf(
  { config, db }: Pick<Installation, "config" | "db">,
  clock: () => Date,
): { jobs: Readonly<Record<string, Job>>; close: () => void } {
  if (config.smtpUrl === null) return { jobs: { [deliverJob]: async () => undefined }, close: () => undefined };
  const domain = config.baseUrl ? new URL(config.baseUrl).hostname : "localhost";
  const mailer = openMailer(config.smtpUrl, domain);
  return { jobs: { [deliverJob]: deliverFrom(db.app, mailer, clock) }, close: () => mailer.close() };
}

import { sendNews } from "../outreach/index.ts";
import { runRetention } from "../oversight/index.ts";
import { type Job, type Log, openLog, openMailer } from "../platform/index.ts";
import { type Municipality, readMunicipalities } from "../profile/index.ts";
import { deliverFrom, deliverJob } from "../records/index.ts";
import { seekCosignatures } from "../register/index.ts";
import { runDaily, runReplies, tripNewsWords } from "../trips/index.ts";
import { baseOf } from "./base-of.ts";
import { sendDigest } from "./digest/send-digest.ts";
import { filesOf } from "./files-of.ts";
import type { Installation } from "./installation.ts";
import type { Rooms } from "./rooms.ts";
import { someAtOnce } from "./some-at-once.ts";

/** A witness that does not answer is waited for many seconds, and holds nothing meanwhile. */
const witnessedAtOnce = 16;

// A timetable takes no dot in a name.
const digestJob = "digest:send";
const dailyJob = "trips:daily";
const newsJob = "news:send";
const witnessJob = "log:witness";

/** When jobs start by themselves (UTC). Hourly, because each municipality's midnight is its own; a run with nothing to do does nothing. */
export const timetable: readonly string[] = [
  `*/10 * * * * ${digestJob} ?jobKey=${digestJob}`,
  `*/10 * * * * ${newsJob} ?jobKey=${newsJob}`,
  `* * * * * ${witnessJob} ?jobKey=${witnessJob}`,
  `7 * * * * ${dailyJob} ?jobKey=${dailyJob}`,
];

/** The queue's jobs. Without an SMTP server nobody delivers: letters wait in the queue until there is one. */
export function jobsOf(
  { config, db, secret }: Pick<Installation, "config" | "db" | "secret">,
  { publishTrip }: Pick<Rooms, "publishTrip">,
  clock: () => Date,
  log: Pick<Log, "warn"> = openLog("warn"),
): { jobs: Readonly<Record<string, Job>>; close: () => void } {
  // One municipality's fault is not the others': each gets its turn, and what failed is thrown for the queue to try again.
  const everywhere =
    (use: (here: Municipality) => Promise<void>, atOnce = 1) =>
    async () => {
      const failed = await someAtOnce(await readMunicipalities(db.app), atOnce, use);
      if (failed.length > 0) throw new AggregateError(failed, "a job failed somewhere");
    };
  const files = filesOf(config);
  // Each is done whatever becomes of the others; what failed is thrown, so that the queue tries again.
  const runToday = async (here: Municipality) => {
    const runs = [
      runDaily(db.app, here, clock(), publishTrip, files),
      runReplies(db.app, here, clock(), (one) => baseOf(config, one)),
      runRetention(db.app, here, clock()),
    ];
    const failed = (await Promise.allSettled(runs)).flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    if (failed.length > 0) throw new AggregateError(failed, `the daily run of ${here.slug} failed`);
  };
  const news = everywhere((here) =>
    sendNews(db, here, clock(), { base: baseOf(config, here), secret, newsType: tripNewsWords }),
  );
  const seeking = { db, log, loopback: config.mode === "demo" };
  const witness = everywhere((here) => seekCosignatures(seeking, here, clock()), witnessedAtOnce);
  const daily = { [dailyJob]: everywhere(runToday), [witnessJob]: witness };
  if (config.smtpUrl === null) {
    const nothing = async () => undefined;
    // A demo's letters are read at its desk.
    const shown = config.mode === "demo" ? news : nothing;
    return { jobs: { ...daily, [digestJob]: nothing, [newsJob]: shown }, close: () => undefined };
  }
  const domain = config.baseUrl ? new URL(config.baseUrl).hostname : "localhost";
  const mailer = openMailer(config.smtpUrl, domain);
  return {
    jobs: {
      ...daily,
      [deliverJob]: deliverFrom(db.app, mailer, clock),
      [digestJob]: everywhere((here) => sendDigest(db.app, here, clock(), baseOf(config, here))),
      [newsJob]: news,
    },
    close: () => mailer.close(),
  };
}

import { parseCrontab } from "graphile-worker";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { startMailbox, type TestMailbox } from "../../../test/setup/smtp.ts";
import { openLog, readConfig, startWorker } from "../../platform/index.ts";
import { jobsOf, timetable } from "../jobs.ts";

let site: TestSite;
let mailbox: TestMailbox;
let digest: () => Promise<void>;
let stop: () => Promise<void>;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  mailbox = await startMailbox();
  const config = readConfig({ PORT: "3206", SMTP_URL: mailbox.url, UDSYN_BASE_URL: "http://lyngholm.localhost:3206" });
  if ("faults" in config) throw new Error("the test configuration has faults");
  expect(parseCrontab(timetable.join("\n")).map((one) => one.task)).toEqual([
    "digest:send",
    "news:send",
    "log:witness",
    "trips:daily",
  ]);
  const { jobs, close } = jobsOf({ config, db: site.db, secret: "test" }, site.rooms, () => site.clock.now);
  const worker = await startWorker(site.db.jobsPool, jobs, openLog("silent"), timetable);
  digest = async () => jobs["digest:send"]?.({ municipality: site.here("lyngholm").id });
  stop = async () => {
    await worker.stop();
    close();
  };
});
afterAll(async () => {
  await stop();
  await mailbox.close();
  await site.close();
});

async function draft(title: string, changes: object): Promise<void> {
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    kind: "committee-trip",
    committee: "boerne-og-skoleudvalget",
    title,
    startOn: "2026-06-02",
    endOn: "2026-06-04",
    ...changes,
  });
  expect(made.status).toBe(201);
}

test("each who owes something gets one letter of their own at the hour, however often it is asked", async () => {
  await draft("Hamborg", {});
  await draft("Brandenburg", { startOn: "2026-05-10", endOn: "2026-05-12" });
  await digest();
  site.clock.now = new Date("2026-05-07T04:50:00Z");
  await digest();
  expect(mailbox.letters).toEqual([]);

  site.clock.now = new Date("2026-05-07T05:00:00Z");
  await Promise.all([digest(), digest()]);
  const [letter] = await mailbox.arrived(1);
  expect(letter).toMatchObject({
    to: ["coordinator@lyngholm.example"],
    subject: "2 ting venter på dig, heraf 1 over frist",
  });
  expect(letter?.text).toContain("http://lyngholm.localhost:3206/skrivebord");
  expect(letter?.text.replaceAll("\u00a0", " ")).toMatch(
    /Brandenburg\r?\nOver frist: 30\. april 2026[\s\S]*Hamborg\r?\nSenest 23\. maj 2026/,
  );
  expect(letter?.text).not.toContain("Sofus Punktum");

  // What comes up later that day waits for the next digest; so does everything, until then.
  await draft("Wuxi", {});
  for (const at of ["2026-05-07T05:10:00Z", "2026-05-07T20:00:00Z", "2026-05-08T09:00:00Z", "2026-05-11T04:50:00Z"]) {
    site.clock.now = new Date(at);
    await digest();
  }
  site.clock.now = new Date("2026-05-11T05:00:00Z");
  await digest();
  // Mondays are Ballerup's day too, whose strategy runs out.
  const all = await mailbox.arrived(3);
  expect(all.map((one) => one.to[0]).filter((to) => to === "coordinator@ballerup.example")).toHaveLength(1);
  const [, next, ...more] = all.filter((one) => one.to[0]?.endsWith("@lyngholm.example"));
  expect(next?.subject).toBe("3 ting venter på dig, heraf 1 over frist");
  expect(more).toEqual([]);
});

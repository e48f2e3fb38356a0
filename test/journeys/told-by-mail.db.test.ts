import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { jobsOf, timetable } from "../../src/app/jobs.ts";
import { openLog, readConfig, startWorker } from "../../src/platform/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { type Letter, startMailbox, type TestMailbox } from "../setup/smtp.ts";

let site: TestSite;
let mailbox: TestMailbox;
let stop: () => Promise<void>;
let told = 0;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
  mailbox = await startMailbox();
  const config = readConfig({ PORT: "3207", SMTP_URL: mailbox.url, UDSYN_BASE_URL: "http://lyngholm.localhost:3207" });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const { jobs, close } = jobsOf({ config, db: site.db, secret: "test" }, site.rooms, () => site.clock.now);
  const worker = await startWorker(site.db.jobsPool, jobs, openLog("silent"), timetable);
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
beforeEach(() => {
  told = mailbox.letters.length;
});

const committee = "boerne-og-skoleudvalget";
type Role = "coordinator" | "secretary" | "accountant";

async function sent(role: Role, method: string, path: string, body: object = {}): Promise<{ id: string }> {
  const answer = await site.api("lyngholm", role, method, path, body);
  const said = await answer.text();
  expect([answer.status < 300, said]).toEqual([true, expect.anything()]);
  return said ? (JSON.parse(said) as { id: string }) : { id: "" };
}

async function submitted(about: "request" | "report", id: string, meetingOn = "2026-05-20"): Promise<string> {
  const body = { about, committee, meetingOn };
  return (await sent("coordinator", "POST", `/api/v1/trips/${id}/submissions`, body)).id;
}

async function trip(over: object = {}): Promise<string> {
  const plan = {
    kind: "committee-trip",
    title: "Hamborg: hvordan bliver en havn til en bydel?",
    purpose: "At se, hvordan en havn bliver til en bydel.",
    committee,
    destinations: [{ place: "Hamborg", country: "DE" }],
    startOn: "2026-05-21",
    endOn: "2026-05-21",
    participants: { elected: { count: 2 } },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
    ...over,
  };
  return (await sent("coordinator", "POST", "/api/v1/trips", plan)).id;
}

const rule = (submission: string, body: object) =>
  sent("secretary", "POST", `/api/v1/submissions/${submission}/rulings`, body);

/** The letters since the test began, once there are this many. */
async function letters(count: number): Promise<readonly Letter[]> {
  return (await mailbox.arrived(told + count)).slice(told);
}

const coordinator = "coordinator@lyngholm.example";

test.each([
  ["refused", "Ikke godkendt", "Rejsen må ikke gennemføres."],
  ["postponed", "Udsat", "Sagen tages op på et senere møde."],
  ["sent-back", "Sendt tilbage", "Ret rejsen, og sæt sagen på dagsordenen igen."],
  ["approved", "Godkendt", "Rejsen kan gennemføres og bliver offentlig"],
])("a request that is %s is told to whoever sees to it, with what to do", async (ruling, subject, todo) => {
  const id = await trip();
  await rule(await submitted("request", id), { ruling, text: "Udvalgets egne ord." });
  const [letter] = await letters(1);
  expect(letter).toMatchObject({
    to: [coordinator],
    subject: `${subject}: Hamborg: hvordan bliver en havn til en bydel?`,
  });
  for (const words of [todo, "Udvalgets egne ord.", `/skrivebord/rejser/${id}`]) expect(letter?.text).toContain(words);
});

test("what was confirmed at once is not said to wait for its minutes", async () => {
  for (const [confirmed, said, unsaid] of [
    [false, "når referatet er bekræftet", "Referatet er bekræftet"],
    [true, "Referatet er bekræftet", "når referatet er bekræftet"],
  ] as const) {
    told = mailbox.letters.length;
    await rule(await submitted("request", await trip()), { ruling: "approved", confirmed });
    const [letter] = await letters(1);
    expect(letter?.text).toContain(said);
    expect(letter?.text).not.toContain(unsaid);
  }
});

test("of a trip that is over nobody is told that it can be carried out", async () => {
  const id = await trip({ startOn: "2026-05-18", endOn: "2026-05-19" });
  await rule(await submitted("request", id), { ruling: "approved", text: "Godkendt.", confirmed: false });
  const [letter] = await letters(1);
  expect(letter?.text).toContain("Rejsen er slut. Det bliver offentligt, når referatet er bekræftet.");
  expect(letter?.text).not.toContain("kan gennemføres");
});

test("a closed item's text is in no letter", async () => {
  await rule(await submitted("request", await trip()), { ruling: "refused", text: "Hemmeligt.", closed: true });
  const [letter] = await letters(1);
  expect(letter?.text).not.toContain("Hemmeligt");
});

test("a report sent back or settled, and accounts opened again, are told to those who owe them, once", async () => {
  const id = await trip();
  await rule(await submitted("request", id), { ruling: "approved", confirmed: true });
  const report = { aim: "At se", outcome: "Vi så", change: "Vi ændrer", followUpOn: null };
  await sent("coordinator", "PUT", `/api/v1/trips/${id}/report`, report);
  await rule(await submitted("report", id), { ruling: "sent-back", text: "Skriv, hvad I ændrer." });
  await rule(await submitted("report", id), { ruling: "approved" });
  await sent("accountant", "POST", `/api/v1/trips/${id}/accounts-closing`, { withoutCost: "Værten betalte." });
  await sent("accountant", "POST", `/api/v1/trips/${id}/accounts-reopening`, { reason: "En faktura kom for sent." });
  const all = (await letters(4)).map(({ to, subject }) => `${to.join()} ${subject.split(":")[0]}`);
  expect(all.sort()).toEqual([
    "accountant@lyngholm.example Regnskabet er åbnet igen",
    `${coordinator} Godkendt`,
    `${coordinator} Rapporten er behandlet`,
    `${coordinator} Rapporten er sendt tilbage`,
  ]);
  const opened = mailbox.letters.find((one) => one.subject.startsWith("Regnskabet er åbnet igen"));
  expect(opened?.text).toMatch(new RegExp(`http\\S+/skrivebord/rejser/${id}`));
  const back = mailbox.letters.find((one) => one.subject.startsWith("Rapporten er sendt tilbage"));
  for (const words of ["Skriv, hvad I ændrer.", "Ret rapporten, og aflever den igen."])
    expect(back?.text).toContain(words);
});

test("a decision of long ago that is entered now is no news", async () => {
  await rule(await submitted("request", await trip(), "2026-02-03"), { ruling: "refused" });
  await rule(await submitted("request", await trip()), { ruling: "postponed" });
  expect((await letters(1)).map((one) => one.subject.split(":")[0])).toEqual(["Udsat"]);
});

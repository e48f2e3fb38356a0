import { afterAll, beforeAll, expect, test } from "vitest";
import { ask } from "../../../test/setup/ask.ts";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { openSession, type PersonId, personBySubject } from "../../identity/index.ts";

/** A change of what a manager approved before: how she is asked, what she is answered, and what the desk says afterwards. */

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const visit = {
  who: { unit: "skole-og-dagtilbud", count: 3 },
  where: { place: "Malmø", country: "SE" },
  when: { from: "2026-06-02", to: "2026-06-02" },
  purpose: "At se, hvordan de fylder cykelparkeringen.",
  budget: { amount: "4500" },
};

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Asks as somebody of the demo, signed in, so that there is somebody to write back to. */
async function as(subject: string, method: string, path: string, sent?: object | URLSearchParams) {
  const secret = await site.doing(slug, async ({ tx, municipality, now }) => {
    const id = await personBySubject(tx, municipality.id, `demo:${subject}`);
    if (!id) throw new Error(`no ${subject}`);
    return openSession(tx, municipality.id, id as PersonId, now, 1);
  });
  const isForm = sent instanceof URLSearchParams;
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json";
  return ask(`${site.addressOf(slug)}${path}`, {
    method,
    headers: { cookie: `udsyn=${secret}`, ...(sent && { "content-type": type }) },
    ...(sent && { body: isForm ? sent.toString() : JSON.stringify(sent) }),
  });
}

async function lettersAbout(id: string): Promise<Letter[]> {
  const rows = await site.db.query<{ payload: Letter }>(
    "SELECT payload FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%' ORDER BY created_at, outbox_id",
    [id],
  );
  return rows.map(({ payload }) => ({ ...payload, text: payload.text.replaceAll("\u00a0", " ") }));
}

const tokenIn = (letter: Letter | undefined) => /\/g\/([\w-]{43})$/m.exec(letter?.text ?? "")?.[1] ?? "";

async function link(token: string, answer?: Record<string, string>) {
  const address = `${site.addressOf(slug)}/g/${token}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const reply = await (answer
    ? ask(address, { method: "POST", headers, body: new URLSearchParams(answer).toString() })
    : ask(address));
  expectValidHtml(reply.body);
  return { status: reply.status, body: reply.body.replaceAll("\u00a0", " ") };
}

/** A visit that its manager approved, of which the coordinator has sent a change: four persons for 6.000. */
async function changeSent(): Promise<{ id: string; letter: Letter | undefined }> {
  const made = await as("employee", "POST", "/api/v1/staff-visits", visit);
  const { id } = JSON.parse(made.body) as { id: string };
  await link(tokenIn((await lettersAbout(id)).at(-1)), { decision: "approve" });
  const change = {
    participants: { staff: [{ unit: "Skole og Dagtilbud", count: 4 }] },
    budget: {
      currency: "DKK",
      vat: "unknown",
      lines: [{ category: "other", label: "Rejsen i alt", amount: "6000", amountText: null }],
    },
  };
  expect((await as("coordinator", "PATCH", `/api/v1/trips/${id}`, change)).status).toBe(200);
  expect((await as("coordinator", "POST", `/api/v1/trips/${id}/staff-visit-submission`)).status).toBe(200);
  return { id, letter: (await lettersAbout(id)).at(-1) };
}

test("a manager who says no to a change reads that she did, by the letter and at the desk; a yes reads as one", async () => {
  const { id, letter } = await changeSent();
  const no = await link(tokenIn(letter), { decision: "send-back", reason: "Tre er nok." });
  expect(no.status).toBe(200);
  expect(no.body).toContain("Ændringen er sendt tilbage");
  expect(no.body).toContain("Godkendelsen fra den 6. maj 2026 gælder stadig");
  expect(no.body).not.toContain("offentliggjort nu");
  expect(no.body).not.toContain("er godkendt<");

  expect((await as("coordinator", "POST", `/api/v1/trips/${id}/staff-visit-submission`)).status).toBe(200);
  const yes = await link(tokenIn((await lettersAbout(id)).at(-1)), { decision: "approve" });
  expect(yes.body).toContain("Ændringen er godkendt");

  const other = await changeSent();
  const answer = new URLSearchParams({ decision: "send-back", reason: "Tre er nok." });
  const done = await as("manager", "POST", `/skrivebord/rejser/${other.id}/lederens-svar`, answer);
  expect(done.status).toBe(303);
  const read = await as("manager", "GET", done.location);
  expect(read.body).toContain("Ændringen er sendt tilbage");
  expect(read.body).not.toContain("Rejsen er sendt tilbage");
});

test("a manager is told that she answers a change: who sent it, what was approved when, and what is otherwise", async () => {
  const { id, letter } = await changeSent();
  expect(letter).toMatchObject({
    to: "manager@lyngholm.example",
    subject: expect.stringMatching(/^Ændring af tjenesterejse venter på svar: /),
  });
  const page = (await link(tokenIn(letter))).body;
  const desk = (await as("manager", "GET", `/skrivebord/rejser/${id}/lederens-svar`)).body.replaceAll("\u00a0", " ");
  for (const [where, text] of Object.entries({ letter: letter?.text ?? "", page, desk })) {
    expect(text, where).toContain("Karla Udopfindsen");
    expect(text, where).toMatch(/[Gg]odkendt den 6\. maj 2026/);
    expect(text, where).toContain("Budget: fra 4.500,00 kr. til 6.000,00 kr.");
    expect(text, where).toContain("Ansatte fra Skole og Dagtilbud: fra 3 til 4");
    expect(text, where).toContain("borgerne ser");
    expect(text, where).not.toContain("En medarbejder beder om at rejse");
    expect(text, where).not.toContain("bliver rejsen offentliggjort");
  }
  const confirm = (await as("coordinator", "GET", `/skrivebord/rejser/${id}/til-lederen`)).body;
  expect(confirm.replaceAll("\u00a0", " ")).toContain("Budget: fra 4.500,00 kr. til 6.000,00 kr.");
});

test("while a change is with the manager the desk says that it is a change, and which, and of a new trip no such thing", async () => {
  const { id } = await changeSent();
  const read = (await as("coordinator", "GET", `/skrivebord/rejser/${id}`)).body.replaceAll("\u00a0", " ");
  expect(read).toContain("Ændring hos lederen");
  expect(read).toContain("Ændringen er hos lederen");
  expect(read).toContain("Budget: fra 4.500,00 kr. til 6.000,00 kr.");
  expect(read).toContain("Det, der blev godkendt den 6. maj 2026, gælder imens");
  expectValidHtml(read);
  expect((await as("coordinator", "POST", `/skrivebord/rejser/${id}/tag-tilbage`)).status).toBe(303);
  const form = new URLSearchParams({});
  const sent = await as("coordinator", "POST", `/skrivebord/rejser/${id}/til-lederen`, form);
  expect((await as("coordinator", "GET", sent.location)).body).toContain("Ændringen er sendt til lederen");
  const made = JSON.parse((await as("employee", "POST", "/api/v1/staff-visits", visit)).body) as { id: string };
  const anew = (await as("coordinator", "GET", `/skrivebord/rejser/${made.id}`)).body;
  expect(anew).toContain("Hos lederen");
  expect(anew).not.toMatch(/Ændring(en er)? hos lederen/);
});

test("a manager who is asked about a new trip is told who asks", async () => {
  const made = await as("employee", "POST", "/api/v1/staff-visits", visit);
  const { id } = JSON.parse(made.body) as { id: string };
  const letter = (await lettersAbout(id)).at(-1);
  const page = (await link(tokenIn(letter))).body;
  expect(letter?.text).toContain("Sendt af: ");
  expect(page).toContain("har sendt en tjenesterejse, der skal godkendes");
  expect(page).not.toContain("ændring");
});

test("after a manager's no the trip says so with her reason, whoever sent it is told, and one press goes back", async () => {
  const { id, letter } = await changeSent();
  await link(tokenIn(letter), { decision: "send-back", reason: "Tre er nok, 4.500 er nok." });
  const read = async () => {
    const { body } = await as("coordinator", "GET", `/skrivebord/rejser/${id}`);
    expectValidHtml(body);
    return body.replaceAll("\u00a0", " ");
  };
  const page = await read();
  expect(page).toContain("Lederen sendte ændringen tilbage");
  expect(page).toContain("Tre er nok, 4.500 er nok.");
  expect(page).toContain("Det, der blev godkendt den 6. maj 2026, gælder");

  const told = (await lettersAbout(id)).filter(({ text }) => text.includes("Tre er nok"));
  expect(told.map(({ to }) => to).toSorted()).toEqual(["coordinator@lyngholm.example", "employee@lyngholm.example"]);
  for (const { to, subject, text } of told) {
    expect(subject, to).toMatch(/^Ændring af tjenesterejse sendt tilbage: /);
    expect(text, to).toContain("Rejsen er stadig godkendt, som den blev den 6. maj 2026");
    expect(text, to).not.toContain("Ret rejsen");
    // Only whoever may send it again is asked to.
    expect(text.includes("Ret ændringen, og send den igen"), to).toBe(to.startsWith("coordinator"));
  }

  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
  const press = () =>
    as("coordinator", "POST", `/skrivebord/rejser/${id}/det-godkendte`, new URLSearchParams({ version }));
  expect((await press()).status).toBe(303);
  expect(await read()).not.toContain("sendte ændringen tilbage");
  const trip = JSON.parse((await as("coordinator", "GET", `/api/v1/trips/${id}`)).body) as { participants: object };
  expect(trip.participants).toMatchObject({ staff: [{ count: 3 }] });
  // Another change later is another matter: her old answer is not held against it.
  const later = { participants: { staff: [{ unit: "Skole og Dagtilbud", count: 5 }] } };
  expect((await as("coordinator", "PATCH", `/api/v1/trips/${id}`, later)).status).toBe(200);
  const again = await read();
  expect(again).toContain("Ændringen kræver en ny beslutning");
  expect(again).not.toContain("Tre er nok");
});

test("a letter's link says what became of the request: taken back, sent anew, cancelled", async () => {
  const { id, letter } = await changeSent();
  expect((await as("coordinator", "POST", `/api/v1/trips/${id}/take-back`)).status).toBeLessThan(300);
  const back = await link(tokenIn(letter));
  expect([back.status, back.body.includes("har taget den tilbage. Rejsen er godkendt som før")]).toEqual([410, true]);
  expect((await as("coordinator", "POST", `/api/v1/trips/${id}/staff-visit-submission`)).status).toBe(200);
  const newer = (await lettersAbout(id)).at(-1);
  expect((await link(tokenIn(letter), { decision: "approve" })).body).toContain("Der er sendt en nyere mail");
  const ending = { reason: "Værten meldte afbud." };
  expect((await as("coordinator", "POST", `/api/v1/trips/${id}/cancellation`, ending)).status).toBe(201);
  for (const answer of [undefined, { decision: "approve" }]) {
    const over = await link(tokenIn(newer), answer);
    expect([over.status, over.body.includes("Rejsen er aflyst. Der er ikke noget at svare på.")]).toEqual([410, true]);
  }
});

test("a link closed with its holder's access names no newer letter, where none was sent", async () => {
  const { id, letter } = await changeSent();
  const sent = (await lettersAbout(id)).length;
  const [holder] = await site.db.query<{ id: string }>(
    "SELECT person_id AS id FROM udsyn.identity_link WHERE subject_id = $1 ORDER BY created_at DESC LIMIT 1",
    [id],
  );
  expect(holder).toBeDefined();
  // As `closePerson` does it.
  await site.db.query(
    "UPDATE udsyn.identity_link SET revoked_at = now() WHERE person_id = $1 AND used_at IS NULL AND revoked_at IS NULL",
    [holder?.id],
  );
  // Another manager's letter is none of hers.
  await site.db.query(
    `INSERT INTO udsyn.identity_link
     SELECT (jsonb_populate_record(l, jsonb_build_object('link_hash', repeat('0', 64), 'revoked_at', NULL, 'used_at', NULL, 'person_id',
       (SELECT p.person_id FROM udsyn.identity_person p
        WHERE p.municipality_id = l.municipality_id AND p.person_id <> l.person_id LIMIT 1)))).*
     FROM udsyn.identity_link l WHERE l.person_id = $1 AND l.subject_id = $2 LIMIT 1`,
    [holder?.id, id],
  );
  const { status, body } = await link(tokenIn(letter));
  expect(status).toBe(410);
  expect(body).not.toContain("Der er sendt en nyere mail");
  expect((await lettersAbout(id)).length).toBe(sent);
});

test("an answer to a change sent under way is owed on the day it was sent last, and late the day after", async () => {
  const { id } = await changeSent();
  const owed = async () => {
    const { items } = JSON.parse((await as("manager", "GET", "/api/v1/obligations")).body) as {
      items: { subject: { id: string }; rule: string; dueOn: string; late: boolean }[];
    };
    return items.filter((one) => one.subject.id === id).map(({ rule, dueOn, late }) => [rule, dueOn, late]);
  };
  const from = site.clock.now;
  try {
    expect(await owed()).toEqual([["staff-visit-answer", "2026-06-02", false]]);
    site.clock.now = new Date("2026-06-03T08:00:00Z");
    expect(await owed()).toEqual([["staff-visit-answer", "2026-06-02", true]]);
    expect((await as("coordinator", "POST", `/api/v1/trips/${id}/take-back`)).status).toBeLessThan(300);
    expect((await as("coordinator", "POST", `/api/v1/trips/${id}/staff-visit-submission`)).status).toBe(200);
    expect(await owed()).toContainEqual(["staff-visit-answer", "2026-06-03", false]);
    site.clock.now = new Date("2026-06-04T08:00:00Z");
    expect(await owed()).toContainEqual(["staff-visit-answer", "2026-06-03", true]);
  } finally {
    site.clock.now = from;
  }
});

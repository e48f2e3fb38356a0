import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdfText } from "../../src/papers/pdf/read-pdf-text.ts";
import { readHead } from "../../src/register/index.ts";
import { secretaryAt } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const trip = {
  kind: "committee-trip",
  title: "Hamborg: hvordan bliver en havn til en bydel?",
  caseNumber: "2026-00417",
  purpose: "At se, hvordan en havn bliver til en bydel.",
  destinations: [{ place: "Hamborg", country: "DE" }],
  startOn: "2026-09-02",
  endOn: "2026-09-04",
  committee: "boerne-og-skoleudvalget",
  participants: { elected: { named: [{ name: "Clara Prøvedal", role: "formand" }] } },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
};

async function submitted(): Promise<string> {
  const { id } = await body(await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", trip));
  const submission = { about: "request", committee: trip.committee, meetingOn: "2026-05-06" };
  await body(await site.api("lyngholm", "coordinator", "POST", `/api/v1/trips/${id}/submissions`, submission));
  return String(id);
}

async function body(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  expect(response.ok, text).toBe(true);
  return JSON.parse(text);
}

function agenda(id: string, method = "GET", write?: unknown, headers = {}): Promise<Response> {
  return site.api("lyngholm", "secretary", method, `/api/v1/trips/${id}/agenda`, write, headers);
}

test("the text follows the trip until it is edited, and again when it is restored", async () => {
  const id = await submitted();
  const first = await agenda(id);
  expect(first.headers.get("etag")).toBe('"1"');
  const before = await body(first);
  expect(before).toMatchObject({
    followsTrip: true,
    caseNumber: "2026-00417",
    kleNumber: "00.22.00",
    committee: "Børne- og Skoleudvalget",
    meetingOn: "2026-05-06",
    title: trip.title,
  });
  const markdown = String(before.markdown);
  expect(markdown).toContain("4.200,00");
  // What is asked for stands fast while it is ruled on; the programme grows.
  const programme = [{ date: trip.startOn, title: "Et møde til", purposeClass: "municipal" }];
  await body(await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { programme }));
  expect(String((await body(await agenda(id))).markdown)).toContain("Et møde til");

  const edited = await body(await agenda(id, "PUT", { text: "# Egen tekst\n\nVi rejser." }, { "if-match": '"1"' }));
  expect(edited).toMatchObject({ followsTrip: false, version: 2, title: "Egen tekst", sections: [] });
  const hidden = { text: "# Sag\n\nEleven Bo (01**01**90-1234)" };
  const held = await agenda(id, "PUT", hidden, { "if-match": '"2"' });
  expect([held.status, await held.json()]).toMatchObject([422, { code: "cpr-found" }]);
  const late = await agenda(id, "PUT", { text: "# For sent" }, { "if-match": '"1"' });
  expect(late.status).toBe(412);
  expect((await body(await agenda(id))).title).toBe("Egen tekst");
  const restored = await body(await agenda(id, "PUT", { text: null }, { "if-match": '"2"' }));
  expect(restored).toMatchObject({ followsTrip: true, version: 3, title: trip.title });
});

test("the annex is PDF/UA with the text and the log's checkpoint, the same bytes each time", async () => {
  const id = await submitted();
  const at = `/api/v1/trips/${id}/agenda?format=pdf`;
  const none = Buffer.from(await (await site.api("lyngholm", "secretary", "GET", at)).arrayBuffer());
  expect(readPdfText(none)).toContain("Dererendnuikkeoffentliggjortnoget");
  const submission = String((await body(await agenda(id))).submission);
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await body(await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, ruling));

  const response = await site.api("lyngholm", "secretary", "GET", at);
  expect(response.headers.get("content-type")).toBe("application/pdf");
  const pdf = Buffer.from(await response.arrayBuffer());
  const again = Buffer.from(await (await site.api("lyngholm", "secretary", "GET", at)).arrayBuffer());
  expect(Buffer.compare(pdf, again)).toBe(0);
  expect(pdf.toString("latin1")).toContain("<pdfuaid:part>1</pdfuaid:part>");
  const shown = readPdfText(pdf);
  const head = await readHead(site.db.register, site.here("lyngholm").id);
  for (const line of [
    "Clara Prøvedal",
    "KLE 00.22.00",
    "4.200,00",
    "Opdigtet kommune",
    ...(head?.checkpoint ?? "-").split("\n"),
  ])
    expect(shown).toContain(line.replaceAll(/\s/g, ""));
});

test("a ruled case's text stays as it was before the committee", async () => {
  const id = await submitted();
  const { submission, markdown } = await body(await agenda(id));
  const ruling = { ruling: "postponed", text: "Udsat." };
  await body(await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, ruling));
  await body(await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { purpose: "Noget helt nyt." }));
  // What comes next is another text.
  expect(await body(await agenda(id))).toMatchObject({ submission: null });
  const treated = await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}/agenda?sag=${submission}`);
  expect((await body(treated)).markdown).toBe(markdown);
  const closed = await agenda(id, "PUT", { text: "# Ny" });
  expect(closed.status).toBe(409);
});

test("a text rewritten whole still says that it came too late: text, annex, the meeting's agenda, and once ruled on", async () => {
  const id = await submitted();
  const came = "Sagen er sendt ind efter dagsordenens frist.";
  const own = "# Egen tekst\n\nVi rejser.\n";
  const written = await body(await agenda(id, "PUT", { text: own }));
  const lead = ["Vi rejser.", came].map((text) => ({ kind: "paragraph", text }));
  expect(written).toMatchObject({ lead, markdown: `${own}\n${came}\n` });
  // What was fetched may be sent again: the line is no part of what was written, and stands there once.
  expect(await body(await agenda(id, "PUT", { text: written.markdown }))).toMatchObject({ lead });
  const [lies] = await site.db.query("SELECT meeting_id FROM udsyn.decisions_submission WHERE subject_id = $1", [id]);
  const page = `/skrivebord/rejser/${id}/sagsfremstilling`;
  const { desk } = await secretaryAt(site);
  expect((await desk(page)).text).toContain(came);
  expect((await desk(`${page}/ret`)).text).toContain("Står altid under indledningen");
  expect((await desk(`/skrivebord/moeder/${lies?.meeting_id}/dagsorden`)).text).toContain(came);
  expect(readPdfText((await desk(`${page}.pdf`)).bytes)).toContain(came.replaceAll(" ", ""));

  const ruling = { ruling: "approved", text: "Godkendt." };
  await body(
    await site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${written.submission}/rulings`, ruling),
  );
  expect(await body(await agenda(id))).toMatchObject({ lead });
});

test("what leaves passes the gate: a CPR number is refused when written, and when it came in by another door", async () => {
  const id = await submitted();
  const refused = await agenda(id, "PUT", { text: "# Sag\n\nRing til 010190-\n1234." });
  expect(refused.status).toBe(422);
  const { errors } = (await refused.json()) as { errors: object[] };
  expect(errors).toMatchObject([
    { path: "text", code: "cpr-found", message: expect.stringContaining("»# Sag Ring til [CPR]«") },
  ]);
  await site.db.query("UPDATE udsyn.decisions_submission SET text = $1 WHERE subject_id = $2", [
    "# Sag\n\n## Afsnit\n\nRing til 01 01 90-1234.",
    id,
  ]);
  const pdf = await site.api("lyngholm", "secretary", "GET", `/api/v1/trips/${id}/agenda?format=pdf`);
  expect(pdf.status).toBe(422);
  const said = await pdf.text();
  expect(said).toContain("text.sections.0.blocks.0.text");
  expect(said.replaceAll(/\D/g, "")).not.toContain("0101901234");
});

test("only those who keep agendas may read or write them", async () => {
  const id = await submitted();
  for (const role of ["accountant", "councillor", "employee", "auditor"] as const) {
    expect((await site.api("lyngholm", role, "GET", `/api/v1/trips/${id}/agenda`)).status).toBe(403);
    expect((await site.api("lyngholm", role, "PUT", `/api/v1/trips/${id}/agenda`, { text: "x" })).status).toBe(403);
  }
});

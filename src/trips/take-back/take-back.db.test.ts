import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { putInto, sessionOf, wholeTrip } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

const slug = "lyngholm";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

interface Said {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
  readonly budget: { readonly total: string };
  readonly approved: { readonly budget: { readonly lines: readonly { readonly amount: string }[] } } | null;
}

async function api(role: RoleName, method: string, path: string, body?: unknown, headers = {}) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body, headers);
  return { status: answer.status, said: (await answer.json()) as Said };
}
const read = async (id: string) => (await api("coordinator", "GET", `trips/${id}`)).said;
const made = async (changes: object = {}) =>
  (await api("coordinator", "POST", "trips", { ...wholeTrip, unit: "skole-og-dagtilbud", ...changes })).said.id;
const asksFor = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
const submit = async (id: string) => (await api("coordinator", "POST", `trips/${id}/submissions`, asksFor)).said.id;
const budget = (amount: string) => ({
  budget: { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount }] },
});

async function desk(role: RoleName, path: string, form?: Record<string, string>) {
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, role)}` };
  const { host } = new URL(site.addressOf(slug));
  if (!form) return ask(site.address, { host, path, headers });
  const about = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const body = new URLSearchParams(form).toString();
  return ask(site.address, { host, method: "POST", path, headers: { ...headers, ...about }, body });
}

/** Everything that a request asks for, changed. */
const changes: Readonly<Record<string, unknown>> = {
  kind: "conference",
  direction: "in",
  title: "Hamborg: noget helt andet",
  committee: "kultur-og-fritidsudvalget",
  unit: "oekonomi",
  startOn: "2026-09-01",
  endOn: "2026-09-05",
  purpose: "At se noget andet.",
  legalBasis: "c",
  destinations: [{ place: "Paris", country: "FR" }],
  participants: { elected: { named: [{ name: "Bo Eksempelsen", role: "viceborgmester" }] } },
  funding: [{ payer: "company", name: "Firmaet", amount: "100", basis: "x" }],
  budget: budget("99000").budget,
  statedTotal: "99000.00",
  asPrinted: { dates: "i sommer" },
  source: { url: null, text: "Avisen" },
};

describe.each(["submitted", "recommended", "suspended"] as const)("a %s request", (status) => {
  test.each(Object.entries(changes))("keeps what it asks for: %s", async (field, value) => {
    const id = await made();
    await putInto(site, id, status);
    const before = await read(id);
    const { status: refused, said } = await api("coordinator", "PATCH", `trips/${id}`, { [field]: value });
    expect([refused, said.errors]).toEqual([422, [expect.objectContaining({ path: field, code: "request-fixed" })]]);
    expect(await read(id)).toEqual(before);
  });

  test("says all at once, and takes what it does not ask for", async () => {
    const id = await made();
    await putInto(site, id, status);
    const all = await api("coordinator", "PATCH", `trips/${id}`, { ...changes, caseNumber: "1" });
    expect(all.said.errors.map((one) => one.path).toSorted()).toEqual(Object.keys(changes).toSorted());
    const programme = [{ date: "2026-09-02", title: "Rundvisning", purposeClass: "municipal" }];
    const open = {
      caseNumber: "27.00",
      programme,
      goals: ["bedre-service"],
      contact: { unit: "Politik", email: null },
    };
    expect((await api("secretary", "PATCH", `trips/${id}`, open)).status).toBe(200);
    // The same again is no change.
    expect((await api("coordinator", "PATCH", `trips/${id}`, wholeTrip)).status).toBe(200);
  });
});

test.each(["draft", "sent-back", "postponed", "approved"] as const)("what is %s may be changed", async (status) => {
  const id = await made();
  await putInto(site, id, status);
  expect((await api("coordinator", "PATCH", `trips/${id}`, budget("9000"))).status).toBe(200);
});

describe("at the desk", () => {
  const forms = ["rejsemaal", "deltagere", "budget", "betaling"];

  test("forms of what is asked for are closed, by page and by post; the others say it beside the field", async () => {
    const id = await made();
    await submit(id);
    const page = `/skrivebord/rejser/${id}`;
    const overview = await desk("coordinator", page);
    expect(overview.text).toContain("ligger fast");
    expect(overview.text).toContain(`${page}/tag-tilbage`);
    expectValidHtml(overview.text);
    for (const form of forms) {
      expect(overview.text, form).not.toContain(`href="${page}/${form}"`);
      const closed = await desk("coordinator", `${page}/${form}`);
      expect([closed.status, closed.text.includes("ligger derfor fast")], form).toEqual([409, true]);
      expectValidHtml(closed.text);
      expect((await desk("coordinator", `${page}/${form}`, { do: "save" })).status, form).toBe(409);
    }
    for (const form of ["oplysninger", "program", "maal"])
      expect((await desk("coordinator", `${page}/${form}`)).status, form).toBe(200);
    expect((await read(id)).budget.total).toBe("4200.00");
    const { kind, title, purpose, committee } = wholeTrip;
    const details = { kind, title, purpose, committee, unit: "skole-og-dagtilbud", do: "save" };
    const opened = async () => {
      const { text } = await desk("coordinator", `${page}/oplysninger`);
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";
      return { ...details, version: hidden("version"), mark: hidden("mark") };
    };
    const wrong = await desk("coordinator", `${page}/oplysninger`, { ...(await opened()), purpose: "At se fodbold." });
    expect([wrong.status, wrong.text.includes("At se fodbold."), wrong.text.includes("ligger fast")]).toEqual([
      422,
      true,
      true,
    ]);
    expect(
      (await desk("coordinator", `${page}/oplysninger`, { ...(await opened()), caseNumber: "27.01" })).status,
    ).toBe(303);
    expect(await read(id)).toMatchObject({ caseNumber: "27.01", purpose });
  });

  test("a request is taken off the agenda, changed, put on again, and ruled on as it then is", async () => {
    const id = await made();
    const first = await submit(id);
    const page = `/skrivebord/rejser/${id}/tag-tilbage`;
    const question = await desk("secretary", page);
    expect(question.text).toMatch(/20\.\s*maj\s*2026/);
    expectValidHtml(question.text);
    expect((await desk("secretary", page, {})).headers.location).toContain("gjort=taken-back");
    expect((await read(id)).status).toBe("sent-back");
    const late = await api("secretary", "POST", `submissions/${first}/rulings`, {
      ruling: "approved",
      text: "Godkendt.",
    });
    expect([late.status, late.said.code]).toEqual([409, "taken-back"]);
    expect((await api("coordinator", "PATCH", `trips/${id}`, budget("9000"))).status).toBe(200);
    const again = await submit(id);
    const ruled = { ruling: "approved", text: "Godkendt.", confirmed: true };
    expect((await api("secretary", "POST", `submissions/${again}/rulings`, ruled)).status).toBe(201);
    expect((await read(id)).approved?.budget.lines).toEqual([expect.objectContaining({ amount: "9000.00" })]);
    expect((await desk("secretary", page)).status).toBe(409);
  });
});

test("of what was approved before only the change is taken back", async () => {
  const id = await made();
  const ruled = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await api("secretary", "POST", `submissions/${await submit(id)}/rulings`, ruled);
  await api("coordinator", "PATCH", `trips/${id}`, budget("9000"));
  await submit(id);
  expect((await api("coordinator", "PATCH", `trips/${id}`, budget("12000"))).status).toBe(422);
  const back = await api("coordinator", "POST", `trips/${id}/take-back`);
  expect([back.status, back.said.status]).toEqual([201, "approved"]);
  expect((await read(id)).approved?.budget.lines).toEqual([expect.objectContaining({ amount: "4200.00" })]);
});

test("who keeps agendas takes a case off one; a manager, the auditor and a stranger do not", async () => {
  const id = await made();
  await submit(id);
  for (const role of ["manager", "employee", "auditor", "accountant"] as const)
    expect((await api(role, "POST", `trips/${id}/take-back`)).status, role).toBe(403);
  expect((await read(id)).status).toBe("submitted");
  expect((await api("secretary", "POST", `trips/${id}/take-back`)).status).toBe(201);
  for (const role of ["coordinator", "secretary"] as const)
    expect((await api(role, "POST", `trips/${id}/take-back`)).status, role).toBe(409);
});

test("of a ruling and a taking back at the same moment one holds, and the other is told", async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const id = await made();
    const submission = await submit(id);
    const [ruled, back] = await Promise.all([
      api("secretary", "POST", `submissions/${submission}/rulings`, { ruling: "refused", text: "Nej." }),
      api("coordinator", "POST", `trips/${id}/take-back`),
    ]);
    expect([ruled.status, back.status].toSorted(), `${ruled.said.code} ${back.said.code}`).toEqual([201, 409]);
    expect((await read(id)).status).toBe(ruled.status === 201 ? "refused" : "sent-back");
  }
});

describe("a staff visit with its manager", () => {
  const asked = async () =>
    (
      await api("employee", "POST", "staff-visits", {
        who: { unit: "skole-og-dagtilbud", count: 2 },
        where: { place: "Malmø", country: "SE" },
        when: { from: "2026-06-02", to: "2026-06-02" },
        purpose: "At se cykelparkeringen.",
        budget: { amount: "1840" },
      })
    ).said;
  const tokenOf = async (id: string) => {
    const letters = await site.db.query<{ text: string }>(
      `SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%' ORDER BY created_at`,
      [id],
    );
    return /\/g\/(\S+)/.exec(letters[0]?.text ?? "")?.[1] ?? "";
  };

  test("is taken back by whoever sent it, and its link then answers nothing", async () => {
    const { id } = await asked();
    const token = await tokenOf(id);
    expect(token).not.toBe("");
    expect((await api("coordinator", "PATCH", `trips/${id}`, budget("9000"))).status).toBe(422);
    expect((await api("employee", "PATCH", `trips/${id}`, budget("9000"))).status).toBe(403);
    expect((await api("employee", "POST", `trips/${id}/take-back`)).said.status).toBe("sent-back");
    expect((await ask(site.address, { host: new URL(site.addressOf(slug)).host, path: `/g/${token}` })).status).toBe(
      410,
    );
    expect((await api("employee", "PATCH", `trips/${id}`, budget("9000"))).status).toBe(200);
    expect((await api("employee", "POST", `trips/${id}/staff-visit-submission`)).status).toBe(200);
    expect((await api("manager", "POST", `trips/${id}/approval`, { decision: "approve" })).status).toBe(200);
    expect((await read(id)).approved?.budget.lines).toEqual([expect.objectContaining({ amount: "9000.00" })]);
  });

  test("is not taken back by another employee", async () => {
    const { id } = await asked();
    expect((await desk("employee", `/skrivebord/rejser/${id}/tag-tilbage`)).status).toBe(403);
    expect((await desk("employee", `/skrivebord/rejser/${id}/tag-tilbage`, {})).status).toBe(403);
    expect((await read(id)).status).toBe("submitted");
  });

  test("is answered as it was read: raised meanwhile it is shown again, at the desk and to a program", async () => {
    const { id, version } = await asked();
    const path = `/skrivebord/rejser/${id}/lederens-svar`;
    const page = await desk("manager", path);
    const seen = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? "";
    await api("employee", "POST", `trips/${id}/take-back`);
    await api("employee", "PATCH", `trips/${id}`, budget("3000"));
    await api("employee", "POST", `trips/${id}/staff-visit-submission`);
    const late = await desk("manager", path, { decision: "approve", version: seen });
    expect([late.status, late.text.includes("ændret, siden du åbnede siden"), late.text.includes("3.000")]).toEqual([
      409,
      true,
      true,
    ]);
    expectValidHtml(late.text);
    const program = await api(
      "manager",
      "POST",
      `trips/${id}/approval`,
      { decision: "approve" },
      { "if-match": `"${version}"` },
    );
    expect(program.status).toBe(412);
    expect((await read(id)).status).toBe("submitted");
    const now = /name="version" value="(\d+)"/.exec(late.text)?.[1] ?? "";
    expect((await desk("manager", path, { decision: "approve", version: now })).status).toBe(303);
  });
});

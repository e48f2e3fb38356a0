import { afterAll, beforeAll, expect, test } from "vitest";
import { committee, secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let secretary: Awaited<ReturnType<typeof secretaryAt>>;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
  secretary = await secretaryAt(site);
});
afterAll(() => site.close());

/** The committee's members on the day, as the profile has them. */
function seated(): readonly string[] {
  const found = site.here("lyngholm").profile.committees.find((one) => one.id === committee);
  return found?.members.map((one) => one.name) ?? [];
}

const form = (values: readonly (readonly [string, string])[]) =>
  new URLSearchParams(values.map(([name, value]) => [name, value])).toString();

const rulings = async () => JSON.parse((await secretary.desk("/data/trips.json")).text) as Trips;
interface Trips {
  readonly items: readonly {
    readonly rulings: readonly {
      readonly recused: string[];
      readonly votes: object | null;
      readonly text: string | null;
    }[];
  }[];
}

test("the members of the day are there to be ticked, and one who is not on the list can be written", async () => {
  const { submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const [first = "", second = "", third = ""] = seated();
  const page = await secretary.desk(path);
  for (const name of seated()) expect(page.text).toContain(`name="recused" value="${name}"`);
  const values = [
    ["ruling", "approved"],
    ["recused", first],
    ["recusedOther", `Sofie Stedfortræder\n${first}\n`],
    ["votes.for", "3"],
    ["votes.againstBy", second],
    ["votes.abstainedBy", third],
    ["confirmed", "ja"],
  ] as const;
  const preview = await secretary.desk(path, form([...values, ["do", "preview"]]));
  expect(preview.text).toContain(`Imod stemte ${second}.`);
  expect((await secretary.desk(path, form([...values, ["seen", seenIn(preview)], ["do", "save"]]))).status).toBe(303);
  const [ruling] = (await rulings()).items[0]?.rulings ?? [];
  expect(ruling).toMatchObject({
    recused: [first, "Sofie Stedfortræder"],
    votes: { for: 3, against: 1, abstained: 1, againstBy: [second], abstainedBy: [third] },
  });
  const shown = await secretary.desk("/beslutninger");
  expect(shown.text).toContain(`Imod stemte ${second}. Undlod at stemme: ${third}.`);
});

test("more names than votes, or the vote of one who had left, are refused beside their field, all at once", async () => {
  const { submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const [first = "", second = ""] = seated();
  const votes = [
    ["votes.for", "5"],
    ["votes.against", "1"],
    ["votes.againstBy", first],
    ["votes.againstBy", second],
  ] as const;
  const refused = await secretary.desk(
    path,
    form([["ruling", "approved"], ["recused", first], ...votes, ["do", "save"]]),
  );
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Der er sat 2 navne, men skrevet én stemme.");
  expect(refused.text).toContain(`${first} er sat som inhabil og kan ikke også have stemt.`);
  expect(refused.text).toMatch(new RegExp(`name="recused" value="${first}"[^>]* checked`));
});

test("more votes than members is a fault, in the preview already, until somebody says they are counted right", async () => {
  const { submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const values = [
    ["ruling", "approved"],
    ["votes.for", String(seated().length + 1)],
    ["votes.against", "0"],
  ] as const;
  for (const does of ["preview", "save"]) {
    const refused = await secretary.desk(path, form([...values, ["do", does]]));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`men udvalget har ${seated().length} medlemmer den dag`);
    expect(refused.text).toContain('name="votesCounted"');
  }
  const counted = [...values, ["votesCounted", "ja"]] as const;
  const preview = await secretary.desk(path, form([...counted, ["do", "preview"]]));
  expect(preview.status).toBe(200);
  expect((await secretary.desk(path, form([...counted, ["seen", seenIn(preview)], ["do", "save"]]))).status).toBe(303);
});

test("a motion carried without a majority is asked about until somebody says it is right; one that was lost is not", async () => {
  const { submission } = await secretary.submitted();
  const path = `/skrivebord/sager/${submission}/beslutning`;
  const votes = (pro: string, against: string) =>
    [
      ["votes.for", pro],
      ["votes.against", against],
    ] as const;
  for (const ruling of ["approved", "recommended"])
    for (const does of ["preview", "save"]) {
      const asks = await secretary.desk(path, form([["ruling", ruling], ...votes("1", "2"), ["do", does]]));
      expect(asks.status).toBe(422);
      expect(asks.text).toContain("én stemme for og 2 imod. Det er ikke et flertal for.");
      expect(asks.text).toContain('name="votesLost"');
      expect(asks.text).not.toContain("Gem beslutningen");
    }
  expect((await secretary.desk(path, form([["ruling", "approved"], ...votes("2", "2"), ["do", "save"]]))).status).toBe(
    422,
  );
  for (const free of [
    [["ruling", "refused"], ...votes("1", "2")],
    [["ruling", "approved"], ...votes("2", "1")],
  ] as const)
    expect((await secretary.desk(path, form([...free, ["do", "preview"]]))).text).not.toContain("votesLost");
  const said = [["ruling", "approved"], ...votes("1", "2"), ["votesLost", "ja"]] as const;
  const preview = await secretary.desk(path, form([...said, ["do", "preview"]]));
  expect(preview.status).toBe(200);
  expect((await secretary.desk(path, form([...said, ["seen", seenIn(preview)], ["do", "save"]]))).status).toBe(303);
});

test("where nobody is known to have sat that day, names are written", async () => {
  const { submission } = await secretary.submitted("2019-05-20");
  const page = await secretary.desk(`/skrivebord/sager/${submission}/beslutning`);
  expect(page.text).toContain('name="recusedOther"');
  expect(page.text).not.toContain('name="recused"');
  expect(page.text).not.toContain("Hvem stemte imod");
});

test("programs name members as before, may name who voted, and are refused what cannot be", async () => {
  const rule = async (body: object) => {
    const { submission } = await secretary.submitted();
    return site.api("lyngholm", "secretary", "POST", `/api/v1/submissions/${submission}/rulings`, body);
  };
  const votes = { for: 4, against: 1, abstained: 0 };
  expect((await rule({ ruling: "approved", recused: ["En Fremmed"], votes })).status).toBe(201);
  const named = { ...votes, againstBy: ["En Fremmed"] };
  const closed = { ruling: "approved", votes: named, closed: true, confirmed: true };
  expect((await rule(closed)).status).toBe(201);
  const told = await rulings();
  expect(JSON.stringify(told)).not.toContain("En Fremmed");
  // Of a closed item its heading and the ruling are public, and no count either.
  const ofClosed = told.items.flatMap((one) => one.rulings).filter(({ text }) => text === null);
  expect(ofClosed).toMatchObject([{ ruling: "approved", votes: null }]);
  const refused = await rule({ ruling: "approved", recused: ["En Fremmed"], votes: { ...named, against: 0 } });
  expect(refused.status).toBe(422);
  const { errors } = (await refused.json()) as { errors: { path: string; code: string }[] };
  expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
    "votes.againstBy voters-too-many",
    "votes.againstBy voter-recused",
  ]);
  const both = { for: 4, against: 1, abstained: 1, againstBy: ["En Fremmed"], abstainedBy: ["En Fremmed"] };
  const twice = await rule({ ruling: "approved", votes: both });
  expect(twice.status).toBe(422);
  expect(await twice.text()).toContain("voter-twice");
});

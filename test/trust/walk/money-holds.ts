import { potYears } from "./money-acts.ts";
import { broken, does, type Said, slug, type World } from "./world.ts";

/** That sums foot: within each *ramme*, and of each trip over all that bear it. Reckoned here, never by the code they are held against. */

type Body = Said["body"];
interface Moved {
  readonly pot: string;
  /** Whose it is, and of which year. */
  readonly owner: string;
  readonly kind: string;
  readonly hundredths: bigint;
  readonly subject: string | null;
}
interface Of {
  promised: bigint;
  spent: bigint;
}

const hundredths = (amount: string): bigint => BigInt(amount.replace(".", ""));
const printed = (sum: bigint) =>
  `${sum < 0n ? "-" : ""}${(sum < 0n ? -sum : sum)
    .toString()
    .padStart(3, "0")
    .replace(/(\d\d)$/, ".$1")}`;
const most = (one: bigint, other: bigint) => (one > other ? one : other);

export async function potsFoot(world: World): Promise<readonly Moved[]> {
  const rows = await world.site.db.query<Omit<Moved, "hundredths"> & { hundredths: string }>(
    `SELECT pot_id AS pot, owner_id || ' ' || year AS owner, kind, hundredths::text, subject_id AS subject
     FROM udsyn.accounts_movement JOIN udsyn.accounts_pot USING (municipality_id, pot_id)
     WHERE municipality_id = $1 ORDER BY pot_id, position`,
    [world.site.here(slug).id],
  );
  const moves = rows.map((one) => ({ ...one, hundredths: BigInt(one.hundredths) }));
  for (const year of potYears) {
    const { body } = await does(world, "accountant", "GET", `pots?year=${year}`);
    for (const pot of body.items as Body[]) {
      const own = moves.filter((one) => one.pot === pot.id);
      const sum = (kind: string) =>
        own.filter((one) => one.kind === kind).reduce((all, one) => all + one.hundredths, 0n);
      const committed = [...bySubject(own).values()].reduce((all, one) => all + open(one), 0n);
      const [allotted, carried, spent] = [sum("allotted"), sum("carried"), sum("spent")];
      const reckoned = { allotted, carried, committed, spent, left: allotted + carried - committed - spent };
      for (const [name, value] of Object.entries(reckoned))
        if (pot[name] !== printed(value))
          broken(world, `the pot ${pot.owner.id} ${year} says ${name} ${pot[name]}, its movements ${printed(value)}`);
      for (const [subject, { promised }] of bySubject(own))
        if (promised < 0n)
          broken(world, `the pot ${pot.owner.id} ${year} has promised ${printed(promised)} to ${subject}`);
    }
  }
  carriedFoots(world, rows, moves);
  return moves;
}

/** What leaves a year comes into the next, and no more of one year than the policy lets go (50,000 kr. here). */
function carriedFoots(world: World, rows: readonly { pot: string }[], moves: readonly Moved[]): void {
  const carried = moves.filter(({ kind }) => kind === "carried");
  const sum = carried.reduce((all, one) => all + one.hundredths, 0n);
  if (sum !== 0n) broken(world, `${printed(sum)} was carried over and is in no ramme`);
  for (const pot of new Set(rows.map((one) => one.pot))) {
    const out = carried.filter((one) => one.pot === pot && one.hundredths < 0n);
    const gone = -out.reduce((all, one) => all + one.hundredths, 0n);
    if (gone > 5_000_000n) broken(world, `${printed(gone)} was carried out of the pot ${pot}`);
  }
}

/** Whose ramme bears all of a trip where its plan leaves no doubt (docs/decisions/0056); `null` where it is parted. */
function soleBearer(paid: Body, funding: readonly Body[]): string | null {
  const [committee, unit] = [paid.committeeId ?? paid.committee?.id ?? null, paid.unitId ?? paid.unit?.id ?? null];
  if (committee === null || unit === null) return committee ?? unit;
  return funding.some((one) => one.payer === "unit") ? null : committee;
}

const open = ({ promised, spent }: Of) => most(promised - most(spent, 0n), 0n);

function bySubject(moves: readonly Moved[], pot?: string): ReadonlyMap<string, Of> {
  const found = new Map<string, Of>();
  for (const { subject, kind, hundredths: sum, pot: at } of moves) {
    if (subject === null || (pot !== undefined && pot !== at)) continue;
    const of = found.get(subject) ?? { promised: 0n, spent: 0n };
    if (kind === "committed") of.promised += sum;
    if (kind === "released") of.promised -= sum;
    if (kind === "spent") of.spent += sum;
    found.set(subject, of);
  }
  return found;
}

/** What a trip has in all pots, against its plan and its accounts. */
export async function tripFoots(world: World, moves: readonly Moved[], trip: Body): Promise<void> {
  const own = moves.filter((one) => one.subject === trip.id);
  const { promised, spent } = bySubject(own).get(trip.id) ?? { promised: 0n, spent: 0n };
  const { body } = await does(world, "coordinator", "GET", `trips/${trip.id}/postings`);
  if (!body?.items) return;
  const lines: readonly Body[] = body.items;
  const booked = lines.reduce((all, one) => all + (one.homeAmount === null ? 0n : hundredths(one.homeAmount)), 0n);
  const what = `trip ${trip.id} (${trip.title}, ${trip.status}, accounts ${trip.accountsTrack})`;
  const known = lines.length > 0 && lines.every((one) => one.homeAmount !== null);
  if (trip.accounts.total !== body.accounts.total)
    broken(world, `${what}: two totals, ${trip.accounts.total} and ${body.accounts.total}`);
  if (known && body.accounts.total !== printed(booked))
    broken(world, `${what}: total ${body.accounts.total} of lines ${printed(booked)}`);
  const budget: readonly Body[] = trip.budget?.lines ?? [];
  if (budget.length > 0 && budget.every((one) => one.amount !== null)) {
    const sum = budget.reduce((all, one) => all + hundredths(one.amount), 0n);
    if (trip.budget.total !== printed(sum))
      broken(world, `${what}: budget says ${trip.budget.total}, its lines ${printed(sum)}`);
  }
  const paid = trip.publicPlan ?? trip;
  const year = Number(String(paid.startOn).slice(0, 4));
  const bears = (trip.publicPlan ? (paid.committeeId ?? paid.unitId) : (trip.committee ?? trip.unit)) !== null;
  const waits =
    trip.rulings.some((one: Body) => !one.confirmed) || trip.submissions.some((one: Body) => one.status === "open");
  if (!trip.approved || !bears || !potYears.includes(year) || waits) return;
  if (spent !== booked) broken(world, `${what}: ${printed(booked)} is booked, ${printed(spent)} drawn`);
  const funding: readonly Body[] = paid.plan?.funding ?? trip.funding;
  const sole = soleBearer(paid, funding);
  for (const [pot, owner] of new Map(own.map((one) => [one.pot, one.owner]))) {
    const of = bySubject(own, pot).get(trip.id) ?? { promised: 0n, spent: 0n };
    if (sole !== null && owner !== `${sole} ${year}` && (of.promised !== 0n || of.spent !== 0n))
      broken(
        world,
        `${what}: ${printed(of.promised)} set aside and ${printed(of.spent)} drawn of ${owner}; ${sole} ${year} bears it`,
      );
  }
  const freed = trip.accountsTrack === "closed" || trip.status === "cancelled";
  if (freed) {
    for (const pot of new Set(own.map((one) => one.pot))) {
      const left = open(bySubject(own, pot).get(trip.id) ?? { promised: 0n, spent: 0n });
      if (left !== 0n) broken(world, `${what}: ${printed(left)} is still set aside in ${pot}`);
    }
    return;
  }
  const asked: Body = trip.approved.budget;
  if (
    trip.accountsTrack !== "open" ||
    asked?.currency !== "DKK" ||
    asked.lines.some((one: Body) => one.amount === null)
  )
    return;
  const total: bigint = asked.lines.reduce((all: bigint, one: Body) => all + hundredths(one.amount), 0n);
  const others = funding
    .filter((one) => one.amount !== null && one.payer !== "committee" && one.payer !== "unit")
    .reduce((all: bigint, one) => all + hundredths(one.amount), 0n);
  const expected = most(total - others, 0n);
  if (promised !== expected)
    broken(world, `${what}: ${printed(expected)} was approved, ${printed(promised)} set aside`);
}

import { type Chance, canary, dayAfter, does, nameOf, type Said, today, type World } from "./world.ts";

/** What is asked of committees and managers about a trip, and what they say. */

type Body = Said["body"];
const committees = ["boerne-og-skoleudvalget", "kultur-og-fritidsudvalget", "byraadet", "oekonomiudvalget"];

export async function sends(world: World, chance: Chance, trip: Body, about?: string): Promise<void> {
  if (about === undefined && chance.hits(trip.kind === "staff-visit" ? 80 : 5)) {
    const role = chance.one(["coordinator", "manager", "employee"] as const);
    await does(world, role, "POST", `trips/${trip.id}/staff-visit-submission`, {});
    return;
  }
  const asked = (trip.approval ?? []).flatMap((one: Body) => (one.committee ? [one.committee] : []));
  const next = trip.status === "recommended" ? asked.at(-1) : asked[0];
  const own: string = chance.hits(90) && next ? next : chance.one(committees);
  const committee = about === "report" && chance.hits(90) && trip.committee ? trip.committee.id : own;
  await does(world, "coordinator", "POST", `trips/${trip.id}/submissions`, {
    about: about ?? chance.one(["request", "request", "report"]),
    committee,
    meetingOn: dayAfter(world, chance.one([0, 0, 0, -2, 7])),
    ...(chance.hits(20) && { text: `Indstilling om ${nameOf(world, chance)}.` }),
    ...(chance.hits(10) && { outOfOrder: "Byrådet mødes først." }),
  });
}

function rulingOf(world: World, chance: Chance, kindly: boolean): object {
  const others = ["refused", "postponed", "sent-back", "recommended", "noted", "withdrawn", "suspended", "approved"];
  const closed = chance.hits(10);
  return {
    ruling: kindly ? "approved" : chance.one(others),
    text: closed
      ? `${canary} for lukkede døre.`
      : chance.one(["Godkendt.", `Godkendt på vilkår af ${nameOf(world, chance)}.`]),
    closed,
    ...(chance.hits(30) && { item: String(1 + chance.below(9)) }),
    ...(chance.hits(20) && { votes: { for: 3, against: 1, abstained: 0, againstBy: ["Asta Opdigt"] } }),
    ...(chance.hits(15) && { minority: "Asta Opdigt var imod." }),
    ...(chance.hits(40) && { basis: "Efter en samlet vurdering." }),
  };
}

/** A case before a committee is ruled on, the rulings that wait put right or confirmed. */
export async function rules(world: World, chance: Chance, trip: Body): Promise<void> {
  const open = trip.submissions.filter((one: Body) => one.status === "open");
  if (open.length === 0) return;
  const confirmed = chance.hits(65);
  await does(world, "secretary", "POST", `submissions/${chance.one<Body>(open).id}/rulings`, {
    ...rulingOf(world, chance, chance.hits(60)),
    confirmed,
  });
}

/** What a case most naturally needs next, so that most of them get somewhere. */
export async function goesOn(world: World, chance: Chance, trip: Body): Promise<void> {
  const isOpen = trip.submissions.some((one: Body) => one.status === "open");
  if (trip.rulings.some((one: Body) => !one.confirmed)) await confirms(world, chance, trip);
  else if (isOpen) await rules(world, chance, trip);
  else if (trip.status === "submitted") await managerSays(world, chance, trip);
  else if (["draft", "sent-back", "postponed", "recommended"].includes(trip.status))
    await sends(world, chance, trip, trip.kind === "staff-visit" ? undefined : "request");
  else if (trip.status === "approved" && ["owed", "sent-back"].includes(trip.reportTrack) && !trip.report)
    await reports(world, chance, trip);
  else if (trip.status === "approved" && ["owed", "sent-back", "submitted"].includes(trip.reportTrack))
    await settlesReport(world, chance, trip);
}

export async function confirms(world: World, chance: Chance, trip: Body): Promise<void> {
  const waiting = trip.rulings.filter((one: Body) => !one.confirmed);
  if (waiting.length === 0) return;
  await does(world, "secretary", "POST", `rulings/${chance.one<Body>(waiting).id}/confirmation`);
}

export async function putsRulingRight(world: World, chance: Chance, trip: Body): Promise<void> {
  if (trip.rulings.length === 0) return;
  const ruling = chance.one<Body>(trip.rulings);
  if (!ruling.confirmed) {
    const said = { ...rulingOf(world, chance, chance.hits(35)), confirmed: chance.hits(30) };
    await does(world, "secretary", "PUT", `rulings/${ruling.id}`, said);
    return;
  }
  const { item, basis, minority, recused, url, closed, votes } = ruling;
  await does(world, "secretary", "POST", `rulings/${ruling.id}/corrections`, {
    ...{ item, basis, minority, recused: recused ?? [], url, votes, closed: chance.hits(20) ? !closed : closed },
    text: closed ? `${canary} rettet.` : `Rettet ordlyd om ${nameOf(world, chance)}.`,
    ...(chance.hits(25) && { metOn: dayAfter(world, -1) }),
    reason: "Ordlyden var forkert.",
  });
}

export async function managerSays(world: World, chance: Chance, trip: Body): Promise<void> {
  const decision = chance.hits(70) ? "approve" : "send-back";
  await does(world, "manager", "POST", `trips/${trip.id}/approval`, { decision, reason: `${canary} til jer.` });
}

export async function takesBack(world: World, _: Chance, trip: Body): Promise<void> {
  await does(world, "coordinator", "POST", `trips/${trip.id}/take-back`);
}
export async function cancels(world: World, chance: Chance, trip: Body): Promise<void> {
  await does(
    world,
    "coordinator",
    "POST",
    `trips/${trip.id}/${chance.one(["cancellation", "cancellation", "withdrawal"])}`,
    {
      reason: "Værten er blevet syg.",
    },
  );
}
export async function takesDown(world: World, chance: Chance, trip: Body): Promise<void> {
  const role = chance.one(["coordinator", "admin"] as const);
  await does(world, role, "POST", `trips/${trip.id}/${chance.one(["takedown", "republication", "republication"])}`, {
    reason: "Det skal efterses en gang til.",
  });
}
export async function corrects(world: World, _: Chance, trip: Body): Promise<void> {
  await does(world, "coordinator", "POST", `trips/${trip.id}/corrections`, { reason: "Det var skrevet forkert." });
}
export async function erasesDraft(world: World, chance: Chance, trip: Body): Promise<void> {
  await does(world, chance.one(["coordinator", "employee"] as const), "DELETE", `trips/${trip.id}`);
}
export async function copies(world: World, _: Chance, trip: Body): Promise<void> {
  const made = await does(world, "coordinator", "POST", `trips/${trip.id}/copies`);
  if (made.status === 201) world.trips.push(made.body.id);
}
export async function holds(world: World, chance: Chance, trip: Body): Promise<void> {
  if (chance.hits(40))
    await does(world, "dpo", "DELETE", `trips/${trip.id}/hold`, { reason: "Sagen er afleveret nu." });
  else
    await does(world, "dpo", "PUT", `trips/${trip.id}/hold`, {
      reason: `${canary} om en sag.`,
      until: dayAfter(world, 400),
    });
}

/** What those who were away write and answer. */
export async function reports(world: World, chance: Chance, trip: Body): Promise<void> {
  const role = chance.one(["coordinator", "councillor", "manager"] as const);
  const said = {
    aim: `At lære af ${nameOf(world, chance)}.`,
    outcome: "Vi så en havn, der er blevet til en bydel.",
    change: "Vi ændrer planen.",
    followUpOn: chance.hits(50) ? dayAfter(world, 200) : null,
  };
  if (trip.reportTrack === "settled" || chance.hits(10))
    await does(world, "coordinator", "POST", `trips/${trip.id}/report-corrections`, {
      ...said,
      reason: "Rapporten var forkert.",
    });
  else await does(world, role, "PUT", `trips/${trip.id}/report`, said);
}
export async function settlesReport(world: World, chance: Chance, trip: Body): Promise<void> {
  const road = chance.below(10);
  if (road < 5) await sends(world, chance, trip, "report");
  else if (road < 8)
    await does(world, "manager", "POST", `trips/${trip.id}/report-settlement`, {
      decision: chance.hits(70) ? "approve" : "send-back",
      reason: `${canary} om rapporten.`,
    });
  else if (road < 9) await does(world, "coordinator", "POST", `trips/${trip.id}/report-take-back`);
  else await does(world, "coordinator", "PUT", `trips/${trip.id}/follow-up`, { text: `Det gik godt ${today(world)}.` });
}

import { databaseFaultWords, notThere } from "./away.ts";
import { type Connections, type ConnectTo, kyselyOn, pool } from "./pools.ts";
import { type Standing, standingOf } from "./standing.ts";

type Of = keyof Connections;

/** One thing wrong with what an address names, and what to do. */
export interface RoleFault {
  readonly name: string;
  readonly message: string;
}

const named: Readonly<Record<Of, string>> = {
  owner: "DATABASE_URL",
  app: "DATABASE_APP_URL",
  jobs: "DATABASE_JOBS_URL",
  register: "DATABASE_REGISTER_URL",
};
const order: readonly Of[] = ["owner", "app", "jobs", "register"];

/** What the four addresses lead to: what each role is, or why it was not let in. */
export type RolesAsked = Readonly<Record<Of, Answer>>;
type Answer = { readonly standing: Standing } | { readonly refused: unknown };

/** Asks by each of the four addresses. Changes nothing. @throws where the server is away, with the database's own error */
export async function askRoles(to: Connections): Promise<RolesAsked> {
  const [owner, app, jobs, register] = await Promise.all([
    asking(to.owner),
    asking(to.app),
    asking(to.jobs),
    asking(to.register),
  ]);
  const all = [owner, app, jobs, register];
  if ("refused" in owner && all.every((one) => "refused" in one && isAway(one.refused))) throw owner.refused;
  return { owner, app, jobs, register };
}

async function asking(to: ConnectTo): Promise<Answer> {
  const db = kyselyOn(pool(to, 1, "roles"));
  try {
    return { standing: await standingOf(db) };
  } catch (refused) {
    return { refused };
  } finally {
    await db.destroy();
  }
}

/** Everything that an address names and should not, before anything is changed; none where the four are as they should be. */
export function roleFaults(asked: RolesAsked): readonly RoleFault[] {
  return order.flatMap((one) => {
    const answer = asked[one];
    const found =
      "refused" in answer
        ? [wordsFor(answer.refused)]
        : [
            ...sameAs(one, asked),
            ...(one === "owner" ? ownerFaults(answer.standing) : boundFaults(answer.standing)),
            ...(one === "app" ? swapped(answer.standing, asked) : []),
            ...(one === "jobs" ? queueFaults(answer.standing) : []),
          ];
    // A role's first fault is enough: it says what to write instead.
    return found.slice(0, 1).map((message) => ({ name: named[one], message }));
  });
}

/** What is wrong with the rights that a start or `migrate` states, where the addresses themselves are right. */
export function rightsFaults(asked: RolesAsked): readonly string[] {
  const [owner, register] = [standingIn(asked.owner), standingIn(asked.register)];
  return [
    ...(owner?.lacks === true
      ? [`Rollen ${owner.role} mangler rettigheder til sine egne tabeller. Kør: bin/udsyn migrate`]
      : []),
    ...(register?.works === true ? [`Rollen ${register.role} kan se skemaet udsyn. Kør: bin/udsyn migrate`] : []),
  ];
}

/** Whether a role sees more than what is published, as the register's must not. */
export function seesMore({ powerful, works, owns }: Standing): boolean {
  return powerful || works || owns;
}

function standingIn(answer: Answer): Standing | null {
  return "standing" in answer ? answer.standing : null;
}

function sameAs(one: Of, asked: RolesAsked): string[] {
  const mine = standingIn(asked[one]);
  for (const other of order.slice(0, order.indexOf(one))) {
    const theirs = standingIn(asked[other]);
    if (!mine || !theirs) continue;
    if (mine.role === theirs.role)
      return [
        `rollen ${mine.role} er også ${named[other]}'s. Skriv hver adresse med sin egen rolle (docs/operations.md).`,
      ];
    if (mine.database !== theirs.database)
      return [`fører til en anden database end ${named[other]}. De fire adresser skal nævne den samme.`];
  }
  return [];
}

function ownerFaults({ role, keeper, keeps, mayMake, powerful }: Standing): string[] {
  if (powerful) return [];
  if (keeper !== null && !keeps) return [`rollen ${role} ejer ikke tabellerne; det gør ${keeper}. Skriv dens adresse.`];
  if (keeper === null && !mayMake)
    return [`rollen ${role} må ikke oprette skemaer i databasen. Skriv adressen på den rolle, der ejer databasen.`];
  return [];
}

function boundFaults({ role, powerful, owns, keeps, keeper }: Standing): string[] {
  if (powerful)
    return [
      `rollen ${role} går uden om det, der skiller kommunerne ad. Skriv en rolle, der er lavet med NOSUPERUSER NOBYPASSRLS.`,
    ];
  if (owns || keeps)
    return [
      `rollen ${role} ejer tabeller eller kan optræde som ${keeper ?? "den, der gør"}. Kun DATABASE_URL's rolle må eje dem.`,
    ];
  return [];
}

/** The application's role works in a database that has been made; where another of the roles does and it does not, they are swapped. */
function swapped({ role, keeper, works }: Standing, asked: RolesAsked): string[] {
  if (keeper === null || works) return [];
  const other = (["register", "jobs"] as const).find((one) => standingIn(asked[one])?.works === true);
  if (other === undefined) return [];
  return [
    `rollen ${role} er ikke programmets i denne database; det er den, ${named[other]} nævner. Byt de to adresser om.`,
  ];
}

function queueFaults({ role, queueKeeper, keepsQueue }: Standing): string[] {
  if (queueKeeper === null || keepsQueue) return [];
  return [`rollen ${role} ejer ikke køen; det gør ${queueKeeper}. Skriv dens adresse.`];
}

function isAway(error: unknown): boolean {
  return databaseFaultWords(error) === notThere;
}

function wordsFor(error: unknown): string {
  return databaseFaultWords(error) ?? (error instanceof Error ? error.message : String(error));
}

import { type SelectQueryBuilder, sql } from "kysely";
import { type Db, type MunicipalityId, published, type Tx } from "../../platform/index.ts";
import { HttpRefusal } from "../../web/index.ts";
import { conditions, type EntryOf, type ListFilter } from "../lists.store.ts";
import type { JsonObject } from "../log/index.ts";
import { isSameHead, type LogHead, readHead } from "../log.store.ts";
import type { RegisterTables } from "../register.tables.ts";
import { pageSize } from "./list-words.ts";

/** Rows fetched at a time: what a long file holds in memory. */
const batch = 500;
/** The first of a long file: its reader waits for them. */
const firstBatch = 100;

/** Long files take a connection while they are read; more than these at a time would leave the pages without one. */
const longAtOnce = 4;
let longUnderWay = 0;

/** Something was published between what an answer is said to be of and its reading. */
export const publishedMeanwhile = () => new HttpRefusal(503, "published-meanwhile", {}, { retryAfter: 1 });

/** Records as they are read. Whoever may end up not reading them closes them: as long as they are not, they hold a place. */
export interface Entries<Entry> extends AsyncIterable<Entry> {
  close(): void;
  /** Whether the list goes on after the page. */
  readonly goesOn: boolean;
}

/**
 * The records in force, in the order of the list, as one moment saw them however long the reading takes. What fails at the
 * start fails here, before anything is answered; a long list has its place from here on, its connection when the reading begins.
 * @param page from 1; `null` for all of them
 * @param head what the answer is said to be of: where something was published before a long list's reading begins, it breaks off: whoever has been sent nothing yet may ask again
 * @throws HttpRefusal 503 `crowded`: as many long files as may be are being read
 */
export async function currentEntries<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  filter: ListFilter,
  page: number | null,
  head: LogHead | null = null,
): Promise<Entries<EntryOf<Entry>>> {
  const listed = (on: Db | Tx) =>
    published<RegisterTables>(on)
      .selectFrom("current")
      .where("municipalityId", "=", municipalityId)
      .where("type", "=", type)
      .where((where) => where.and(conditions(where, filter)));
  const list: List = (on) => {
    const all = listed(on)
      .select("entry")
      .orderBy("sortOn", (order) => order.desc().nullsLast())
      .orderBy("recordId", "desc");
    return page === null ? all : all.offset((page - 1) * pageSize);
  };
  const most = page === null ? batch : pageSize;
  // Counted before any is read: of a long list none is read twice.
  const isLong = page === null && (await listed(db).select("recordId").offset(batch).limit(1).execute()).length > 0;
  const first = isLong
    ? []
    : await list(db)
        .limit(most + 1)
        .execute();
  const goesOn = first.length > most;
  if (!isLong && (page !== null || !goesOn)) {
    const shown = first.slice(0, most);
    return { ...inMemory<EntryOf<Entry>>(shown.map((row) => row.entry as unknown as EntryOf<Entry>)), goesOn };
  }
  const isStill = async (tx: Tx) => head === null || isSameHead(await readHead(tx, municipalityId), head);
  return inTurn((over) => inBatches<Entry>(db, list, isStill, over));
}

type List = (on: Db | Tx) => SelectQueryBuilder<RegisterTables, "current", { entry: JsonObject }>;

export function inMemory<Entry>(items: readonly Entry[]): Omit<Entries<Entry>, "goesOn"> {
  return {
    close: () => undefined,
    async *[Symbol.asyncIterator]() {
      yield* items;
    },
  };
}

/**
 * Takes a place among the long files at once, not first when the database has answered, so that many who ask together do not
 * all find it free; gives it back when the reading is over, or when it is closed before it began.
 */
function inTurn<Entry>(reading: (over: () => void) => AsyncGenerator<Entry>): Entries<Entry> {
  if (longUnderWay >= longAtOnce) throw new HttpRefusal(503, "crowded", {}, { retryAfter: 5 });
  longUnderWay += 1;
  let held = true;
  const giveBack = () => {
    if (held) longUnderWay -= 1;
    held = false;
  };
  let begun = false;
  return {
    goesOn: false,
    close: () => {
      if (!begun) giveBack();
    },
    [Symbol.asyncIterator]: () => {
      begun = true;
      return reading(giveBack);
    },
  };
}

async function* inBatches<Entry>(
  db: Db,
  list: List,
  isStill: (tx: Tx) => Promise<boolean>,
  over: () => void,
): AsyncGenerator<EntryOf<Entry>> {
  try {
    const tx = await db.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute();
    try {
      // A reader who stops reading does not keep a connection for ever.
      await sql`SET LOCAL idle_in_transaction_session_timeout = '30s'`.execute(tx);
      await sql`DECLARE entries NO SCROLL CURSOR FOR ${list(tx)}`.execute(tx);
      if (!(await isStill(tx))) throw publishedMeanwhile();
      for (let size = firstBatch; ; size = batch) {
        const { rows } = await sql<{ entry: EntryOf<Entry> }>`FETCH ${sql.lit(size)} FROM entries`.execute(tx);
        for (const { entry } of rows) yield entry;
        if (rows.length < size) return;
      }
    } finally {
      // Read only: there is nothing to keep. When the server has cut the connection there is nothing to end either.
      await tx
        .rollback()
        .execute()
        .catch(() => undefined);
    }
  } finally {
    over();
  }
}

/** The records that were published last, the latest first, of those that a list holds. */
export async function latestEntries<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  filter: ListFilter,
  limit: number,
): Promise<readonly Entry[]> {
  const rows = await published<RegisterTables>(db)
    .selectFrom("current")
    .select("entry")
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((where) => where.and(conditions(where, filter)))
    .orderBy("leafIndex", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.entry as unknown as Entry);
}

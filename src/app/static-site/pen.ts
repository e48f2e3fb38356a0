import { createHash, hash } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { Readable, Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Signing } from "../../register/index.ts";
import { HttpRefusal, type PublicAnswers, type Reply, utf8 } from "../../web/index.ts";
import { type Address, fileOf, inLanguage } from "./address.ts";
import { ForeignFile, type SiteFolder } from "./folder.ts";
import type { Done, FileSeen, Job, Served } from "./job.ts";
import { leadsTo, type Place, writtenPage, writtenText } from "./links.ts";
import { movedPage } from "./moved-page.ts";

export interface PenParts {
  /** What the site's server answers. */
  readonly answers: PublicAnswers;
  readonly place: Place;
  readonly folder: SiteFolder;
  /** The log's signature for a page, as of a moment before the page is made. */
  readonly signing: () => Promise<Signing>;
}

/** How many answers are made at once: while one waits for the database, another is made. */
const atOnce = 4;
/** How many long files: the server of this thread gives so many at once and refuses more (`current-entries.store.ts`), whatever batch they are of. */
const longAtOnce = 3;

interface Made {
  readonly job: Job;
  readonly status: number;
  readonly to: string | null;
  readonly file: string;
  readonly body: Buffer;
  readonly links: readonly Address[];
  readonly served: Served | null;
}

/** Writes addresses as files: asks the server for each, signs what it answers, and puts it in its place where it is other than before. */
export function penOf({
  answers,
  place,
  folder,
  signing,
}: PenParts): (jobs: readonly Job[]) => Promise<readonly Done[]> {
  let longUnderWay = 0;
  const longWaiting: (() => void)[] = [];
  return async (jobs) => {
    const done: Done[] = [];
    const made: Made[] = [];
    const sign = await signing();
    const waiting = [...jobs];
    const work = async () => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const one = await (isLong(job) ? inTurn(() => long(job)) : ordinary(job, sign)).catch((error: unknown) =>
          noFile(job, error),
        );
        if ("came" in one) done.push(one);
        else made.push(one);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    const changed: Made[] = [];
    for (const one of made) {
      if (isSame(one)) done.push(left(one));
      else if (isForeign(one.file, one.job.known)) done.push({ path: one.job.path, came: "foreign", why: one.file });
      else changed.push(one);
    }
    // Only what may be ours is noted as ours: what is another's would be written over by the run after one that was stopped.
    folder.note(changed.filter(({ job, file }) => job.known?.file !== file).map(({ file }) => file));
    // In the order asked for, whichever was made first: a record's page right after its file.
    const turn = new Map(jobs.map((job, at) => [job, at]));
    const inOrder = changed.toSorted((a, b) => (turn.get(a.job) ?? 0) - (turn.get(b.job) ?? 0));
    for (const one of inOrder) done.push(put(one));
    return done;
  };

  async function ordinary(job: Job, sign: Signing): Promise<Made | Done> {
    const { path, ask } = job;
    const answer = await patiently(() => answers(ask));
    const type = answer.headers["content-type"] ?? "";
    const { status } = answer;
    if (status === 301 || status === 302) return moved(job, status, String(answer.headers.location), sign);
    if (path.endsWith("/404.html") && status === 404)
      return make(
        job,
        404,
        type,
        sign(path.slice(1, -".html".length), type, utf8(writtenPage(String(answer.body), place).page)),
      );
    if (status !== 200 && status !== 410)
      return { path, came: status === 404 ? "absent" : "failed", why: `${status} ${ask}` };
    const isPage = type.startsWith("text/html");
    if (status === 410 && (!isPage || isAnnex(path))) return { path, came: "absent", why: `410 ${ask}` };
    const isText = isPage || /^(text\/turtle|application\/(json|ld\+json|atom\+xml|xml))/.test(type);
    if (isAnnex(path)) {
      const disposition = savedAs(String(answer.headers["content-disposition"]));
      return { ...make(job, status, "", await bytesOf(answer.body)), served: { type, disposition } };
    }
    if (!isText || isEntryFile(path)) return make(job, status, type, await bytesOf(answer.body));
    const text = typeof answer.body === "string" ? answer.body : (await bytesOf(answer.body)).toString();
    const { page, links } = isPage ? writtenPage(text, place) : writtenText(text, place);
    return { ...make(job, status, type, sign(path.slice(1), type, utf8(page))), links };
  }

  /** A page that leads on: a server that is told of it may answer that by itself. */
  function moved(job: Job, status: 301 | 302, location: string, sign: Signing): Made | Done {
    const to = leadsTo(location, place);
    const { path } = job;
    const page = sign(path.slice(1), "text/html", utf8(movedPage(inLanguage(path).lang, to)));
    const links = to.inside === null ? [] : [{ path: to.inside, ask: to.inside }];
    // Where a picture or a file has gone is told to servers alone: a page in its place would be read as one.
    if (/\.[a-z]+$/.test(path)) return { path, came: "moved", to: to.inside ?? to.href, links };
    return { ...make(job, status, "text/html", page), to: to.inside ?? to.href, links };
  }

  function make(job: Job, status: number, type: string, body: Buffer): Made {
    return { job, status, to: null, file: fileOf(job.path, type), body, links: [], served: null };
  }

  function isSame({ job: { known }, file, body }: Made): boolean {
    return (
      known !== null &&
      known.file === file &&
      known.size === body.length &&
      known.sha256 === digest(body) &&
      folder.isAsLeft(known)
    );
  }

  function left({ job, status, to, links, served }: Made): Done {
    return { ...(job.known as FileSeen), path: job.path, came: "same", status, to, links, served };
  }

  function put({ job: { path }, file, body, status, to, links, served }: Made): Done {
    const changedMs = folder.put(body, file);
    const seen = { file, sha256: digest(body), size: body.length, changedMs };
    return { ...seen, path, came: "written", status, to, links, served };
  }

  function isForeign(file: string, known: FileSeen | null): boolean {
    try {
      folder.refuseForeign(file, known);
      return false;
    } catch (error) {
      if (error instanceof ForeignFile) return true;
      throw error;
    }
  }

  async function inTurn<T>(act: () => Promise<T>): Promise<T> {
    if (longUnderWay >= longAtOnce) await new Promise<void>((begin) => longWaiting.push(begin));
    else longUnderWay += 1;
    try {
      return await act();
    } finally {
      const next = longWaiting.shift();
      // Who waited takes the place over.
      if (next) next();
      else longUnderWay -= 1;
    }
  }

  /** A data file may be longer than what memory holds. */
  async function long(job: Job): Promise<Done> {
    const { path, ask, known } = job;
    const { status, body } = await patiently(() => answers(ask));
    if (status !== 200) return { path, came: status === 404 ? "absent" : "failed", why: `${status} ${ask}` };
    const [temporary, sum] = [folder.temporary(), createHash("sha256")];
    let size = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length;
        sum.update(chunk);
        next(null, chunk);
      },
    });
    try {
      await pipeline(body instanceof Readable ? body : [await bytesOf(body)], counted, createWriteStream(temporary));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    const [sha256, file] = [sum.digest("hex"), fileOf(path, "")];
    const made = { path, status: 200, to: null, links: [], served: null };
    if (known?.sha256 === sha256 && known.file === file && folder.isAsLeft(known)) {
      rmSync(temporary);
      return { ...known, ...made, came: "same" };
    }
    if (isForeign(file, known)) {
      rmSync(temporary);
      return { path, came: "foreign", why: file };
    }
    if (known?.file !== file) folder.note([file]);
    return { ...made, came: "written", file, sha256, size, changedMs: folder.place(temporary, file) };
  }
}

function isLong({ path }: Address): boolean {
  return /^\/data\/[^/]+\.(csv|json|jsonl|xlsx)$/.test(path) && !path.endsWith("/datapackage.json");
}

/** To be saved, by a name in the one form in which no letter of it means anything in a server's settings (RFC 8187). */
function savedAs(disposition: string): string {
  const [name = ""] = /filename\*=UTF-8''[\w.!~%-]+$/.exec(disposition) ?? [];
  return `attachment${name && `; ${name}`}`;
}

/** An address that names no file, or is refused while it is read, is a fault of that address, not of the run. */
function noFile({ path }: Job, error: unknown): Done {
  if (error instanceof RangeError || error instanceof URIError) return { path, came: "failed", why: error.message };
  // A long list that something was published in meanwhile: the next round asks it again.
  if (error instanceof HttpRefusal) return { path, came: "failed", why: String(error.statusCode) };
  throw error;
}

function isAnnex(path: string): boolean {
  return path.startsWith("/bilag/") && !path.endsWith(".html");
}

/** An entry leads nowhere that its page does not. */
function isEntryFile(path: string): boolean {
  return /^\/rejser\/.+\.json$/.test(path);
}

async function bytesOf(body: Reply["body"]): Promise<Buffer> {
  if (body instanceof Readable) return buffer(body);
  if (Buffer.isBuffer(body)) return body;
  return typeof body === "string" ? utf8(body) : Buffer.from(body ?? []);
}

function digest(body: Buffer): string {
  return hash("sha256", body, "hex");
}

/** Seconds between tries: a database that is busy or starts anew answers 503 for a while. */
const pauses = [1, 2, 5, 10];

async function patiently(ask: () => Promise<Reply>): Promise<Reply> {
  for (const seconds of pauses) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    if (answer.body instanceof Readable) answer.body.destroy();
    await sleep(seconds * 1_000);
  }
  return ask();
}

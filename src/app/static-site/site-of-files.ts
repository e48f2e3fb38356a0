import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { PublicConfig } from "../../platform/index.ts";
import type { AsFiles, Municipality } from "../../profile/index.ts";
import { countCurrent, named, publicForm, secretForm, signFileList } from "../../register/index.ts";
import { tripType } from "../../trips/index.ts";
import { openDirectory } from "../directory.ts";
import { filesOfAll } from "../files-of.ts";
import { openPublished } from "../public-database.ts";
import { keyGiven } from "../public-site.ts";
import { placeOf } from "./links.ts";
import { onePen, threadedPens } from "./pens.ts";
import { serverFiles } from "./server-files.ts";
import { wantedOf } from "./wanted.ts";
import { type Written, writeSite } from "./write-site.ts";

export interface SiteAsked {
  readonly root: string;
  /** Whose site, out of those there are. */
  readonly choose: (all: readonly Municipality[]) => Municipality;
  readonly pictures: AsFiles["pictures"] | null;
  /** How many threads write; one where none: this one. */
  readonly threads?: number;
  readonly clock?: () => Date;
  readonly progress: (done: number, asked: number) => void;
}

export interface SiteWritten extends Written {
  readonly municipality: string;
  readonly base: string;
  readonly pictures: AsFiles["pictures"];
  readonly isSigned: boolean;
}

/** A card takes some 25 ms to draw: up to so many records each has its own. */
const mostPictures = 1_000;

/** Writes a municipality's public site as files, over the one role of the database that sees nothing else. */
export async function siteOfFiles(
  config: PublicConfig,
  tell: (line: string) => void,
  { root, choose, pictures: asked, threads = availableParallelism(), clock = () => new Date(), progress }: SiteAsked,
): Promise<SiteWritten> {
  const { db, connection, close } = await openPublished(config, tell);
  try {
    const directory = await openDirectory(db, (one) => ({ ...one, hasDesk: false, playground: null }));
    const chosen = choose(directory.all());
    const key = await keyGiven({ logKey: config.logKey ?? demoKey(config) }, db, directory);
    const records = await countCurrent(db, chosen.id, tripType.type, {});
    const asFiles: AsFiles = { pictures: asked ?? (records > mostPictures ? "lists" : "all") };
    const here = { ...chosen, asFiles };
    const isFirst = directory.all()[0]?.id === chosen.id;
    const base = config.baseUrl ?? `http://${isFirst ? "" : `${chosen.slug}.`}localhost:${config.port}`;
    const now = clock();
    const order = {
      ...{
        connection,
        documents: { filesUrl: config.filesUrl, dataDir: config.dataDir },
        municipality: chosen.slug,
        root: path.resolve(root),
        base,
        asFiles,
        now,
      },
      logKey: key === null ? null : secretForm(key),
    };
    const written = await writeSite({
      root: order.root,
      municipality: chosen.slug,
      wanted: () =>
        wantedOf({ db, documents: filesOfAll(config), here, base, now, signedBy: key === null ? "" : publicForm(key) }),
      pens: (begun) => (threads === 0 ? onePen({ ...order, begun }) : threadedPens({ ...order, begun }, threads)),
      last: (...of) => serverFiles(placeOf(base), ...of),
      list: (files, { head }) =>
        key === null || head === null
          ? null
          : signFileList(
              head.origin,
              head.size,
              // The log's own files are held against its head.
              files.filter((one) => !/^log\/(checkpoint$|key$|tile\/)/.test(one.path)),
              named(key, head.origin),
            ),
      tell: progress,
    });
    return { ...written, municipality: chosen.slug, base, pictures: asFiles.pictures, isSigned: key !== null };
  } finally {
    await close();
  }
}

/** In the demo the key lies in the data folder, where it was made. */
function demoKey({ mode, dataDir }: PublicConfig): string | null {
  const file = path.join(dataDir, "log.key");
  return mode === "demo" && existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ErasuresFollowed, followErasures } from "../../src/app/journal/follow-erasures.ts";
import { personalSources } from "../../src/app/personal-sources.ts";
import { backup, filesIn, restore } from "../../src/platform/index.ts";
import { namedBytes } from "../../src/records/index.ts";
import { emptyDatabase, type ScratchDatabase } from "./database.ts";
import { startTestSite, type TestSite } from "./site.ts";

/** A site, and an empty database that its backup is restored into, with a journal that both keep. */
export interface BesideRestored {
  readonly site: TestSite;
  readonly restored: ScratchDatabase;
  readonly journal: string;
  /** What the journal tells of erasures is made with this secret. */
  readonly secret: string;
  backup(): Promise<void>;
  restore(): Promise<void>;
  /** Brings the journal and one of the two together, as a start does. */
  follow(db: Pick<ScratchDatabase, "app">): Promise<ErasuresFollowed>;
  close(): Promise<void>;
}

export async function startBesideRestored(): Promise<BesideRestored> {
  const site = await startTestSite();
  const restored = await emptyDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "udsyn-restored-"));
  const [file, journal] = [path.join(folder, "kopi.udsyn"), path.join(folder, "journal")];
  const secret = "test";
  const sources = personalSources(secret);
  return {
    ...{ site, restored, journal, secret },
    backup: async () =>
      void (await backup(
        { owner: site.db.connections.owner, store: site.files, named: namedBytes },
        file,
        site.clock.now,
      )),
    restore: async () => void (await restore(restored.connections, filesIn(path.join(folder, "files")), file)),
    follow: (db) => followErasures(db.app, journal, { secret, sources }, site.clock.now),
    close: async () => {
      await site.close();
      await restored.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

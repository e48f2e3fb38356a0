import { decisionsData, decisionsDataPage, oparlRoutes } from "../decisions/index.ts";
import type { UdsynRoute } from "../identity/index.ts";
import type { Db, FileStore } from "../platform/index.ts";
import { inRoom } from "../profile/index.ts";
import {
  type AnyDataset,
  aboutEntries,
  dataRoutes,
  entryFileRoutes,
  entrySchemaRoutes,
  fileRoutes,
  logRoutes,
} from "../register/index.ts";
import { partnerDataset } from "../relations/index.ts";
import {
  accountsDataset,
  programmeRoutes,
  publishedMatters,
  tripDataset,
  tripFilesGone,
  tripNews,
  tripType,
} from "../trips/index.ts";
import { crawlerRoutes } from "./crawlers.routes.ts";

/** Every set of open data. */
export const datasets: readonly AnyDataset[] = [tripDataset, accountsDataset, partnerDataset];

/** Everything a program may read without being anyone: data files, entries with their proofs, the log. */
export function openData(db: Db, files: FileStore): readonly UdsynRoute[] {
  return [
    ...logRoutes(db),
    ...entryFileRoutes(db, { type: tripType, folder: "rejser" }),
    ...fileRoutes({ register: db }, files, [tripFilesGone]),
    ...dataRoutes(db, datasets, [decisionsData]),
    ...entrySchemaRoutes([
      { ...tripDataset, about: aboutEntries },
      {
        ...partnerDataset,
        about:
          "A partner as its page shows it. Unknown is null. It is no entry of the log: the signed Data Package answers for the files.",
      },
    ]),
    ...inRoom("trips", [...tripNews(db), ...programmeRoutes(db)]),
    ...inRoom("decisions", [decisionsDataPage, ...oparlRoutes(db, publishedMatters(db))]),
    ...crawlerRoutes(db),
  ];
}

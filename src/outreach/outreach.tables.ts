import type { Generated } from "kysely";
import type { Id } from "../kernel/index.ts";
import type { Lang, MunicipalityId } from "../platform/index.ts";
import type { TopicWord } from "./topic.ts";

export type SubscriberId = Id<"subscriber">;

export interface OutreachTables {
  outreachSubscriber: {
    municipalityId: MunicipalityId;
    subscriberId: SubscriberId;
    email: string;
    lang: Lang;
    askedAt: Date;
    /** `null` until the link in the letter was followed. */
    confirmedAt: Date | null;
    /** When a letter last asked for a confirmation that has not come. */
    mailedAt: Date | null;
    /** How many such letters nobody has answered. */
    unanswered: Generated<number>;
    /** The size of the log when they were last told: what lies before it is never told again. */
    toldThrough: Generated<bigint>;
  };
  outreachSubscription: {
    municipalityId: MunicipalityId;
    subscriberId: SubscriberId;
    word: TopicWord;
    value: string;
    askedAt: Date;
    confirmedAt: Date | null;
  };
}

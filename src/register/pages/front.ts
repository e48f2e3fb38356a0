import type { Currency } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import type { FarPlace, KeyFigure, MapPartner, MapPlace, RowItem } from "../../web/index.ts";

/** The sentence that the front page opens with, from the adopted strategy, word for word. */
interface Opening {
  readonly quote: string;
  /** The language it was adopted in. */
  readonly lang: Lang;
  readonly source: string;
  readonly section: string;
}

/** One category of spending, already in the page's words. */
export interface Spending {
  readonly category: string;
  readonly hundredths: bigint;
}

/** What the front page shows, gathered by `app` from the rooms that know it; the register knows none of them. */
export interface FrontContent {
  /** `null` where no strategy is in force: the page then speaks for itself. */
  readonly opening: Opening | null;
  readonly home: MapPlace;
  readonly far: readonly FarPlace[];
  readonly partners: readonly MapPartner[];
  /** Partners that are no place, such as a network. */
  readonly placeless: readonly string[];
  readonly figures: readonly KeyFigure[];
  readonly latest: readonly RowItem[];
  /** All published accounts in the municipality's own currency, the largest first. */
  readonly spending: readonly Spending[];
  /** The first year whose accounts are in the sums, where older ones are left out. */
  readonly since: number | null;
  readonly currency: Currency;
  /** What was spent in other currencies, written out; never added. */
  readonly otherCurrencies: readonly string[];
}

export type FrontOf = (asked: {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly now: Date;
}) => Promise<FrontContent>;

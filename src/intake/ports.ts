import type { DateOn } from "../kernel/index.ts";
import { countryOf } from "../places/index.ts";
import type { Ports } from "./dataset.ts";

/** What rows are judged with on a day. */
export function portsOn(today: DateOn): Ports {
  return { today, countryCode: countryOf };
}

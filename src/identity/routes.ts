import type { Municipality } from "../profile/index.ts";
import type { Asked, Route } from "../web/index.ts";
import type { Who } from "./who.ts";

/** Routes as the rooms above write them: asked in a municipality, by somebody who may act there. */
export type UdsynRoute = Route<Municipality, Who>;
export type AskedByWho = Asked<Municipality, Who>;
export type AskedByAnyone = Asked<Municipality, null>;

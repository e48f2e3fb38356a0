export { type Config, type ConfigFault, type DatabaseUrls, readConfig } from "./config.ts";
export type { Env } from "./env.ts";

export { type PublicConfig, readPublicConfig } from "./public-config.ts";

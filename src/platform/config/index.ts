export { type Config, type ConfigFault, type DatabaseUrls, readConfig } from "./config.ts";
export { type Env, readEnv } from "./env.ts";
export { isLoopback } from "./forms.ts";
export { type PublicConfig, readPublicConfig } from "./public-config.ts";

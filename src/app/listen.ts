import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import type { Config } from "../platform/index.ts";
import { StartFault } from "./start-fault.ts";

const words: Readonly<Record<string, (at: Pick<Config, "host" | "port">) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} er optaget af et andet program. Stop det, eller vælg en anden port: PORT=${port === 65_535 ? port - 1 : port + 1}`,
  EACCES: ({ port }) => `Port ${port} må denne bruger ikke åbne. Vælg en port fra 1024 og op med PORT.`,
  EADDRNOTAVAIL: ({ host }) => `HOST=${host} er ikke en adresse på denne maskine. Ret HOST, eller fjern den.`,
  ENOTFOUND: ({ host }) => `HOST=${host} er ikke en adresse på denne maskine. Ret HOST, eller fjern den.`,
};

/** Lets the server listen, and says as one types it into a browser where. @throws StartFault in words where it cannot */
export async function listen(server: FastifyInstance, at: Pick<Config, "host" | "port" | "baseUrl">): Promise<string> {
  try {
    await server.listen({ host: at.host, port: at.port });
  } catch (error) {
    const said = error instanceof Error && "code" in error ? words[String(error.code)] : undefined;
    throw said ? new StartFault(said(at), { cause: error }) : error;
  }
  const { port } = server.server.address() as AddressInfo;
  return at.baseUrl ?? `http://localhost:${port}`;
}

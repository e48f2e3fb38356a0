import { Logger } from "graphile-worker";
import pino from "pino";

/** The program's log, JSON lines on standard error: events and ids, never what people wrote. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  forQueue(): Logger;
}

export function openLog(level: "info" | "warn" | "silent"): Log {
  const to = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (fields, message) => to.info(fields, message),
    warn: (fields, message) => to.warn(fields, message),
    error: (fields, message) => to.error(fields, message),
    forQueue: () =>
      new Logger(() => (kind, message) => {
        if (kind === "error") to.error({ queue: true }, message);
        else if (kind === "warning") to.warn({ queue: true }, message);
      }),
  };
}

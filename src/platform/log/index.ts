import { Logger } from "graphile-worker";
import pino from "pino";

/** The program's log, JSON lines on standard error: events and ids, never what people wrote. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  forQueue(): Logger;
}

/** @param clean takes out of every text what a log may never hold, whatever a fault's own words quote */
export function openLog(level: "info" | "warn" | "silent", clean: (text: string) => string = (text) => text): Log {
  const to = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  );
  const cleaned = (fields: object): object =>
    JSON.parse(JSON.stringify(fields), (_name, value: unknown) => (typeof value === "string" ? clean(value) : value));
  return {
    info: (fields, message) => to.info(cleaned(fields), clean(message)),
    warn: (fields, message) => to.warn(cleaned(fields), clean(message)),
    error: (fields, message) => to.error(cleaned(fields), clean(message)),
    forQueue: () =>
      new Logger(() => (kind, message) => {
        if (kind === "error") to.error({ queue: true }, clean(message));
        else if (kind === "warning") to.warn({ queue: true }, clean(message));
      }),
  };
}

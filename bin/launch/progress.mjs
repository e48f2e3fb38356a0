const TICK_MS = 200;
const QUIET_TICK_MS = 15_000;

/** A line for a person; never on stdout, which may be read by a program. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a long step and shows that it goes on: a counting line on a terminal, a line now and then elsewhere.
 * @template T @param {string} title @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function step(title, work, out = process.stderr) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  if (!out.isTTY) out.write(`${title} …\n`);
  const draw = () => out.write(out.isTTY ? `\r\x1b[2K${title} … ${seconds()} s` : `${title} … ${seconds()} s\n`);
  const timer = setInterval(draw, out.isTTY ? TICK_MS : QUIET_TICK_MS);
  try {
    const result = await work();
    out.write(`${out.isTTY ? "\r\x1b[2K" : ""}${title}: færdig (${seconds()} s)\n`);
    return result;
  } catch (error) {
    out.write(`${out.isTTY ? "\r\x1b[2K" : ""}${title}: mislykkedes (${seconds()} s)\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

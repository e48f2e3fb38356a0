import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { to as copyTo } from "pg-copy-streams";
import { lasting } from "./load.ts";
import type { OnProgram } from "./measured-site.ts";
import { goal, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

/** What the program may take of memory over what it takes to write next to nothing; of 20 MB what is in it is chance. */
const flatMegabytes = 200;

/** P6: every published trip as CSV by the command, against PostgreSQL's own COPY of the same entries. */
export async function exportWhole({ site, owner, slug, id }: Trial): Promise<Row> {
  const few = await peakOf(site.program(["export", "partners", "--format", "csv", "--municipality", slug]));
  const whole = await peakOf(site.program(["export", "trips", "--format", "csv", "--municipality", slug]));
  const copied = await lasting(async () => {
    const copy = owner.query(
      copyTo(
        `COPY (SELECT entry FROM register.current WHERE municipality_id = '${id}' AND type = 'trip'
               ORDER BY sort_on DESC NULLS LAST, record_id) TO STDOUT (FORMAT csv)`,
      ),
    );
    for await (const _part of copy);
  });
  // Starting the program is P10's: what is held against COPY is the writing.
  const took = whole.milliseconds - few.milliseconds;
  const more = whole.megabytes - few.megabytes;
  return {
    id: "P6",
    work: "export of every trip as CSV; memory over an export of nothing",
    ours: `${(took / 1_000).toFixed(2)} s; ${more} MB`,
    reference: `${(copied / 1_000).toFixed(2)} s`,
    ratio: (took / copied).toFixed(2),
    goal: goal("≤ 3×; ≤ 200 MB", took <= 3 * copied && more <= flatMegabytes),
  };
}

/** Runs a command to its end, its output thrown away: how long it took, and the most memory it held. */
async function peakOf({ file, args, env }: OnProgram): Promise<{ milliseconds: number; megabytes: number }> {
  let kilobytes = 0;
  const milliseconds = await lasting(async () => {
    const child = spawn(file, args, { env, stdio: ["ignore", "ignore", "inherit"] });
    const look = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
        kilobytes = Math.max(kilobytes, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      } catch {
        // It has just ended.
      }
    }, 50);
    const [code] = await once(child, "exit");
    clearInterval(look);
    if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}`);
  });
  return { milliseconds, megabytes: Math.round(kilobytes / 1024) };
}

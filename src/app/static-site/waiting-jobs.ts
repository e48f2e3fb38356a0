import { inLanguage } from "./address.ts";
import type { Job } from "./job.ts";
import type { Wanted } from "./wanted.ts";

/** Addresses handed over at a time, or somewhat more: those of some ten records, which are read at once. */
const batch = 96;
const mostOfBatch = 400;

export interface WaitingJobs {
  count(): number;
  add(job: Job): void;
  /** The next batch; empty where nothing waits. */
  next(): readonly Job[];
}

/**
 * What is to be asked for, batch by batch. What is of one record goes together, so that its page and its file are put in their
 * places one right after the other, and so does a page in all its languages, which are made of the same rows.
 */
export function waitingJobs(recordOf: Wanted["recordOf"]): WaitingJobs {
  const groups = new Map<string, Job[]>();
  let count = 0;
  return {
    count: () => count,
    add: (job: Job) => {
      const key = recordOf(job.path) ?? inLanguage(job.path).inside;
      const group = groups.get(key);
      if (group) group.push(job);
      else groups.set(key, [job]);
      count += 1;
    },
    next: (): readonly Job[] => {
      const jobs: Job[] = [];
      for (const [key, group] of groups) {
        if (jobs.length >= batch) break;
        jobs.push(...group.splice(0, mostOfBatch - jobs.length));
        if (group.length === 0) groups.delete(key);
      }
      count -= jobs.length;
      return jobs;
    },
  };
}

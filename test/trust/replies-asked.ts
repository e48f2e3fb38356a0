import { expect } from "vitest";
import { runRetention } from "../../src/oversight/index.ts";
import { runReplies } from "../../src/trips/index.ts";
import type { TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { wholeTrip } from "./planted.ts";

export const home = new Date("2026-05-06T08:00:00Z");
export const slug = "lyngholm";
export const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
export const answers = { "answers.0": "5", "answers.1": "4", "answers.2": "" };

export async function done(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  expect(response.status, text).toBeLessThan(300);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** What tests of replies ask of a site: trips that are over, those who were asked, and their links. */
export function repliesOn(site: () => TestSite) {
  /** A trip that has been approved and is over. */
  async function travelled(startOn = "2026-04-20", endOn = "2026-04-22", staff = 9): Promise<string> {
    const participants = { ...wholeTrip.participants, staff: staff > 0 ? [{ unit: "Byplan", count: staff }] : [] };
    const trip = { ...wholeTrip, startOn, endOn, participants };
    const { id } = await done(await site().api(slug, "coordinator", "POST", "/api/v1/trips", trip));
    const path = `/api/v1/trips/${String(id)}/submissions`;
    const request = { about: "request", committee: "byraadet", meetingOn: "2026-04-01" };
    const submission = await done(await site().api(slug, "coordinator", "POST", path, request));
    const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
    await done(
      await site().api(slug, "secretary", "POST", `/api/v1/submissions/${String(submission.id)}/rulings`, ruling),
    );
    return String(id);
  }

  async function invited(
    trip: string,
    email: string | null = null,
    name = "Deltager",
  ): Promise<Record<string, string>> {
    const made = await site().api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/contributions`, { name, email });
    return (await done(made)) as Record<string, string>;
  }

  /** Asks a link as whoever holds it, at a municipality's host. */
  function open(link: string, method = "GET", body: Record<string, string> | null = null, host = slug, query = "") {
    return ask(site().address, {
      method,
      path: new URL(link).pathname + query,
      host: new URL(site().addressOf(host)).host,
      ...(body && { headers: form, body: new URLSearchParams(body).toString() }),
    });
  }

  /** What a page of a link sends along unseen. */
  async function opened(link: string): Promise<Record<string, string>> {
    const { text } = await open(link);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";
    return { tab: hidden("tab"), base: hidden("base").replaceAll("&quot;", '"').replaceAll("&amp;", "&") };
  }

  const contributions = async (trip: string) =>
    (await done(await site().api(slug, "councillor", "GET", `/api/v1/trips/${trip}/contributions`))).items as {
      state: string;
      lines: object | null;
      taken: string[];
      id: string;
    }[];
  const surveys = async (trip: string) =>
    (await done(await site().api(slug, "coordinator", "GET", `/api/v1/trips/${trip}/surveys`))).items as {
      round: string;
      links: number;
      handedOut: number;
      answered: number;
      closed: boolean;
      figures: { question: string; mean: number }[] | null;
    }[];
  /** A survey's link to hand over to one who was asked for lines; to somebody new where nobody is named. */
  const surveyLinkFor = async (trip: string, contribution?: string, more: object = {}) =>
    site().api(slug, "coordinator", "POST", `/api/v1/trips/${trip}/survey-links`, {
      contribution: contribution ?? (await invited(trip)).id,
      ...more,
    });
  const surveyLink = async (trip: string, contribution?: string) =>
    String((await done(await surveyLinkFor(trip, contribution))).link);
  const run = async () => {
    await runReplies(site().db.app, site().here(slug), site().clock.now, (here) => site().addressOf(here.slug));
    await runRetention(site().db.app, site().here(slug), site().clock.now);
  };
  const letters = (key: string) =>
    site().db.query<{ payload: { to: string; text: string } }>(
      "SELECT payload FROM udsyn.records_outbox WHERE key LIKE $1 ORDER BY outbox_id",
      [`${key}%`],
    );
  const linkOf = (text: string) => /http\S+/.exec(text)?.[0] ?? "";
  const count = async (table: string) => (await site().db.query(`SELECT FROM udsyn.${table}`)).length;
  const tools = {
    travelled,
    invited,
    open,
    opened,
    contributions,
    surveys,
    surveyLinkFor,
    surveyLink,
    run,
    letters,
    linkOf,
  };
  return { ...tools, count };
}

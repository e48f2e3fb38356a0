import { lasting } from "./load.ts";
import { goal, median, type Row } from "./row.ts";
import type { Trial } from "./trial.ts";

const times = 9;

/** P8: from an approval with confirmed minutes until page, list, feed, CSV, API and log all show it. */
export async function publication(trial: Trial): Promise<Row> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) took.push(await approveOne(trial, time));
  const middle = median(took);
  return {
    id: "P8",
    work: "approve → on page, list, feed, CSV, API, log",
    ours: `${Math.round(middle)} ms (most ${Math.round(Math.max(...took))})`,
    reference: "–",
    ratio: "–",
    goal: goal("≤ 250 ms", middle <= 250),
  };
}

async function approveOne(trial: Trial, time: number): Promise<number> {
  const { site, host, tokens } = trial;
  const title = `Målt offentliggørelse ${process.pid} ${time}`;
  const write = async (role: "coordinator" | "secretary", path: string, body: object) => {
    const answer = await fetch(site.address + path, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens[role]}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const { id } = await write("coordinator", "/api/v1/trips", {
    kind: "committee-trip",
    title,
    purpose: "At måle, hvor hurtigt en beslutning er offentlig.",
    committee: "byraadet",
    destinations: [{ place: title, country: "DE" }],
    startOn: `${new Date().getUTCFullYear() + 2}-0${1 + (time % 9)}-10`,
    endOn: `${new Date().getUTCFullYear() + 2}-0${1 + (time % 9)}-12`,
    participants: { staff: [{ unit: "Politik og Ledelse", count: 2 }] },
    budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "4200" }] },
  });
  const meetingOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const asked = { about: "request", committee: "byraadet", meetingOn };
  const submission = await write("coordinator", `/api/v1/trips/${id}/submissions`, asked);
  const size = await logSize(trial);
  const ruling = { ruling: "approved", text: "Godkendt.", item: "1", confirmed: true };
  return lasting(async () => {
    await write("secretary", `/api/v1/submissions/${submission.id}/rulings`, ruling);
    const shows = (path: string, words: string) => untilShown(site.address + path, host, words);
    await Promise.all([
      shows("/rejser", `">${title}</a>`).then((page) => shows(slugIn(page, title), title)),
      shows("/rejser/feed.xml", title),
      shows("/data/trips.csv", title),
      untilTrue(async () => {
        const headers = { authorization: `Bearer ${tokens.coordinator}` };
        const answer = await fetch(`${site.address}/api/v1/trips/${id}`, { headers });
        return ((await answer.json()) as { status: string }).status === "approved";
      }),
      untilTrue(async () => (await logSize(trial)) > size),
    ]);
  });
}

/** Where the link that is named with the title leads: a drawing names places too. */
function slugIn(page: string, title: string): string {
  const before = page.slice(0, page.indexOf(`">${title}</a>`));
  return before.slice(before.lastIndexOf('href="') + 6).split('"')[0] ?? "";
}

async function logSize({ site, host }: Trial): Promise<number> {
  return Number((await begins(`${site.address}/log/checkpoint`, host, "\n\n")).split("\n")[1]);
}

const atMost = 10_000;

async function untilTrue(is: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await is())) if (performance.now() - began > atMost) throw new Error("API or log did not show it");
}

/** A page's text once it shows some words. */
async function untilShown(url: string, host: string, words: string): Promise<string> {
  const began = performance.now();
  while (performance.now() - began < atMost) {
    const text = await begins(url, host, words);
    if (text.includes(words)) return text;
  }
  throw new Error(`${url} did not show it`);
}

/** A body as far as the words that are looked for: a file of a hundred thousand rows is not read to its end. */
async function begins(url: string, host: string, words: string): Promise<string> {
  const { get } = await import("node:http");
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { host } }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        if (!text.includes(words) && text.length < 400_000) return;
        resolve(text);
        response.destroy();
      });
      response.once("end", () => resolve(text));
      response.once("error", () => resolve(text));
    });
    request.once("error", reject);
  });
}

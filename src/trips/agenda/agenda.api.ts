import { z } from "zod";
import { abouts, agendaBlockAnswer, agendaTextLongest, agendaWriters, writeAgendaText } from "../../decisions/index.ts";
import { type AskedByWho, doneOnce, etagOf, type UdsynRoute, valid, versionAsked, work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Answer, json } from "../../web/index.ts";
import { ownedOf } from "../trip.ts";
import { leadOf } from "./agenda-block.ts";
import type { AgendaCase } from "./agenda-case.ts";
import { refuseCprRead } from "./agenda-markdown.ts";
import { annexReply, askedAgenda, checkpointNow, openOf } from "./asked-agenda.ts";
import { writtenFromOnce } from "./outdated-parts.ts";

const writing = z.strictObject({
  text: z.string().max(agendaTextLongest).nullable(),
  fitting: z
    .union([z.literal("all"), z.array(z.string().max(200)).max(100)])
    .default([])
    .describe(
      "Headings of `outdated` whose text was read and fits the trip as it is; those that are rewritten do in any case",
    ),
});

const agendaQuery = z.object({
  sag: z.string().describe("A submission; without it the one that waits, else the last one").optional(),
  format: z.enum(["json", "pdf"]).optional(),
});
const agendaAnswer = z
  .object({
    submission: z.uuid().nullable().describe("null while the trip is on no agenda"),
    version: z.int().nullable().describe("The submission's, and the ETag"),
    about: z.enum(abouts),
    caseNumber: z.string().nullable(),
    kleNumber: z.string().nullable(),
    committee: z.string().nullable(),
    meetingOn: z.iso.date().nullable(),
    followsTrip: z.boolean().describe("Nobody has edited it: it changes with the trip"),
    follows: z.array(z.string()).describe("Parts that nobody has edited"),
    outdated: z
      .array(z.string())
      .nullable()
      .describe(
        "Headings written by hand, of which the trip says something else since. null: written before it was kept what the trip said then, so it is not known",
      ),
    title: z.string(),
    lead: z.array(agendaBlockAnswer),
    sections: z.array(z.object({ title: z.string(), blocks: z.array(agendaBlockAnswer) })),
    markdown: z.string(),
    checkpoint: z.string().nullable().describe("The publication log's head that the text was made under"),
  })
  .meta({ id: "Agenda" });

/** The agenda text for programs, such as the municipality's own agenda system. */
export function agendaApi(db: Db): readonly UdsynRoute[] {
  const common = { lane: "api", path: "/api/v1/trips/:id/agenda", allow: agendaWriters } as const;
  return [
    {
      ...common,
      method: "GET",
      api: {
        summary: "A trip's agenda text; with ?format=pdf its annex.",
        query: agendaQuery,
        answers: { 200: [agendaAnswer, "application/pdf"], 404: null },
      },
      handle: async (asked: AskedByWho) => {
        const format = asked.query.get("format") ?? "json";
        if (format === "pdf") return annexReply(db, asked);
        if (format !== "json") throw new Invalid([fault("not-one-of", { choices: "json, pdf" }, "format")]);
        const body = await work(db, asked.here, asked.who, asked.now, async (one) =>
          bodyOf(await askedAgenda(one, asked), await checkpointNow(one)),
        );
        return json(body, 200, etagOf(body));
      },
    },
    {
      ...common,
      method: "PUT",
      api: {
        summary: "Writes the agenda text as Markdown; null lets it follow the trip again.",
        query: agendaQuery.omit({ format: true }),
        body: writing,
        answers: { 200: agendaAnswer, 409: null, 412: null, 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const { text, fitting } = valid(writing, asked.json);
        const { status, body } = await doneOnce(db, asked, async (one) => {
          const now = await askedAgenda(one, asked);
          const submission = openOf(now);
          const { id, version } = submission;
          if (text !== null) refuseCprRead(text);
          const from = versionAsked(asked) ?? version;
          await writeAgendaText(one, {
            ...{ id, owned: ownedOf(now.trip), from, text },
            writtenFrom: text === null ? null : writtenFromOnce(submission, { text, fitting }, now.generated),
          });
          return { status: 200, body: bodyOf(await askedAgenda(one, asked), await checkpointNow(one)) };
        });
        return json(body, status, etagOf(body));
      },
    },
  ];
}

function bodyOf(one: AgendaCase, checkpoint: string | null): Answer<typeof agendaAnswer> {
  const { submission, about, caseNumber, kleNumber, committee, text, markdown, followsTrip, outdated } = one;
  return {
    submission: submission?.id ?? null,
    version: submission?.version ?? null,
    about,
    caseNumber: caseNumber || null,
    kleNumber: kleNumber || null,
    committee: committee || null,
    meetingOn: submission?.meetsOn ?? null,
    followsTrip,
    follows: submission?.follows ?? [],
    outdated: outdated && [...outdated],
    title: text.title,
    lead: leadOf(text),
    sections: text.sections,
    markdown,
    checkpoint,
  };
}

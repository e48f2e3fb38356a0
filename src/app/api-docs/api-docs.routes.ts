import { z } from "zod";
import type { UdsynRoute } from "../../identity/index.ts";
import { openHeaders } from "../../register/index.ts";
import { html, json, openApi } from "../../web/index.ts";
import { apiDocsPage } from "./api-docs.page.tsx";

/** The routes with the description of their interface, for programs and for people, its own addresses included. */
export function withApiDocs(others: readonly UdsynRoute[]): readonly UdsynRoute[] {
  const own: UdsynRoute[] = [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/api/openapi.json",
      api: { summary: "This description, OpenAPI 3.1.", answers: { 200: described } },
      handle: async ({ base }) => json(openApi(all, { ...about, server: base }), 200, openHeaders),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/api",
      handle: async (asked) => html(apiDocsPage(asked, all)),
    },
  ];
  const all = [...others, ...own];
  return all;
}

const described = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.unknown()),
});

const about = {
  title: "Udsyn",
  version: "1",
  description:
    "A municipality's international engagement: trips, rulings, accounts and reports for programs, and everything published as open data. Field names are those of the public schema udsyn.trip/1.",
};

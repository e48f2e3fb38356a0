import { expect } from "vitest";
import { ask, type Got } from "../trust/client.ts";
import type { TestSite } from "./site.ts";

const slug = "lyngholm";
export const committee = "boerne-og-skoleudvalget";

/** What a preview sends along, so that what is saved is what was seen. */
export const seenIn = ({ text }: Got) => /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? "";

/** A secretary signed in at the desk, with requests before a committee to enter rulings on. */
export async function secretaryAt(site: TestSite) {
  let cookie = "";
  /** As a browser asks the desk; with a body, as it sends a form. */
  function desk(path: string, body?: string): Promise<Got> {
    const { host } = new URL(site.addressOf(slug));
    const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const headers = { ...(cookie ? { cookie } : {}), ...(body === undefined ? {} : form) };
    const method = body === undefined ? "GET" : "POST";
    return ask(site.address, { host, path, headers, method, ...(body === undefined ? {} : { body }) });
  }

  async function made(path: string, body: object, role: "coordinator" | "secretary" = "coordinator"): Promise<string> {
    const response = await site.api(slug, role, "POST", path, body);
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  async function submitted(meetingOn = "2026-05-20"): Promise<{ trip: string; submission: string }> {
    const trip = await made("/api/v1/trips", {
      kind: "committee-trip",
      title: "Hamborg: hvordan bliver en havn til en bydel?",
      purpose: "At se, hvordan en havn bliver til en bydel.",
      committee,
      destinations: [{ place: "Hamborg", country: "DE" }],
      startOn: "2026-09-02",
      endOn: "2026-09-04",
      participants: { elected: { count: 2 } },
      budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "4200" }] },
    });
    const submission = await made(`/api/v1/trips/${trip}/submissions`, { about: "request", committee, meetingOn });
    return { trip, submission };
  }

  const signIn = async () => {
    const signedIn = await desk("/log-ind/demo", "role=secretary");
    cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
  };
  await signIn();
  return { desk, made, submitted, signIn };
}

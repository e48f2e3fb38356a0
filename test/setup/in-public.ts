import { expect } from "vitest";
import type { TestSite } from "./site.ts";

/** A trip's request is approved by its committee and the minutes confirmed. Gives the address where everybody reads of it. */
export async function inPublic(site: TestSite, slug: string, id: string): Promise<string> {
  const asked = async (role: "coordinator" | "secretary", method: string, path: string, body?: object) => {
    const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
    expect(answer.status, `${path}: ${await answer.clone().text()}`).toBeLessThan(300);
    return (await answer.json()) as {
      id: string;
      committee: { id: string } | null;
      published: { slug: string } | null;
    };
  };
  const committee = (await asked("coordinator", "GET", `trips/${id}`)).committee?.id;
  const meetingOn = site.clock.now.toISOString().slice(0, 10);
  const submission = await asked("coordinator", "POST", `trips/${id}/submissions`, {
    about: "request",
    committee,
    meetingOn,
  });
  const ruling = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await asked("secretary", "POST", `submissions/${submission.id}/rulings`, ruling);
  const { published } = await asked("coordinator", "GET", `trips/${id}`);
  if (!published) throw new Error("an approved trip is not public");
  return `${site.addressOf(slug)}/rejser/${published.slug}`;
}

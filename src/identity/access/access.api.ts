import { z } from "zod";
import type { Db } from "../../platform/index.ts";
import { roleNames } from "../../profile/index.ts";
import { json, listOf } from "../../web/index.ts";
import { doneOnce, emptyOnce, idIn, secretOnce } from "../api.ts";
import type { AskedByWho, UdsynRoute } from "../routes.ts";
import { type Work, work } from "../work.ts";
import {
  closeAccess,
  givePerson,
  giveToken,
  lookAtAccess,
  personBody,
  revokeToken,
  signOutEverywhere,
  tokenBody,
} from "./access.ts";

const scope = z.string().nullable().describe("Within which committee or unit; null: everywhere");
const personAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    active: z.boolean(),
    roles: z.array(z.string()),
    grants: z.array(z.object({ role: z.enum(roleNames), scope })),
    sessions: z.int().describe("How many are open now"),
  })
  .meta({ id: "Person" });
const tokenAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(roleNames),
    scope,
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    madeBy: z.string().nullable().describe("Whoever made it, by id; null: the machine's keeper"),
  })
  .meta({ id: "Token" });
const letterAnswer = z
  .object({
    to: z.string(),
    subject: z.string(),
    postedAt: z.iso.datetime(),
    attempts: z.int(),
    failure: z.string().nullable().describe("What the mail server answered"),
    givenUp: z.boolean().describe("Nobody tries any more"),
  })
  .meta({ id: "FailedLetter" });
const tokenMade = z.object({
  id: z.uuid(),
  token: z.string().describe("The secret, said this once"),
  expiresAt: z.iso.datetime().nullable(),
});

/** People, their sessions and tokens, for the administrator's programs. */
export function accessApi(db: Db): readonly UdsynRoute[] {
  const common = { lane: "api", allow: ["admin"], whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const nothing = (use: (one: Work, asked: AskedByWho) => Promise<void>) => (asked: AskedByWho) =>
    emptyOnce(db, asked, (one) => use(one, asked));
  return [
    {
      ...common,
      method: "GET",
      path: "/api/v1/people",
      api: {
        summary: "Everyone who has or has had access, with roles and open sessions.",
        answers: { 200: listOf(personAnswer, {}) },
      },
      handle: async (asked: AskedByWho) => json({ items: (await doing(asked, lookAtAccess)).people, next: null }),
    },
    {
      ...common,
      method: "POST",
      path: "/api/v1/people",
      api: {
        summary:
          "Gives a person access; one who is known, by `subject` or mail address, gets these roles in place of those given before. Roles by groups at the login stay.",
        body: personBody,
        answers: { 201: z.object({ id: z.uuid() }), 422: null },
      },
      handle: async (asked: AskedByWho) => {
        const made = await doneOnce(db, asked, async (one) => ({
          status: 201,
          body: { id: await givePerson(one, asked.json) },
        }));
        return json(made.body, made.status);
      },
    },
    {
      ...common,
      method: "DELETE",
      path: "/api/v1/people/:id",
      api: {
        summary: "Closes a person's access, signs them out and revokes the tokens they made.",
        answers: { 204: null, 404: null, 409: null },
      },
      handle: nothing((one, asked) => closeAccess(one, idIn<"person">(asked))),
    },
    {
      ...common,
      method: "DELETE",
      path: "/api/v1/people/:id/sessions",
      api: { summary: "Signs a person out wherever they are signed in.", answers: { 204: null, 404: null } },
      handle: nothing((one, asked) => signOutEverywhere(one, idIn<"person">(asked))),
    },
    {
      ...common,
      method: "GET",
      path: "/api/v1/tokens",
      api: {
        summary: "Tokens that still open something; never their secrets.",
        answers: { 200: listOf(tokenAnswer, {}) },
      },
      handle: async (asked: AskedByWho) => json({ items: (await doing(asked, lookAtAccess)).tokens, next: null }),
    },
    {
      ...common,
      method: "POST",
      path: "/api/v1/tokens",
      api: {
        summary:
          "Makes a token for a program. Its secret is in this answer and nowhere else: the same Idempotency-Key again answers 409 `done-already` and names the token.",
        body: tokenBody,
        answers: { 201: tokenMade, 409: null, 422: null },
      },
      handle: (asked: AskedByWho) =>
        secretOnce(db, asked, async (one) => {
          const { id, secret, expiresAt } = await giveToken(one, asked.json);
          return { made: id, body: { id, token: secret, expiresAt }, tells: true };
        }),
    },
    {
      ...common,
      method: "DELETE",
      path: "/api/v1/tokens/:id",
      api: { summary: "Revokes a token.", answers: { 204: null, 404: null } },
      handle: nothing((one, asked) => revokeToken(one, idIn<"token">(asked))),
    },
    {
      ...common,
      method: "GET",
      path: "/api/v1/failed-letters",
      api: {
        summary: "Letters that did not get away, the newest first: an address may be wrong.",
        answers: { 200: listOf(letterAnswer, {}) },
      },
      handle: async (asked: AskedByWho) => {
        const { letters } = await doing(asked, lookAtAccess);
        return json({
          items: letters.map(({ to, subject, postedAt, attempts, failure, givenUp }) => {
            return { to, subject, postedAt: postedAt.toISOString(), attempts, failure, givenUp };
          }),
          next: null,
        });
      },
    },
  ];
}

import { Invalid } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import { type Reply, shownNow, showOnce } from "../../web/index.ts";
import { idIn } from "../api.ts";
import type { AskedByWho, UdsynRoute } from "../routes.ts";
import { doneAt } from "../sign-in/done.ts";
import { type Work, work } from "../work.ts";
import { accessReply, type PersonTyped } from "./access.page.tsx";
import {
  closeAccess,
  givePerson,
  giveToken,
  lookAtAccess,
  lookAtClosing,
  revokeToken,
  signOutEverywhere,
  tokenMade,
} from "./access.ts";
import { accessBase, tokenShown } from "./access-base.ts";
import { closingReply } from "./close.page.tsx";
import { scopeChosen } from "./scope-field.tsx";
import { type TokenTyped, tokenReply } from "./token.page.tsx";

/**
 * The administrator's page: who has access, with what roles, signed in where, and which programs.
 * @param unsent whether letters lie here that nobody sends, as in a demo
 */
export function accessRoutes(db: Db, unsent = false): readonly UdsynRoute[] {
  const common = { lane: "staff", allow: ["admin"], whole: true } as const;
  const doing = <T>(asked: AskedByWho, use: (one: Work) => Promise<T>) =>
    work(db, asked.here, asked.who, asked.now, use);
  const then = (said: string, use: (one: Work, asked: AskedByWho) => Promise<unknown>) => async (asked: AskedByWho) => {
    await doing(asked, (one) => use(one, asked));
    return doneAt(accessBase, said);
  };
  return [
    {
      ...common,
      method: "GET",
      path: accessBase,
      handle: (asked: AskedByWho) => opened(asked),
    },
    { ...common, method: "POST", path: accessBase, handle: (asked: AskedByWho) => add(asked) },
    {
      ...common,
      method: "GET",
      path: `${accessBase}/:id/luk`,
      handle: (asked: AskedByWho) =>
        doing(asked, async (one) => closingReply(asked, await lookAtClosing(one, idIn<"person">(asked)))),
    },
    {
      ...common,
      method: "POST",
      path: `${accessBase}/:id/luk`,
      handle: then("access-closed", (one, asked) => closeAccess(one, idIn<"person">(asked), asked.form.getAll("keep"))),
    },
    {
      ...common,
      method: "POST",
      path: `${accessBase}/:id/log-ud`,
      handle: then("signed-out-everywhere", (one, asked) => signOutEverywhere(one, idIn<"person">(asked))),
    },
    { ...common, method: "POST", path: `${accessBase}/adgangstegn`, handle: (asked: AskedByWho) => giveOne(asked) },
    {
      ...common,
      method: "POST",
      path: `${accessBase}/adgangstegn/:id/traek-tilbage`,
      handle: then("token-revoked", (one, asked) => revokeToken(one, idIn<"token">(asked))),
    },
  ];

  /** The page; once, right after a token was made, the token in its place. */
  async function opened(asked: AskedByWho): Promise<Reply> {
    const reply = await doing(asked, async (one) => {
      const made = await tokenMade(one, asked.shownOnce);
      return made ? tokenReply(asked, made) : accessReply({ asked, access: await lookAtAccess(one), unsent });
    });
    return shownNow(asked, reply);
  }

  async function add(asked: AskedByWho): Promise<Reply> {
    const word = (name: string) => (asked.form.get(name) ?? "").trim();
    const typed: PersonTyped = {
      ...{ name: word("name"), email: word("email"), title: word("title"), scope: word("scope") },
      roles: asked.form.getAll("roles"),
    };
    try {
      const given = { ...typed, title: typed.title || null, scope: scopeChosen(typed.scope) };
      await doing(asked, (one) => givePerson(one, given));
      return doneAt(accessBase, "person-added");
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const { faults } = error;
      return doing(asked, async (one) =>
        accessReply({ asked, access: await lookAtAccess(one), unsent, typed, faults }),
      );
    }
  }

  async function giveOne(asked: AskedByWho): Promise<Reply> {
    const word = (name: string) => (asked.form.get(name) ?? "").trim();
    const token: TokenTyped = {
      program: word("program"),
      role: word("role"),
      reach: word("reach"),
      days: word("days"),
    };
    const { program: name, role, reach } = token;
    try {
      const days = /^\d{1,5}$/.test(token.days) ? Number(token.days) : 0;
      const { secret } = await doing(asked, (one) => giveToken(one, { name, role, scope: scopeChosen(reach), days }));
      return showOnce(`${accessBase}?${tokenShown}`, secret);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      const fields: Readonly<Record<string, string>> = { name: "program", scope: "reach" };
      const tokenFaults = error.faults.map((one) => ({ ...one, path: fields[one.path ?? ""] ?? one.path }));
      return doing(asked, async (one) =>
        accessReply({ asked, access: await lookAtAccess(one), unsent, token, tokenFaults }),
      );
    }
  }
}

import type { Browser, Page } from "playwright-core";
import type { RoleName } from "../../src/profile/index.ts";
import { signIn } from "./desk.ts";
import type { TestSite } from "./site.ts";

/** Everybody in a journey, each with a browser window of their own, signed in once and kept, so that a journey takes seconds. */
export interface People {
  /** Somebody's window at a desk page; signed in again where the clock has outrun the session. */
  at(role: RoleName, path: string): Promise<Page>;
  /** The window of somebody who is not signed in, at a public page. */
  citizen(path: string): Promise<Page>;
}

export function peopleOf(browser: Browser, site: TestSite, slug: string): People {
  const windows = new Map<RoleName | "citizen", Page>();
  const windowOf = async (who: RoleName | "citizen"): Promise<Page> => {
    const known = windows.get(who);
    if (known) return known;
    const context = await browser.newContext({ baseURL: site.addressOf(slug), viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    windows.set(who, page);
    return page;
  };
  return {
    at: async (role, path) => {
      const page = await windowOf(role);
      await page.goto(path);
      if (new URL(page.url()).pathname === "/log-ind") {
        await signIn(page, role);
        await page.goto(path);
      }
      return page;
    },
    citizen: async (path) => {
      const page = await windowOf("citizen");
      await page.goto(path);
      return page;
    },
  };
}

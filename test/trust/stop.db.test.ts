import { expect, test } from "vitest";
import { startKilledSite } from "./killed-site.ts";

test("a stop that is asked for more than once is clean, and leaves no database behind", async (context) => {
  context.skip(process.platform !== "linux", "only Linux tells which folder a process works in");
  const site = await startKilledSite();
  try {
    expect(site.databaseLives()).toBe(true);
    await site.stop();
    expect(site.log()).toContain("Stopper");
    expect(site.databaseLives()).toBe(false);
  } finally {
    site.remove();
  }
});

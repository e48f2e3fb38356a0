import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Containers give /dev/shm 64 MB, which a long page fills.
  "--disable-dev-shm-usage",
  // Text breaks at the same places on every machine.
  "--font-render-hinting=none",
  // Municipalities live at `<slug>.localhost`; nothing outside this machine is ever asked.
  "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP localhost 127.0.0.1, EXCLUDE 127.0.0.1, MAP * ~NOTFOUND",
];

/**
 * A headless Chromium of the test's own; close it in `afterAll`. Works as root, without a home folder, and without any
 * library installed for it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  const home = await mkdtemp(path.join(tmpdir(), "udsyn-browser-"));
  const browser = await chromium.launch({
    executablePath,
    args: flags,
    chromiumSandbox: false,
    env: { ...process.env, ...env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  browser.on("disconnected", () => void rm(home, { recursive: true, force: true, maxRetries: 3 }));
  return browser;
}

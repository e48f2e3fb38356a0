import type { Page } from "playwright-core";

/** Presses Tab until the focus is on a control of this name, or one that begins so, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const on = document.activeElement;
      const label = on instanceof HTMLElement && "labels" in on ? (on as HTMLInputElement).labels?.[0] : null;
      return ((label ?? on)?.textContent ?? "").trim();
    });
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
  }
  throw new Error(`no way to "${name}" by Tab`);
}

/** Goes to a control by Tab and presses Enter on it. */
export async function enter(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

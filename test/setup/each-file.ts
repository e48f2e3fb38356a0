import { afterAll, vi } from "vitest";

// Files share their process: what one listens in on is given back before the next begins.
afterAll(() => {
  vi.restoreAllMocks();
});

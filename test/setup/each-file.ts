import { afterAll, vi } from "vitest";

// Files share their process and what it has loaded from packages. The product is loaded anew for each, as it keeps things in
// mind (ids that never run backwards, what is being waited for), and what one listens in on is given back.
vi.resetModules();
afterAll(() => {
  vi.restoreAllMocks();
});

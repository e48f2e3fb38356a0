import { beginIdsAnew } from "../../src/kernel/index.ts";

// Test files share a worker's modules: whatever a file's clock went to, the next one's ids begin anew.
beginIdsAnew();

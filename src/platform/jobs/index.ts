export { enqueue, type Job, type JobPayload, prepareQueue, startWorker } from "./queue.ts";

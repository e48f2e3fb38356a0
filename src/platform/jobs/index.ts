export { enqueue, enqueued, type Job, type JobPayload, prepareQueue, startWorker } from "./queue.ts";

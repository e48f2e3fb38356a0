export { prepareDemo } from "./demo/prepare-demo.ts";
export { type Directory, openDirectory } from "./directory.ts";
export { jobsOf } from "./jobs.ts";
export { hearPublications } from "./publications.ts";
export { type Rooms, wireRooms } from "./rooms.ts";
export { routeTable } from "./route-table.ts";
export { readWitness, writeWitness } from "./seal-witness.ts";
export { startSealing } from "./sealing.ts";
export { udsynServer } from "./server.ts";

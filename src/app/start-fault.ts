/** Why nothing can be started, in words for whoever runs Udsyn: what is wrong and what to do. No bug, so it has no stack. */
export class StartFault extends Error {}

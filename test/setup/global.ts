/** Runs once before the whole suite. */
export function setup(): void {}

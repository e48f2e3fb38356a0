import { type SwitchableRoom, switchableRooms } from "./codes.ts";
import type { Profile } from "./profile.ts";

/** Whether the profile has a room switched on. What cannot be switched off is always there. */
export function isRoomOn({ rooms }: Pick<Profile, "rooms">, room: string): boolean {
  const found = switchableRooms.find((one) => one === room);
  return found === undefined || rooms[found];
}

/** Routes as a room's own, so that they are found only where it is switched on. */
export function inRoom<Route extends object>(
  room: SwitchableRoom,
  routes: readonly Route[],
): (Route & { readonly room: string })[] {
  return routes.map((route) => ({ ...route, room }));
}

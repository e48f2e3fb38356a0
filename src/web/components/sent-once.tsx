import { asset } from "../assets/assets.ts";

/** What keeps a form from being sent twice by two presses; without script its rule is the server's alone. */
export function SentOnce() {
  return <script type="module" src={asset("sent-once.js").url} />;
}

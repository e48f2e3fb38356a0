import { Notice, type Reply, Title } from "../../web/index.ts";
import type { AskedByWho } from "../routes.ts";
import { deskReply } from "./desk-page.tsx";

/** The end of signing in beside a form: back to it. */
export function signedInReply(asked: AskedByWho): Reply {
  return deskReply({
    asked,
    title: "Du er logget ind",
    crumbs: [{ text: "Logget ind" }],
    children: (
      <>
        <Title title="Du er logget ind igen" />
        <Notice tone="ok" announce>
          <p>Luk dette faneblad, og gå tilbage til det, du skrev. Det står der endnu og kan gemmes nu.</p>
        </Notice>
      </>
    ),
  });
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
const plain = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (one) => entities[one] ?? one);

/** What a browser would send of the page's form at `action`, with nothing touched. */
export function servedForm(html: string, action: string): URLSearchParams {
  const form = html.split("<form").find((one) => new RegExp(`^[^>]*action="[^"]*${action}"`).test(one)) ?? "";
  const sent = new URLSearchParams();
  const [fields = ""] = form.split("</form>");
  const of = (tag: string, name: string) => {
    const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
    return found === undefined ? null : plain(found);
  };
  for (const [all, tag = "input", inner = ""] of fields.matchAll(
    /<input[^>]*>|<(textarea|select)[^>]*>([\s\S]*?)<\/\1>/g,
  )) {
    const opened = all.slice(0, all.indexOf(">") + 1);
    const name = of(opened, "name");
    if (name === null) continue;
    if (tag === "textarea") sent.append(name, plain(inner.replace(/^\n/, "")));
    if (tag === "select") {
      const options = [...inner.matchAll(/<option[^>]*>/g)].map(([one]) => one);
      const chosen = options.find((one) => /\sselected\b/.test(one)) ?? options[0];
      if (chosen) sent.append(name, of(chosen, "value") ?? "");
    }
    if (tag !== "input") continue;
    const isTicked = !["checkbox", "radio"].includes(of(opened, "type") ?? "") || /\schecked\b/.test(opened);
    if (isTicked) sent.append(name, of(opened, "value") ?? "");
  }
  return sent;
}

// For other people's pages: <udsyn-embed> makes the frame of an embed, as high as what is in it. Names nothing outside itself.
{
  const script = document.currentScript;
  const base = script instanceof HTMLScriptElement ? script.src.replace(/\/indlejr\/udsyn\.js.*$/, "") : "";
  /** Attributes that are no word of the embed's address. */
  const ours = ["vis", "sprog", "title", "id", "class", "style", "lang", "slot", "hidden", "dir", "role"];

  class UdsynEmbed extends HTMLElement {
    readonly #frame = document.createElement("iframe");

    connectedCallback(): void {
      const frame = this.#frame;
      const language = this.getAttribute("sprog") ?? "da";
      const words = new URLSearchParams({ hoejde: "meld" });
      for (const { name, value } of this.attributes) if (!ours.includes(name)) words.set(name, value);
      const page = `/indlejr/${this.getAttribute("vis") ?? "rejser"}`;
      frame.src = `${base}${language === "da" ? "" : `/${language}`}${page}?${words}`;
      frame.title = this.title || "Udsyn";
      frame.loading = "lazy";
      frame.style.cssText = "display:block;width:100%;height:30rem;border:0;color-scheme:normal";
      if (!frame.isConnected) this.append(frame);
      window.addEventListener("message", this.#hear);
    }

    disconnectedCallback(): void {
      window.removeEventListener("message", this.#hear);
    }

    /** Its own frame alone says how high it is, and what it is called. */
    readonly #hear = ({ source, origin, data }: MessageEvent): void => {
      if (source !== this.#frame.contentWindow || origin !== new URL(base).origin) return;
      const { udsyn } = (data ?? {}) as { udsyn?: { height?: unknown; title?: unknown } };
      if (typeof udsyn?.height === "number" && udsyn.height > 0)
        this.#frame.style.height = `${Math.min(Math.ceil(udsyn.height), 20_000)}px`;
      if (typeof udsyn?.title === "string" && this.title === "") this.#frame.title = udsyn.title;
    };
  }

  if (base !== "" && !customElements.get("udsyn-embed")) customElements.define("udsyn-embed", UdsynEmbed);
}

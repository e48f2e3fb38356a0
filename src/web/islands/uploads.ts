type Word = "waits" | "sends" | "done" | "too-big" | "failed" | "offline" | "signed-out" | "again" | "told" | "drop";
type Said = { readonly detail?: string; readonly errors?: readonly { readonly message?: string }[] };

/** So many files travel at the same time; the others wait their turn. */
const lanes = 3;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-post]")) enliven(form);

/** Sends each file by itself as soon as it is chosen or dropped, and shows how far it is. Without a script the form's button sends all. */
function enliven(form: HTMLFormElement): void {
  const { post = "", bytes = "0", refresh = "" } = form.dataset;
  const words = JSON.parse(form.dataset.words ?? "{}") as Record<Word, string>;
  const input = form.querySelector<HTMLInputElement>("input[type=file]");
  const list = form.querySelector<HTMLElement>("ul");
  const told = form.querySelector<HTMLElement>("[role=status]");
  const hint = form.querySelector<HTMLElement>("[data-drop]");
  if (!input || !list || !told) return;
  const waiting: (() => Promise<void>)[] = [];
  let [under, asked, done, refused] = [0, 0, 0, 0];
  form.classList.add("live");
  if (hint) hint.textContent = words.drop;

  const tell = () => {
    const all = words.told.replace("{all}", String(asked)).replace("{done}", String(done));
    told.textContent = all.replace("{refused}", String(refused));
  };

  async function next(): Promise<void> {
    const start = under < lanes ? waiting.shift() : undefined;
    if (!start) {
      if (under === 0 && done > 0) await renew(refresh.split(" ")).catch(() => undefined);
      return;
    }
    under += 1;
    await start();
    under -= 1;
    tell();
    void next();
  }

  function add(file: File): void {
    const line = document.createElement("li");
    const name = document.createElement("span");
    const state = document.createElement("span");
    const bar = document.createElement("progress");
    name.textContent = file.name;
    name.className = "name";
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    line.append(name, state, bar);
    list?.append(line);
    asked += 1;
    const stop = (text: string, retry: boolean): void => {
      refused += 1;
      line.className = "bad";
      state.textContent = text;
      bar.remove();
      if (retry) state.append(" ", buttonFor(words.again, again));
    };
    const again = () => {
      line.remove();
      asked -= 1;
      refused -= 1;
      add(file);
      void next();
    };
    state.textContent = words.waits;
    if (file.size > Number(bytes)) {
      stop(words["too-big"], false);
      return;
    }
    waiting.push(async () => {
      state.textContent = words.sends;
      const answer = await send(post, form, input?.name ?? "", file, (part) => {
        bar.value = part;
      });
      if (answer?.status === 201) {
        done += 1;
        line.className = "ok";
        state.textContent = words.done;
        bar.remove();
      } else if (answer === null) stop(words.offline, true);
      else if (answer.status === 401) stop(words["signed-out"], true);
      else stop(reasonOf(answer.text) || words.failed, mayPass(answer.status));
    });
  }

  function take(files: Iterable<File>): void {
    if (under === 0 && waiting.length === 0) {
      list?.replaceChildren();
      [asked, done, refused] = [0, 0, 0];
    }
    for (const file of files) add(file);
    tell();
    for (let lane = 0; lane < lanes; lane += 1) void next();
  }

  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = "";
  });
  // Beside the field a file would else open in the page's place, and what was typed there be gone.
  for (const kind of ["dragover", "drop"] as const)
    window.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("over", kind === "dragover");
      if (kind === "drop") take([...event.dataTransfer.files]);
    });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) form.classList.remove("over");
  });
  window.addEventListener("beforeunload", (event) => {
    if (under > 0) event.preventDefault();
  });
}

/** Posts one file with the form's hidden fields; `null` when there was no answer. */
function send(
  to: string,
  form: HTMLFormElement,
  name: string,
  file: File,
  far: (part: number) => void,
): Promise<{ readonly status: number; readonly text: string } | null> {
  const body = new FormData();
  for (const [field, value] of new FormData(form)) if (typeof value === "string") body.append(field, value);
  body.append(name, file);
  return new Promise((resolve) => {
    const asked = new XMLHttpRequest();
    asked.open("POST", to);
    asked.upload.addEventListener("progress", ({ loaded, total }) => far(loaded / total));
    asked.addEventListener("load", () => resolve({ status: asked.status, text: asked.responseText }));
    asked.addEventListener("error", () => resolve(null));
    asked.addEventListener("timeout", () => resolve(null));
    asked.send(body);
  });
}

/** Whether the same file may be taken the next time: the line was slow, too much came at once, or the server is down. */
function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function reasonOf(text: string): string {
  try {
    const { detail, errors = [] } = JSON.parse(text) as Said;
    return errors[0]?.message ?? detail ?? "";
  } catch {
    return "";
  }
}

/** Fetches the page anew and puts the parts of it that have changed in the place of the old ones. */
async function renew(ids: readonly string[]): Promise<void> {
  const answer = await fetch(location.href);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ids) {
    const [old, now] = [document.getElementById(id), fresh.getElementById(id)];
    if (old && now) old.replaceWith(now);
  }
}

function buttonFor(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn q";
  button.textContent = text;
  button.addEventListener("click", press);
  return button;
}

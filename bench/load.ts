import http from "node:http";

type Headers = Readonly<Record<string, string>>;

/** Requests a second that an address answers over keep-alive connections, each asking again as soon as it is answered. */
export async function requestsPerSecond(
  url: string,
  seconds: number,
  { connections = 16, headers = {} }: { connections?: number; headers?: Headers } = {},
): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1_000;
  let answered = 0;
  const began = performance.now();
  const asking = async () => {
    while (performance.now() < until) {
      await got(url, { agent, headers: { "accept-encoding": "br", ...headers } });
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, asking));
  agent.destroy();
  return (answered * 1_000) / (performance.now() - began);
}

/** Asks once; how many bytes came over the line. A refusal is a fault of the measurement. */
export function got(url: string, { agent, headers }: { agent?: http.Agent; headers: Headers }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    http
      .get(url, { ...(agent ? { agent } : {}), headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part)).once("end", () => resolve(Buffer.concat(parts)));
      })
      .once("error", reject);
  });
}

/** Milliseconds that something takes. */
export async function lasting(done: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await done();
  return performance.now() - began;
}

/** Works through `total` pieces, so many at once; how many a second. */
export async function perSecond(
  total: number,
  atOnce: number,
  one: (nth: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const took = await lasting(() =>
    Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let nth = next++; nth < total; nth = next++) await one(nth);
      }),
    ),
  );
  return (total * 1_000) / took;
}

/** Asks until an address answers 200; the milliseconds that took. */
export async function untilAnswered(url: string, atMostSeconds = 60): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < atMostSeconds * 1_000) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${url} did not answer within ${atMostSeconds} s`);
}

import http from "node:http";

/** Requests a second that an address answers over keep-alive connections, each asking again as soon as it is answered. */
export async function requestsPerSecond(url: string, seconds: number, connections = 16): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1_000;
  let answered = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      http
        .get(url, { agent, headers: { "accept-encoding": "br" } }, (response) => {
          if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
          response.resume().once("end", resolve);
        })
        .once("error", reject);
    });
  const began = performance.now();
  const asking = async () => {
    while (performance.now() < until) {
      await one();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, asking));
  agent.destroy();
  return (answered * 1_000) / (performance.now() - began);
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

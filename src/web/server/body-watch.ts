import type { IncomingMessage } from "node:http";

/** How long a body may be on its way, in milliseconds. */
export interface BodyPatience {
  /** For a body of anybody's, from the first byte to the last. */
  readonly total: number;
  /** A known person's files take as long as they take, while so many bytes come in every window. */
  readonly window: number;
  readonly bytesAWindow: number;
}

export interface BodyWatch {
  /** From here on what counts is that bytes keep coming: files of one who may send them, on a thin line. */
  letTakeLong(): void;
}

const tooSlow = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/** Cuts a client off that takes too long with its body. Node's own limit is one for all, files and forms alike. */
export function watchBody(request: IncomingMessage, { total, window, bytesAWindow }: BodyPatience): BodyWatch {
  const { socket, headers } = request;
  const hasBody = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  if (!hasBody) return { letTakeLong: () => undefined };
  const cut = () => {
    stop();
    if (request.complete || socket.destroyed) return;
    socket.write(tooSlow);
    socket.destroySoon();
  };
  let timer: NodeJS.Timeout = setTimeout(cut, total);
  const stop = () => clearTimeout(timer);
  request.once("end", stop);
  request.once("close", stop);
  const letTakeLong = () => {
    stop();
    let before = socket.bytesRead;
    timer = setInterval(() => {
      if (socket.bytesRead - before < bytesAWindow) cut();
      before = socket.bytesRead;
    }, window);
  };
  return { letTakeLong };
}

declare module "s3rver" {
  import type { IncomingMessage } from "node:http";

  export default class S3rver {
    constructor(options: {
      readonly directory: string;
      readonly address: string;
      readonly port: number;
      readonly silent: boolean;
      readonly configureBuckets: readonly { readonly name: string; readonly configs: readonly string[] }[];
    });
    /** Koa's, the first before the others. */
    readonly middleware: ((
      context: { readonly method: string; readonly req: IncomingMessage },
      next: () => Promise<unknown>,
    ) => Promise<unknown>)[];
    run(): Promise<{ readonly port: number }>;
    close(): Promise<void>;
  }
}

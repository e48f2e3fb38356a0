import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, ".cache");

/** A browser's program and what it needs in its environment to start. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const fontConfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * The package unpacks to fixed names in the temporary folder that every user of the machine shares, and takes a half
 * written file for a whole one. So it works in a folder of its own here, renamed when whole. As on Amazon Linux it then
 * brings NSS, NSPR and expat too, which a fresh Debian lacks.
 */
async function unpack(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const staging = await mkdtemp(path.join(cache, "chromium-unpacking-"));
  try {
    const script = 'import("@sparticuz/chromium").then((chromium) => chromium.default.executablePath())';
    const env = { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
    await promisify(execFile)(process.execPath, ["-e", script], { cwd: root, env });
    await writeFile(path.join(staging, "fonts", "fonts.conf"), fontConfig);
    // Another worker may have been first: its folder is as good.
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function fromRegistry(): Promise<Chromium | null> {
  const manifest = path.join(root, "node_modules/@sparticuz/chromium/package.json");
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(manifest)) return null;
  const { version }: { version: string } = JSON.parse(readFileSync(manifest, "utf8"));
  const folder = path.join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [path.join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean);
  const env = { LD_LIBRARY_PATH: libraries.join(":"), FONTCONFIG_PATH: path.join(folder, "fonts") };
  return { executablePath: path.join(folder, "chromium"), env };
}

/** Chromium from the package registry, else Debian's. Nothing is ever downloaded by a test. */
export async function findChromium(): Promise<Chromium> {
  const found = await fromRegistry();
  if (found) return found;
  const installed = "/usr/bin/chromium";
  if (existsSync(installed)) return { executablePath: installed, env: {} };
  throw new Error(
    `no browser: @sparticuz/chromium runs on Linux x64 only (here: ${process.platform} ${process.arch}), ` +
      `and there is no ${installed}; install Debian's package "chromium"`,
  );
}

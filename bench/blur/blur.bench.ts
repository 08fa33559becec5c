/**
 * Ours beside the blurs of others, on one machine and in one run: the same camera (a clip of 1280×720, 30 frames a second), the same
 * consumer that copies every frame. Only what stands side by side means something on another machine.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { CLIPS, makeClip } from "../../tests/camera/blur/clips/clip.ts";
import { writeY4m } from "../../tests/camera/blur/clips/y4m.ts";
import { launchPlain, WEBGL } from "../../tests/browser/harness/chromium.ts";
import type { Consumed } from "./consumer.worker.ts";
import { withNormalization } from "./metadata.ts";
import { type Looks, looksOf, type Shown } from "./picture.ts";
import { usageOf } from "./processes.ts";

const CLIP = { width: 1280, height: 720, ...CLIPS["hopper, calm"]! };

/** ms */
const WARM = 6_000;
const MEASURED = 10_000;
const PATIENCE = 60_000;

const GRAPHICS: Record<string, string[]> = {
  "WebGL in software": WEBGL,
  "no WebGL": [...WEBGL, "--disable-3d-apis"],
};
const ROWS = ["none", "ours", "ours, tab hidden", "livekit", "twilio", "shiguredo", "mediapipe"];

/** LiveKit's own model is on a server of others; the one that Twilio and Shiguredo use stands in for it. */
const LIVEKITS_MODEL = "/livekit.tflite";
const MODEL = "node_modules/@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite";

let folder: string;
let server: Server;
let site: string;
let served = 0;

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "driewoord-bench-"));
  // In a process of its own: Vitest's would change the build.
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const args = ["vite", "build", "bench/blur", "--config", "vite.config.ts", "--outDir", folder, "--emptyOutDir"];
  await promisify(execFile)("npx", [...args, "--logLevel", "error"], { env });
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const file = pathname.startsWith("/packages/")
      ? join("node_modules", pathname.slice("/packages/".length))
      : join(folder, pathname === "/" ? "index.html" : pathname);
    try {
      const bytes = pathname === LIVEKITS_MODEL ? withNormalization(readFileSync(MODEL)) : readFileSync(file);
      served += gzipSync(bytes).length;
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

interface Measured {
  readonly fps: number;
  /** %, of one core, of all of the browser's processes. */
  readonly cpu: number;
  /** %, of the page's main thread. */
  readonly mainThread: number;
  /** ms */
  readonly delay: number | undefined;
  /** MB that are resident, of the page's and the graphics' processes. */
  readonly memory: number;
  /** KB, gzipped, of everything that was fetched. */
  readonly download: number;
  readonly looks: Looks | undefined;
}

async function measure(row: string, flags: readonly string[]): Promise<Measured | string> {
  const clip = writeY4m(CLIP);
  const browser = await launchPlain([`--use-file-for-fake-video-capture=${process.cwd()}/${clip}`, ...flags]);
  try {
    const late = after(PATIENCE).then(() => "stands still");
    return await Promise.race([measureIn(browser.context, browser.pid, row), late]);
  } catch (error) {
    return `does not run: ${String(error instanceof Error ? error.message : error).split("\n")[0]}`;
  } finally {
    await browser.close();
  }
}

async function measureIn(context: BrowserContext, pid: number, row: string): Promise<Measured | string> {
  served = 0;
  const page = await context.newPage();
  await page.goto(`${site}/?product=${row.split(",")[0]}`);
  await page.evaluate(() => (globalThis as any).begin());
  await after(WARM);
  if ((await consumed(page)).frames === 0) return "gives no frame";
  if (row.includes("hidden")) await (await context.newPage()).bringToFront();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
  };
  await page.evaluate(() => (globalThis as any).reset());
  const [startedAt, busyBefore, before] = [performance.now(), await busy(), usageOf(pid)];
  await after(MEASURED);
  const [{ frames, delays, shown }, busyAfter, usage] = [await consumed(page), await busy(), usageOf(pid)];
  const wall = performance.now() - startedAt;
  return {
    fps: (1_000 * frames) / wall,
    cpu: (100 * (usage.cpu - before.cpu)) / wall,
    mainThread: (100 * (busyAfter - busyBefore)) / wall,
    delay: delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)],
    memory: usage.memory,
    download: served / 1_024,
    looks: shown.length > 0 ? looksOf(shown.map(decoded), makeClip(CLIP)) : undefined,
  };
}

function consumed(page: Page): Promise<Consumed> {
  return page.evaluate(() => (globalThis as any).consumed());
}

function decoded({ number, luma }: Consumed["shown"][number]): Shown {
  return { number, luma: Buffer.from(luma, "base64") };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

test("blurs side by side", { timeout: 1_800_000 }, async () => {
  const lines = [
    "| graphics | blur | frames/s | CPU % | main thread % | delay ms | memory MB | download KB | IoU % | readable % |",
  ];
  for (const [graphics, flags] of Object.entries(GRAPHICS)) {
    for (const row of ROWS) {
      const result = await measure(row, flags);
      const cells =
        typeof result === "string"
          ? [result]
          : [
              result.fps,
              result.cpu,
              result.mainThread,
              result.delay,
              result.memory,
              result.download,
              result.looks?.iou,
              result.looks?.readable,
            ].map((value) => (value === undefined ? "?" : value.toFixed(1)));
      lines.push(`| ${[graphics, row, ...cells].join(" | ")} |`);
      console.log(lines.at(-1));
    }
  }
  console.log(lines.join("\n"));
});

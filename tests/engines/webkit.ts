import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { vi } from "vitest";
import { freePort } from "../browser/harness/freePort.ts";

const DRIVER = "/usr/bin/WebKitWebDriver";
const BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const SCREEN = "/usr/bin/Xvfb";

/** Whether this machine has Debian's WebKit, and a screen in memory to show it on. */
export const HAS_WEBKIT = [DRIVER, BROWSER, SCREEN].every((path) => existsSync(path));

/** A window of WebKit's, with as much of Playwright's `Page` as screens are judged by. Debian builds it without WebRTC. */
export interface WebKitWindow {
  goto(url: string): Promise<void>;
  evaluate<Result, Given>(inPage: (given: Given) => Result | Promise<Result>, given: Given): Promise<Result>;
  /** Its bar of buttons keeps it at least 447 pixels wide. */
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  screenshot(options: { readonly path: string }): Promise<void>;
  close(): Promise<void>;
}

/** Opens one, driven as W3C's WebDriver says. */
export async function openWebKit(): Promise<WebKitWindow> {
  const children: ChildProcess[] = [];
  function start(program: string, given: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
    const child = spawn(program, given, { stdio: ["ignore", "pipe", "ignore"], env });
    children.push(child);
    return child;
  }
  const end = () => Promise.all(children.map(ended));
  try {
    const screen = start(SCREEN, ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
    // It takes the first number that is free, and says which.
    const display = await firstLine(screen);
    const port = await freePort();
    start(DRIVER, [`--port=${port}`], { ...process.env, DISPLAY: `:${display}` });
    return await drive(`http://127.0.0.1:${port}`, end);
  } catch (error) {
    await end();
    throw error;
  }
}

/** A session with the driver at `url`; `end` ends its programs. */
async function drive(url: string, end: () => Promise<unknown>): Promise<WebKitWindow> {
  async function command(method: "GET" | "POST" | "DELETE", path: string, parameters?: object): Promise<any> {
    const init = parameters ? { method, body: JSON.stringify(parameters) } : { method };
    const answer = await fetch(url + path, init);
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value.message}`);
    return value;
  }
  await vi.waitFor(() => command("GET", "/status"), { timeout: 10_000 });
  const options = { binary: BROWSER, args: ["--automation"] };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
  const session = `/session/${(await command("POST", "/session", { capabilities })).sessionId}`;
  // WebKit measures that with the page's own timers, which some pictures hurry.
  await command("POST", `${session}/timeouts`, { script: null });
  const run = (how: "sync" | "async", script: string, ...args: unknown[]) =>
    command("POST", `${session}/execute/${how}`, { script, args });

  return {
    goto: (address) => command("POST", `${session}/url`, { url: address }),
    async evaluate(inPage, given) {
      const script = `const [given, done] = arguments;
        Promise.resolve(given).then(${String(inPage)}).then((result) => done({ result }), (error) => done({ error: String(error) }));`;
      const { result, error } = await run("async", script, given ?? null);
      if (error !== undefined) throw new Error(error);
      return result;
    },
    async setViewportSize({ width, height }) {
      const frame = await run("sync", "return outerHeight - innerHeight");
      await command("POST", `${session}/window/rect`, { width, height: height + frame });
    },
    async screenshot({ path }) {
      await writeFile(path, Buffer.from(await command("GET", `${session}/screenshot`), "base64"));
    },
    async close() {
      await command("DELETE", session).catch(() => undefined);
      await end();
    },
  };
}

/** What the program says first. Rejects where it ends without a word. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(child.stdout!).once("line", resolve);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${child.spawnfile} ended`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  if (child.kill()) await gone;
}

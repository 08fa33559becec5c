import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import asc from "assemblyscript/asc";
import binaryen from "binaryen";
import icons from "unplugin-icons/vite";
import type { Plugin } from "vite";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

/** `npm run dev`: the relay on the dev server's own port, so that it works as in production. */
function relay(): Plugin {
  return {
    name: "driewoord-relay",
    apply: "serve",
    async configureServer(server) {
      if (!server.httpServer || process.env["VITEST"]) return;
      const { default: pino } = await import("pino");
      const { readConfig } = await import("./signalling/config.ts");
      const { createRelayServer } = await import("./signalling/server.ts");
      const read = readConfig(process.env);
      if (!read.ok) throw new Error(read.mistakes.join("\n"));
      const relayServer = createRelayServer({ config: read.config, log: pino({ level: "warn" }) });
      server.middlewares.use("/gallery", (request, answer, next) => {
        if (request.originalUrl !== "/gallery") return next();
        answer.writeHead(302, { location: "/gallery/" }).end();
      });
      server.middlewares.use(relayServer.attach(server.httpServer as import("node:http").Server));
      server.httpServer.once("close", () => void relayServer.close());
    },
  };
}

/** PeerJS carries the addresses of its makers' servers as defaults. They are never used, and not even shipped. */
function withoutForeignServers(): Plugin {
  return {
    name: "driewoord-without-foreign-servers",
    transform(code, id) {
      if (!/node_modules\/peerjs\/dist\/bundler\.mjs/.test(id)) return null;
      const clean = code
        .replace(/iceServers: \[[^]*?\n {4}\]/, "iceServers: []")
        .replace(/CLOUD_HOST = "[^"]*"/g, 'CLOUD_HOST = ""')
        .replaceAll('"0.peerjs.com"', '""');
      if (/google|\.peerjs\.com/.test(clean)) throw new Error("PeerJS names servers in a way that is not known yet");
      return { code: clean, map: null };
    },
  };
}

/**
 * PeerJS brings a package along that teaches old browsers what those of `build.target` know by themselves. All that PeerJS
 * asks it is the browser's name, which it makes no use of.
 */
function withoutAdapter(): Plugin {
  const name = "webrtc-adapter";
  return {
    name: "driewoord-without-adapter",
    apply: "build",
    enforce: "pre",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? "export default { browserDetails: {} };" : null),
  };
}

/** What the sources call of libsodium, and the lengths that belong to it, as its WebAssembly names them. */
const CALLED = [
  "malloc",
  "free",
  "sodium_.+",
  "randombytes_.+",
  "crypto_aead_xchacha20poly1305_ietf_(?:encrypt|decrypt|.*bytes.*)",
  "crypto_auth_hmacsha512_(?:init|update|final|.*bytes)",
  "crypto_box_(?:seal|seal_open|.*bytes)",
  "crypto_core_ristretto255_(?:from_hash|scalar_random|.*bytes)",
  "crypto_hash_sha512(?:_bytes)?",
  "crypto_kx_.+",
  "crypto_pwhash(?:_alg_.+|_.*(?:bytes|max|min))?",
  "crypto_scalarmult_ristretto255(?:_.*bytes)?",
  "crypto_secretbox_(?:easy|open_easy|.*bytes)",
  "crypto_sign_(?:detached|keypair|verify_detached|.*bytes)",
];
const isCalled = (name: string) => new RegExp(`^(?:${CALLED.join("|")})$`).test(name);
/** Libraries change, and what is taken out of them has to be found. */
const OTHERWISE = "libsodium holds its functions in a way that is not known";

/**
 * The module `code` of libsodium without the functions that nobody here calls: 155 of 709 are left, in less than half the bytes.
 * Only whole functions go. Those that stay are not optimised anew, which could take from them that they need the same time
 * whatever the secret. Throws when libsodium has become another than it was.
 */
function withoutUncalled(code: string): string {
  // Emscripten's SINGLE_FILE: the module as Base64, and a function that is handed it and gives the bytes.
  const [held, base64 = ""] = /\(\w=>\{for\([^"]{0,200}"="[^"]*"="[^"]{0,300}\}\)\("([\w+/=]+)"\)/.exec(code) ?? [];
  const named = [...code.matchAll(/\w\._(\w+)=\w\.([\w$]+),/g)];
  if (held === undefined || named.length < 500) throw new Error(OTHERWISE);
  // AssemblyScript, which makes the kernels with the same library, leaves its own settings behind.
  binaryen.setOptimizeLevel(0);
  binaryen.setShrinkLevel(0);
  binaryen.setDebugInfo(false);
  const module = binaryen.readBinary(Buffer.from(base64, "base64"));
  let left = code;
  for (const [assigned, name = "", key = ""] of named) {
    if (isCalled(name)) continue;
    module.removeExport(key);
    left = left.replace(assigned, "");
  }
  module.runPasses(["remove-unused-module-elements"]);
  // A character a byte: compressed, that is as short as the bytes themselves, where Base64 is a quarter longer.
  const bytes = JSON.stringify(Buffer.from(module.emitBinary()).toString("latin1"));
  module.dispose();
  return left.replace(held, () => `Uint8Array.from(${bytes},c=>c.charCodeAt(0))`);
}

/** The module `code` of libsodium's wrappers, with those alone whose function is left. Nothing refers to the others then, so the build leaves them out. */
function withoutUncalledWrappers(code: string): string {
  const [both, names = "", variable, wrappers = ""] = /=\["(crypto_[^\]]*)"\],(\w)=\[([\w$,]+)\]/.exec(code) ?? [];
  if (both === undefined) throw new Error(OTHERWISE);
  const wrapped = wrappers.split(",");
  const pairs = names.split('","').map((name, index) => ({ name, wrapper: wrapped[index] }));
  const left = pairs.filter(({ name }) => isCalled(name));
  const named = left.map(({ name }) => `"${name}"`).join();
  return code.replace(both, () => `=[${named}],${variable}=[${left.map(({ wrapper }) => wrapper).join()}]`);
}

/** In tests as in what is shipped. */
function sodium(): Plugin {
  return {
    name: "driewoord-sodium",
    transform(code, id) {
      if (id.endsWith("/libsodium-sumo.mjs")) return { code: withoutUncalled(code), map: null };
      return id.endsWith("/libsodium-wrappers.mjs") ? { code: withoutUncalledWrappers(code), map: null } : null;
    },
  };
}

/** For tests in browsers: the price of a guess is paid in those few that are about it. */
function cheapGuesses(): Plugin {
  return {
    name: "driewoord-cheap-guesses",
    enforce: "pre",
    resolveId: (id) => (id === "./argon2id.ts" ? `${import.meta.dirname}/tests/browser/harness/argon2id.ts` : null),
  };
}

/** What runs at once in the moment when two people meet, and never before. */
const MEETING = new Set(["RoomScreen", "rendezvous"]);

/**
 * Has these compiled as they arrive, beside the page's thread, and not function by function when each is called first (V8's
 * explicit compile hints, Chrome 136). What is one file for tests is left alone.
 */
function compiledAhead(): Plugin {
  return {
    name: "driewoord-compiled-ahead",
    apply: "build",
    generateBundle: {
      // Behind what else is put at the beginning, where the hint has to stand.
      order: "post",
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === "chunk" && MEETING.has(chunk.name)) {
            chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
          }
        }
      },
    },
  };
}

/** Writes `integrity.json`: the hash of every file that is served, as Subresource Integrity (W3C) writes it. */
function integrity(): Plugin {
  return {
    name: "driewoord-integrity",
    apply: (_, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
    writeBundle({ dir = "" }) {
      const isFile = (name: string) => statSync(join(dir, name)).isFile();
      const names = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter(isFile);
      const hash = (name: string) =>
        `sha256-${createHash("sha256")
          .update(readFileSync(join(dir, name)))
          .digest("base64")}`;
      const files = Object.fromEntries(names.toSorted().map((name) => [name, hash(name)]));
      writeFileSync(join(dir, "integrity.json"), `${JSON.stringify(files, null, 2)}\n`);
    },
  };
}

/** What becomes smaller; pictures and fonts are compressed already. */
const COMPRESSIBLE = /\.(?:css|html|js|json|svg|tflite|wasm|webmanifest)$/;

/** Writes each file a second and third time, compressed, so that the relay (signalling/routes.ts) need not do it for each who asks. */
function compressed(): Plugin {
  return {
    name: "driewoord-compressed",
    apply: (_, { command, mode, isSsrBuild }) => command === "build" && mode === "production" && !isSsrBuild,
    writeBundle: {
      sequential: true,
      // Behind the list of hashes, which is of the files themselves.
      order: "post",
      async handler({ dir = "" }) {
        const names = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => COMPRESSIBLE.test(name));
        await Promise.all(names.map((name) => compress(join(dir, name))));
      },
    },
  };
}

/** How Brotli writes distances (RFC 7932, section 4): of many ways, the one that makes least of what is fetched before a call. */
const DISTANCES = { [constants.BROTLI_PARAM_NPOSTFIX]: 1, [constants.BROTLI_PARAM_NDIRECT]: 30 };

/** As Brotli, and for whoever comes without https as gzip (RFC 1952). */
async function compress(path: string): Promise<void> {
  const plain = readFileSync(path);
  const br = await promisify(brotliCompress)(plain, { params: DISTANCES });
  const copies = { br, gz: await promisify(gzip)(plain, { level: 9 }) };
  for (const [ending, copy] of Object.entries(copies)) {
    if (copy.length < plain.length) await writeFile(`${path}.${ending}`, copy);
  }
}

/** Compiles the kernels in the folder `sources` to WebAssembly beside it; rejects with what the compiler complains of. */
export async function compileKernels(sources: string): Promise<void> {
  const flags = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--enable", "simd", "--use", "abort="];
  const complaints = asc.createMemoryStream();
  const { error } = await asc.main([`${sources}/index.ts`, "--outFile", `${sources}.wasm`, ...flags], {
    stderr: complaints,
  });
  if (error) throw new Error(`The kernels do not compile\n${complaints.toString()}`, { cause: error });
}

/** Compiles the kernels of the blur, whenever their sources are newer than what they were compiled to. */
function kernels(): Plugin {
  const sources = `${import.meta.dirname}/src/camera/blur/kernels`;
  const compiled = `${sources}.wasm`;
  const changed = (path: string) => statSync(path).mtimeMs;
  return {
    name: "driewoord-kernels",
    async buildStart() {
      const newest = Math.max(...readdirSync(sources).map((name) => changed(`${sources}/${name}`)));
      if (!existsSync(compiled) || changed(compiled) < newest) await compileKernels(sources);
    },
  };
}

/**
 * For tests in browsers: each person there begins with an empty cache, and a fifth of a call's time went into fetching seventy
 * small files. What is shipped is split, and has its own tests. A megabyte that hardly anybody needs stays apart.
 */
const IN_ONE_FILE = {
  strictExecutionOrder: true,
  codeSplitting: { groups: [{ name: "index", test: /^(?!.*pdfjs-dist)/ }] },
};

/**
 * Tests that share no process with others: those that put something in the place of a module, which may have been loaded
 * before, and those that measure memory.
 */
const ALONE = (process.env["VITEST"] ? readdirSync("tests", { recursive: true, encoding: "utf8" }) : [])
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `tests/${name}`)
  .filter((name) => /vi\.mock\(|process\.memoryUsage/.test(readFileSync(name, "utf8")));

export default defineConfig(({ mode, isSsrBuild }) => ({
  // So that a proxy can serve it under any path.
  base: "./",
  plugins: [
    solid(),
    icons({ compiler: "solid" }),
    kernels(),
    sodium(),
    relay(),
    withoutForeignServers(),
    withoutAdapter(),
    compiledAhead(),
    integrity(),
    compressed(),
  ],
  build: {
    outDir: `dist/${mode === "production" ? "app" : mode}`,
    ...(mode === "gallery" ? { rolldownOptions: { input: ["gallery/index.html", "gallery/picture.html"] } } : {}),
    ...(mode === "quick" ? { rolldownOptions: { output: IN_ONE_FILE }, chunkSizeWarningLimit: 2_000 } : {}),
    copyPublicDir: !isSsrBuild,
    // The oldest browsers that have all that a call needs (public/able.js asks); tsconfig.json holds the sources to what they know.
    target: isSsrBuild ? "node20" : ["chrome99", "edge99", "firefox115", "safari15.4"],
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
  worker: { format: "es", plugins: () => [sodium(), ...(mode === "quick" ? [cheapGuesses()] : [])] },
  ssr: { noExternal: true },
  server: { host: "127.0.0.1", port: 8080 },
  // Named here, because finding them later would reload the page in the middle of a first call.
  optimizeDeps: { include: ["libsodium-wrappers", "peerjs", "valibot", "fastest-levenshtein"] },
  test: {
    environment: "node",
    // So that it goes through `sodium()`.
    server: { deps: { inline: [/libsodium/] } },
    // What is waited for comes, also where something else has a processor for itself.
    expect: { poll: { timeout: 90_000 } },
    coverage: {
      include: ["src/**/*.{ts,tsx}"],
      // AssemblyScript, which runs as WebAssembly.
      exclude: ["src/camera/blur/kernels/**"],
      reporter: ["text"],
      thresholds: { "src/{call,camera,keeping,site}/**": { branches: 90 } },
    },
    // The browser condition that Solid needs would load ws's stub for browsers.
    alias: [{ find: /^ws$/, replacement: `${import.meta.dirname}/node_modules/ws/wrapper.mjs` }],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/{browser,engines,screens}/**", ...ALONE],
          // By default there is one fewer than processors.
          maxWorkers: 2,
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: "unit-alone", include: ALONE, maxWorkers: 2, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: "screens",
          include: ["tests/screens/**/*.test.ts"],
          globalSetup: ["tests/screens/build.ts", "tests/browser/harness/server.ts"],
          maxConcurrency: 2,
          maxWorkers: 2,
          isolate: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["tests/browser/harness/build.ts", "tests/browser/harness/server.ts"],
          // Half of the time a test waits for the network, a disk or a clock.
          maxWorkers: 2,
          isolate: false,
          // A machine may be three times as slow as it was the day before.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "engines",
          include: ["tests/engines/**/*.test.ts"],
          globalSetup: ["tests/engines/build.ts", "tests/browser/harness/server.ts"],
          fileParallelism: false,
          isolate: false,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "bench",
          include: ["bench/**/*.bench.ts"],
          globalSetup: ["tests/browser/harness/build.ts", "tests/browser/harness/server.ts"],
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));

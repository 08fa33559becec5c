import { afterEach, describe, expect, it, vi } from "vitest";
import { deviceProblem, listDevices } from "../../src/camera/devices.ts";
import { makeLevel } from "../../src/camera/level.ts";

afterEach(() => vi.unstubAllGlobals());

describe("the error of getUserMedia", () => {
  it.each([
    ["NotAllowedError", "denied"],
    ["SecurityError", "denied"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "inUse"],
    ["AbortError", "inUse"],
    ["InvalidStateError", "unknown"],
  ] as const)("%s means %s", (name, problem) => {
    expect(deviceProblem(new DOMException("", name))).toBe(problem);
  });

  it("outside a secure context is the page's fault, and what is no error is unknown", () => {
    vi.stubGlobal("navigator", {});
    expect(deviceProblem(new TypeError("mediaDevices"))).toBe("insecure");
    vi.stubGlobal("navigator", { mediaDevices: {} });
    expect(deviceProblem(new TypeError("a constraint"))).toBe("unknown");
    // Older browsers reject with something that is no Error.
    expect(deviceProblem({ name: "NotFoundError" })).toBe("missing");
    expect(deviceProblem("no")).toBe("unknown");
  });
});

it("there are no devices where a browser lists none", async () => {
  vi.stubGlobal("navigator", {});
  expect(await listDevices()).toEqual({ cameras: [], microphones: [], speakers: [] });
});

it.each([
  ["cannot be chosen where a browser plays no sound on another device", class {}, false],
  [
    "can be chosen where it does",
    class {
      setSinkId() {}
    },
    true,
  ],
  ["cannot be chosen where there is no page", undefined, false],
])("a speaker %s", async (_, element, can) => {
  if (element) vi.stubGlobal("HTMLMediaElement", element);
  vi.resetModules();
  const { CAN_CHOOSE_SPEAKER } = await import("../../src/camera/devices.ts");
  expect(CAN_CHOOSE_SPEAKER).toBe(can);
});

describe("the level of a microphone", () => {
  const SIZE = 2048;
  let amplitude = 0;
  let closed = false;

  function level() {
    vi.stubGlobal("document", new EventTarget());
    vi.stubGlobal(
      "AudioContext",
      class extends EventTarget {
        readonly state = "running";
        createMediaStreamSource() {
          return { connect: () => undefined };
        }
        close() {
          closed = true;
          return Promise.resolve();
        }
      },
    );
    vi.stubGlobal(
      "AnalyserNode",
      class {
        fftSize = SIZE;
        getFloatTimeDomainData(samples: Float32Array) {
          samples.forEach((_, index) => (samples[index] = amplitude * Math.sin((2 * Math.PI * index) / 64)));
        }
      },
    );
    vi.stubGlobal("MediaStream", class {});
    return makeLevel({} as MediaStreamTrack);
  }

  it("is 0 in silence, 1 for a loud voice, and between them in decibels", () => {
    const meter = level();
    amplitude = 0;
    expect(meter!.read()).toBe(0);
    amplitude = 0.8;
    expect(meter!.read()).toBe(1);
    // A sine of amplitude a has the power a²/2: -35 dB, half of the way from -60 to -10.
    amplitude = Math.sqrt(2 * 10 ** -3.5);
    expect(meter!.read()).toBeCloseTo(0.5, 2);
  });

  it("lets go of the sound card when it is closed", () => {
    level()!.close();
    expect(closed).toBe(true);
  });
});

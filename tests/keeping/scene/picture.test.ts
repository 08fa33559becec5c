/** The composed picture, made in the worker of streams of frames, or on the page where there are none. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { composeOnPage } from "../../../src/keeping/scene/canvas.ts";
import { makeScene } from "../../../src/keeping/scene/scene.ts";
import type { Order } from "../../../src/keeping/scene/sceneMessages.ts";
import { composeInWorker } from "../../../src/keeping/scene/streams.ts";
import { Stream, streamOf, Track } from "../fakes.ts";

vi.mock("../../../src/keeping/scene/mix.ts", () => ({
  makeMix: () => ({
    track: new Track("audio", "mixed"),
    hear: (voices: ReadonlyMap<string, Track>) => (heard = [...voices].map(([id, { name }]) => `${id}: ${name}`)),
    close: () => void (mixClosed = true),
  }),
}));

let heard: string[];
let mixClosed: boolean;
let orders: Order[];
let worker: { onmessage?: () => void; terminated: boolean };
/** Names of the tracks whose frames are read. */
let processed: string[];

beforeEach(() => {
  [heard, orders, processed] = [[], [], []];
  mixClosed = false;
  vi.stubGlobal("MediaStream", Stream);
  vi.stubGlobal(
    "Worker",
    class {
      terminated = false;
      constructor() {
        worker = this;
      }
      postMessage = (order: Order) => orders.push(order);
      terminate = () => void (this.terminated = true);
    },
  );
  vi.stubGlobal("MediaStreamTrackProcessor", undefined);
});
afterEach(() => vi.unstubAllGlobals());

function withStreams(): void {
  vi.stubGlobal(
    "MediaStreamTrackProcessor",
    class {
      readonly readable = {};
      constructor({ track }: { track: Track }) {
        processed.push(track.name);
      }
    },
  );
  vi.stubGlobal(
    "MediaStreamTrackGenerator",
    class extends Track {
      readonly writable = {};
      constructor() {
        super("video", "composed");
      }
    },
  );
}

const seen = (id: string, track?: Track) => ({ id, name: id, track: track as unknown as MediaStreamTrack | undefined });
const shown = () => {
  const last = orders.at(-1);
  if (last?.type !== "show") throw new Error("nothing is shown");
  return last.people.map(({ id, frames }) => `${id}: ${typeof frames === "string" ? frames : "new"}`);
};

describe("composed in the worker", () => {
  it("cannot be done where a page has no streams of frames", () => {
    expect(composeInWorker()).toBeUndefined();
  });

  it("hands each track's frames over once, and says what stays as it was", () => {
    withStreams();
    const picture = composeInWorker()!;
    const [ann, bob] = [new Track("video", "ann"), new Track("video", "bob")];
    picture.show([seen("ann", ann), seen("bob")]);
    expect(shown()).toEqual(["ann: new", "bob: none"]);
    picture.show([seen("ann", ann), seen("bob", bob)]);
    expect(shown()).toEqual(["ann: same", "bob: new"]);
    picture.show([seen("ann", new Track("video", "another"))]);
    expect(shown()).toEqual(["ann: new"]);
    expect(processed).toEqual(["ann", "bob", "another"]);
    picture.close();
    expect(orders.at(-1)).toEqual({ type: "end" });
    expect(picture.track.readyState).toBe("ended");
    expect(ann.readyState).toBe("live");
  });
});

describe("composed on the page", () => {
  let drawn: unknown[];
  let canvasGives: boolean;
  let videos: {
    srcObject: Stream | null;
    readyState: number;
    videoWidth: number;
    videoHeight: number;
    ended: boolean;
  }[];

  beforeEach(() => {
    [drawn, videos] = [[], []];
    canvasGives = true;
    const context = {
      fillRect: () => undefined,
      fillText: (name: string) => drawn.push(name),
      measureText: () => ({ width: 1 }),
      drawImage: (video: unknown) => drawn.push(video),
    };
    const canvas = {
      getContext: () => (canvasGives ? context : null),
      captureStream: () => new Stream([new Track("video", "canvas")]),
    };
    vi.stubGlobal("HTMLMediaElement", { HAVE_CURRENT_DATA: 2 });
    vi.stubGlobal("document", {
      createElement(name: string) {
        if (name === "canvas") return canvas;
        const video = { srcObject: null, readyState: 4, videoWidth: 64, videoHeight: 36, ended: false };
        videos.push(video);
        return { ...video, play: () => Promise.reject(new Error("hidden")) } as never;
      },
    });
  });

  it("paints everybody at each beat of the worker, those without a picture by name alone", () => {
    const picture = composeOnPage();
    expect(orders).toEqual([{ type: "clock" }]);
    picture.show([seen("ann", new Track("video", "ann")), seen("bob")]);
    worker.onmessage!();
    expect(drawn.map((what) => (typeof what === "string" ? what : "picture"))).toEqual(["picture", "ann", "bob"]);
    picture.show([seen("bob")]);
    drawn = [];
    worker.onmessage!();
    expect(drawn).toEqual(["bob"]);
    picture.close();
    expect(worker.terminated).toBe(true);
    expect(picture.track.readyState).toBe("ended");
  });

  it("takes another video for another track, and the same for the same", () => {
    const picture = composeOnPage();
    const ann = new Track("video", "ann");
    picture.show([seen("ann", ann)]);
    picture.show([seen("ann", ann)]);
    expect(videos).toHaveLength(1);
    picture.show([seen("ann", new Track("video", "another"))]);
    expect(videos).toHaveLength(2);
    picture.close();
  });

  it("is none where a canvas gives no picture", () => {
    canvasGives = false;
    expect(composeOnPage).toThrow("no picture");
  });
});

describe("a scene", () => {
  const part = (id: string, stream: MediaStream | undefined, camera = true) => ({ id, name: id, stream, camera });

  it("shows and mixes the first live tracks of everybody; who has switched the camera off is dark, and is heard", () => {
    withStreams();
    const scene = makeScene();
    const over = new Track("video", "over");
    over.stop();
    const [ann, bob] = [
      streamOf(over, new Track("video", "ann"), new Track("audio", "ann's voice")),
      streamOf(new Track("video", "bob"), new Track("audio", "bob's voice")),
    ];
    scene.show([part("ann", ann), part("bob", bob, false), part("cor", undefined)]);
    expect(processed).toEqual(["ann"]);
    expect(shown()).toEqual(["ann: new", "bob: none", "cor: none"]);
    expect(heard).toEqual(["ann: ann's voice", "bob: bob's voice"]);
    expect((scene.stream.getTracks() as unknown as Track[]).map(({ name }) => name)).toEqual(["composed", "mixed"]);
    scene.close();
    expect(orders.at(-1)).toEqual({ type: "end" });
    expect(mixClosed).toBe(true);
  });
});

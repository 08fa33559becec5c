import "./PaperView.css";
import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, onMount, Show, untrack } from "solid-js";
import ChevronLeft from "~icons/lucide/chevron-left";
import ChevronRight from "~icons/lucide/chevron-right";
import ZoomIn from "~icons/lucide/zoom-in";
import ZoomOut from "~icons/lucide/zoom-out";
import type { PaperPage, Sheet } from "../../paper/paper.ts";
import { useLocale } from "../../site/locale.tsx";
import { fitted, type Size } from "./fitted.ts";

/** How many times larger than the whole page. */
const ZOOMS = [1, 1.5, 2, 3] as const;

/** A paper that the person here leafs through. What of a page is in sight here is what the others see, with the pointer. */
export function PaperView(props: { readonly sheet: Sheet }): JSX.Element {
  const { t } = useLocale();
  const { paper, projector } = untrack(() => props.sheet);
  const [number, setNumber] = createSignal(1);
  const [step, setStep] = createSignal(0);
  const [page, setPage] = createSignal<PaperPage>();
  const [broken, setBroken] = createSignal(false);
  const [drawn, setDrawn] = createSignal<HTMLCanvasElement>();
  const [room, setRoom] = createSignal<Size>({ width: 0, height: 0 });
  const size = createMemo(() => fitted(page()?.shape ?? 1, room(), ZOOMS[step()]!));
  let pointer: Pick<MouseEvent, "clientX" | "clientY"> | undefined;
  let over = false;
  onCleanup(() => {
    over = true;
    projector.clear();
    const last = drawn();
    if (last) last.width = 0;
  });
  let desk!: HTMLDivElement;
  let leaf!: HTMLDivElement;

  onMount(() => {
    const watch = new ResizeObserver(() => setRoom({ width: desk.clientWidth, height: desk.clientHeight }));
    watch.observe(desk);
    // Behind the dialog, which gives the focus back to where it was.
    requestAnimationFrame(() => desk.focus({ preventScroll: true }));
    onCleanup(() => watch.disconnect());
  });

  /** What is shown from now on; undefined where it cannot be drawn. */
  function show(fresh: HTMLCanvasElement | undefined): void {
    const before = drawn();
    setBroken(fresh === undefined);
    projector.clear();
    setDrawn(fresh);
    // Safari counts what canvases hold, and frees it late.
    if (before) before.width = 0;
  }

  async function open(wanted: number): Promise<void> {
    const fresh = await paper.page(wanted).catch(() => undefined);
    if (over || number() !== wanted) return;
    if (!fresh) show(undefined);
    desk.scrollTo(0, 0);
    setPage(fresh);
  }
  createEffect(on(number, (wanted) => void open(wanted)));

  let newest = 0;
  async function draw(now: PaperPage, pixels: number): Promise<void> {
    const mine = ++newest;
    const fresh = await now.draw(pixels).catch(() => undefined);
    if (!over && mine === newest && page() === now) show(fresh);
    else if (fresh) fresh.width = 0;
  }
  createEffect(
    on([page, size, room], ([now, { width, height }, { width: wide, height: high }]) => {
      if (!now || width < 1) return;
      const longest = Math.max(Math.min(width, wide), Math.min(height, high));
      const pixels = Math.min(width * Math.max(devicePixelRatio, SHARP / longest), Math.sqrt(LARGEST * now.shape));
      void draw(now, pixels);
    }),
  );

  /** What of the page is at the top, and across the middle, each from 0 to 1. It stays there when the page becomes larger. */
  let sight = { top: 0, middle: 0.5 };
  function scrolled(): void {
    const { scrollTop, scrollHeight, scrollLeft, scrollWidth, clientWidth } = desk;
    sight = { top: scrollTop / scrollHeight, middle: (scrollLeft + clientWidth / 2) / scrollWidth };
    project();
  }
  createEffect(
    on(size, () => {
      const { top, middle } = sight;
      desk.scrollTo(middle * desk.scrollWidth - desk.clientWidth / 2, top * desk.scrollHeight);
    }),
  );

  /** Shows the others what of the page is in sight. */
  function project(): void {
    const canvas = drawn();
    if (!canvas) return;
    const [sheet, window] = [leaf.getBoundingClientRect(), desk.getBoundingClientRect()];
    const scale = canvas.width / sheet.width;
    const left = Math.max(sheet.left, window.left);
    const top = Math.max(sheet.top, window.top);
    const width = Math.min(sheet.right, window.left + desk.clientWidth) - left;
    const height = Math.min(sheet.bottom, window.top + desk.clientHeight) - top;
    if (!(width > 0 && height > 0)) return;
    const at = (x: number, y: number) => ({ x: (x - sheet.left) * scale, y: (y - sheet.top) * scale });
    const part = { ...at(left, top), width: width * scale, height: height * scale };
    projector.project(canvas, part, pointer && at(pointer.clientX, pointer.clientY));
  }
  createEffect(on([drawn, size, room], project));

  function point(event: MouseEvent | undefined): void {
    pointer = event;
    project();
  }

  return (
    <figure class="paper" data-main="true" data-testid="paper">
      <div
        class="desk"
        ref={desk}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- by keyboard it can be scrolled only where it has the focus
        tabIndex={0}
        role="region"
        aria-label={t("show.paperLabel")}
        onScroll={scrolled}
        onPointerMove={point}
        onPointerLeave={() => point(undefined)}
      >
        <div class="leaf" ref={leaf} style={{ width: `${size().width}px`, height: `${size().height}px` }}>
          {drawn()}
        </div>
        <Show when={broken()}>
          <p class="notice bad" role="alert" data-testid="error">
            {t("show.brokenPage")}
          </p>
        </Show>
      </div>
      <figcaption class="turning">
        <Show when={paper.pages > 1}>
          <Turn
            testId="page-before"
            label={t("show.before")}
            icon={<ChevronLeft width="1.6em" height="1.6em" aria-hidden="true" />}
            able={number() > 1}
            onPress={() => setNumber((now) => now - 1)}
          />
          <span role="status" data-testid="page-number">
            {t("show.page", { page: number(), pages: paper.pages })}
          </span>
          <Turn
            testId="page-next"
            label={t("show.next")}
            icon={<ChevronRight width="1.6em" height="1.6em" aria-hidden="true" />}
            able={number() < paper.pages}
            onPress={() => setNumber((now) => now + 1)}
          />
        </Show>
        <Turn
          testId="page-smaller"
          label={t("show.smaller")}
          icon={<ZoomOut width="1.6em" height="1.6em" aria-hidden="true" />}
          able={step() > 0}
          onPress={() => setStep((now) => now - 1)}
        />
        <Turn
          testId="page-larger"
          label={t("show.larger")}
          icon={<ZoomIn width="1.6em" height="1.6em" aria-hidden="true" />}
          able={step() < ZOOMS.length - 1}
          onPress={() => setStep((now) => now + 1)}
        />
      </figcaption>
    </figure>
  );
}

/** Pixels that the longer side in sight has at least, so that small print can be read on a larger screen than this one. */
const SHARP = 1_600;
/** Pixels of a page at most: some browsers draw no larger canvas. */
const LARGEST = 16_000_000;

/** A button of the paper. It keeps the focus where there is nothing further in its direction. */
function Turn(props: {
  readonly testId: string;
  readonly label: string;
  readonly icon: JSX.Element;
  readonly able: boolean;
  readonly onPress: () => void;
}): JSX.Element {
  return (
    <button
      type="button"
      data-testid={props.testId}
      aria-label={props.label}
      title={props.label}
      aria-disabled={!props.able}
      onClick={() => props.able && props.onPress()}
    >
      {props.icon}
    </button>
  );
}

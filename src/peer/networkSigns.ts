/** What tells a page that its network may not be the one it was. */
export interface NetworkSigns {
  /** The network is another one, or the device has slept: what was open before is as good as dead. */
  moved(): void;
  /** Something may have changed: it is worth asking. */
  doubt(): void;
}

/** ms: how often to look at the clocks, and how far apart two looks may be where the page is seen, and where it is not. */
const LOOK = { every: 1_000, seen: 5_000, hidden: 90_000 } as const;
/** ms by which the clocks may drift apart between two looks. */
const DRIFT = 2_000;

/** Listens until what it gives is called. */
export function watchNetwork({ moved, doubt }: NetworkSigns): () => void {
  const network = (navigator as Navigator & { readonly connection?: EventTarget & { readonly type?: string } })
    .connection;
  const stopping = new AbortController();
  const { signal } = stopping;
  let type = network?.type;
  let looked = performance.now();
  let ahead = Date.now() - looked;

  addEventListener("online", moved, { signal });
  document.addEventListener("resume", moved, { signal });
  document.addEventListener("visibilitychange", seen, { signal });
  // It also tells of every new guess of the line's speed.
  network?.addEventListener(
    "change",
    () => {
      const before = type;
      type = network.type;
      if (type === before) doubt();
      else moved();
    },
    { signal },
  );

  function seen(): void {
    if (document.visibilityState !== "visible") return;
    // Its timers were slow for another reason.
    looked = performance.now();
    doubt();
  }

  /** A device that sleeps stops one of the two clocks, or both timers and pages. */
  const looking = setInterval(() => {
    const now = performance.now();
    const slept = Math.abs(Date.now() - now - ahead) > DRIFT;
    const stood = now - looked > (document.visibilityState === "visible" ? LOOK.seen : LOOK.hidden);
    looked = now;
    ahead = Date.now() - now;
    if (slept || stood) moved();
  }, LOOK.every);

  return () => {
    stopping.abort();
    clearInterval(looking);
  };
}

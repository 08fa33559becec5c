import { vi } from "vitest";

/** Stubs the storage with one that is empty. What is in it stands in the map, by key. */
export function stubStorage(name: "localStorage" | "sessionStorage"): Map<string, string> {
  const store = new Map<string, string>();
  vi.stubGlobal(name, {
    get length() {
      return store.size;
    },
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, text: string) => void store.set(key, text),
    removeItem: (key: string) => void store.delete(key),
  });
  return store;
}

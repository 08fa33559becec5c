/** Where one person's picture stands, in pixels. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Columns by number of people: tiles stay near the shape of a camera's picture. */
const COLUMNS = [1, 1, 2, 2, 2, 3, 3] as const;

/** Tiles for `count` people, 1 to 6, in rows; those of the last row stand in its middle. */
export function tiles(count: number, width: number, height: number): readonly Tile[] {
  const columns = COLUMNS[count] ?? 3;
  const rows = Math.ceil(count / columns);
  const [tileWidth, tileHeight] = [Math.floor(width / columns), Math.floor(height / rows)];
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = Math.floor((width - inRow * tileWidth) / 2);
    return { x: left + (index % columns) * tileWidth, y: row * tileHeight, width: tileWidth, height: tileHeight };
  });
}

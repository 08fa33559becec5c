/** A person's place in the composed picture, in whole pixels from the upper left corner. */
export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * One tile for each of `count` people, in reading order, in a picture of `width`×`height` pixels. There are as many
 * columns as rows, or one more; an incomplete last row is centred. Meant for up to six people: with more, the tiles
 * become small.
 */
export function tiles(count: number, width: number, height: number): Tile[] {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const [cellWidth, cellHeight] = [Math.floor(width / columns), Math.floor(height / rows)];
  const top = Math.floor((height - rows * cellHeight) / 2);
  return Array.from({ length: count }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const inRow = Math.min(columns, count - row * columns);
    const left = Math.floor((width - inRow * cellWidth) / 2);
    return { x: left + column * cellWidth, y: top + row * cellHeight, width: cellWidth, height: cellHeight };
  });
}

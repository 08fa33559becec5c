/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How large a page of this shape (width by height) is where all of it would just fit into `room`, made `zoom` times larger. */
export function fitted(shape: number, room: Size, zoom: number): Size {
  // A fraction more than the room would bring up a scroll bar, which takes some of the room away, and so on without end.
  const width = Math.floor(Math.min(room.width, room.height * shape) * zoom);
  return { width, height: Math.floor(width / shape) };
}

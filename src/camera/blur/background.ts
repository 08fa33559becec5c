/** What may stand behind the person: the room itself, the room blurred, a picture of ours, or a plain colour. */
export const BACKGROUNDS = ["none", "light", "strong", "wall", "window", "hills", "sand", "mist"] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** Everything that hides the room. */
export type Hiding = Exclude<Background, "none">;

export const PICTURES = ["wall", "window", "hills"] as const satisfies readonly Background[];
export type Picture = (typeof PICTURES)[number];

/** R, G, B, each 0 to 255. */
export const COLOURS = { sand: [222, 210, 190], mist: [176, 190, 200] } as const satisfies Partial<
  Record<Background, readonly [number, number, number]>
>;
export type Colour = keyof typeof COLOURS;

/** Where the care worker begins: at home nobody should have to think of it. */
export const SAFE: Hiding = "strong";

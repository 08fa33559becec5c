/** What to type to come to this site, without what every browser adds by itself. */
export const siteAddress = (): string => `${location.host}${location.pathname}`.replace(/\/$/, "");

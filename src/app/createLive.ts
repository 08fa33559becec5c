export interface Live { allowed(): boolean; streaming(): boolean; problem(): "address"|"token"|"notFound"|"busy"|"unreachable"|"refused"|"lost"|undefined; usable(a:string):boolean; aim(t:{address:string;token:string}):void }
export function createLive(..._: unknown[]): Live { return { allowed: () => true, streaming: () => false, problem: () => undefined, usable: () => true, aim: () => {} }; }

/**
 * The handshake as symbols, and everything that the network can do with it: a bounded search in the manner of Dolev and
 * Yao. Cryptography is perfect here: a hash has no inverse, a tag cannot be made without its key. What is looked for is
 * what remains, that is, mistakes in what is bound to what, and in which order.
 */

/** A value: an atom, or what a function made of others. Equal values are equal strings. */
type Term = string;

const parts = new Map<Term, readonly [operation: string, ...given: readonly Term[]]>();

function make(operation: string, ...given: readonly Term[]): Term {
  const term = `${operation}(${given.join()})`;
  parts.set(term, [operation, ...given]);
  return term;
}

/** What two exponents make of a generator, in whichever order they come. */
const common = (generator: Term, x: Term, y: Term) => make("dh", generator, ...[x, y].toSorted());

/** The attacker's own values; what everybody knows is written with "#". */
const OWN = /^[e#]/;

/** Whether the attacker can make this term of what it has heard. */
function derives(heard: ReadonlySet<Term>, term: Term): boolean {
  if (heard.has(term) || (OWN.test(term) && !parts.has(term))) return true;
  const made = parts.get(term);
  if (!made) return false;
  const [operation, ...given] = made;
  if (operation !== "dh") return given.every((part) => derives(heard, part));
  const [generator, x, y] = given as [Term, Term, Term];
  const by = (own: Term, other: Term) => derives(heard, own) && derives(heard, make("pow", generator, other));
  return by(x, y) || by(y, x);
}

/** What is taken out of the protocol, to see that the search finds what it was there for. */
export type Fault =
  /** The words are drawn from the session key and a number of the host's that is not committed to. */
  | "noCommitment"
  /** The host's number goes out with its greeting. */
  | "earlyReveal"
  /** The keys that are named are not used to sign. */
  | "noPossession"
  /** What is sealed with depends on the named keys alone. */
  | "noSessionKeyInChannel"
  /** The host's door and "password needed" are not part of its associated data. */
  | "termsOutside"
  /** Diffie-Hellman as everybody knows it, with the password in the key that is made of it. */
  | "plainGenerator"
  /** Nobody looks at the joiner's tag. */
  | "noTag";

/** What has gone wrong in some order of events. */
export type Attack =
  | "a false host"
  | "a false joiner"
  | "other terms"
  | "an offer read by a stranger"
  | "a message of another run opened"
  | "words chosen late"
  | "a password tried offline";

/** How far the search goes. */
export interface Bounds {
  /** Runs of the honest host, all of one page; and of honest joiners, in one page or in one each. */
  readonly hosts: number;
  readonly joiners: number;
  readonly samePage?: boolean;
  /** The attacker knows the password, as in an open room. */
  readonly insider?: boolean;
  readonly fault?: Fault;
}

export interface Found {
  readonly attacks: ReadonlySet<Attack>;
  /** How many different situations there were. */
  readonly states: number;
  /** Whether there was one in which all who can be have been let in by each other. */
  readonly completed: boolean;
}

interface Agreed {
  readonly isk: Term;
  /** What messages behind the proof are sealed with. */
  readonly channel: Term;
  /** The key that the other has named. */
  readonly peer: Term;
}

interface HostRun {
  readonly joinerNonce: Term;
  readonly visitor: Term;
  readonly agreed?: Agreed;
  /** The host's number was known to the attacker before the joiner's share was in. */
  readonly known?: boolean;
}

interface JoinRun {
  readonly terms: Term;
  readonly commitment: Term;
  readonly hello: Term;
  readonly agreed: Agreed;
  readonly reveal?: Term;
}

/** Undefined: the run has not begun. The arrays are as long as the bounds say. */
interface State {
  readonly hosts: readonly (HostRun | undefined)[];
  readonly joiners: readonly (JoinRun | undefined)[];
  readonly heard: ReadonlySet<Term>;
}

const TERMS = ["#open", "#closed"] as const;
/** What the host says of its door. */
const SAID = TERMS[0];

/** Searches every order of events, and every message that the attacker can put in the place of another. */
export function search({ hosts, joiners, samePage = false, insider = false, fault }: Bounds): Found {
  const has = (one: Fault) => fault === one;
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const joinerKey = (j: number) => make("pk", `skJ${samePage ? 0 : j}`);
  const HOST_KEY = make("pk", "skH");
  const OWN_KEY = make("pk", "eSk");
  /** The password, or the one that a stranger tries. */
  const guess = insider ? "password" : "eGuess";

  const generator = (password: Term, sid: Term, visitor: Term) =>
    has("plainGenerator") ? "#generator" : make("generator", password, sid, visitor);
  const sidOf = (host: Term, joiner: Term) => make("sid", host, joiner);
  const share = (base: Term, x: Term) => make("pow", base, x);
  const hostData = (key: Term, commitment: Term, terms: Term) =>
    make("ad", "#H", key, commitment, has("termsOutside") ? "#" : terms);
  const joinerData = (key: Term) => make("ad", "#J", key);
  const session = (sid: Term, shared: Term, ...messages: readonly Term[]) =>
    make("isk", sid, shared, ...messages, ...(has("plainGenerator") ? ["password"] : []));
  const tag = (isk: Term, point: Term, data: Term) => make("mac", isk, point, data);
  const sign = (key: Term, what: Term) => make("sig", key, what);
  const secretOf = (key: Term) => parts.get(key)![1]!;
  const commit = (reveal: Term) => (has("noCommitment") ? "#" : make("commit", reveal));
  const channel = (isk: Term, host: Term, joiner: Term) =>
    make("channel", make("kx", ...[host, joiner].toSorted()), has("noSessionKeyInChannel") ? "#" : isk);
  /** A point of somebody's with one's own exponent: what an honest side makes of whatever it is given. */
  const raise = (point: Term, x: Term) => {
    const [, base, exponent] = parts.get(point)!;
    return common(base!, exponent!, x);
  };

  const hostNonce = (h: number) => `nH${h}`;
  const joinerNonce = (j: number) => `nJ${j}`;
  const helloOf = (h: number, { joinerNonce: nonce, visitor }: HostRun) => {
    const base = generator("password", sidOf(hostNonce(h), nonce), visitor);
    const data = hostData(HOST_KEY, commit(`r${h}`), SAID);
    return { point: share(base, `xH${h}`), commitment: commit(`r${h}`), data };
  };
  const joinersPoint = (j: number, host: Term) =>
    share(generator("password", sidOf(host, joinerNonce(j)), `id${j}`), `xJ${j}`);

  const attacks = new Set<Attack>();
  const seen = new Set<string>();
  let completed = false;

  const replaced = <T>(list: readonly T[], index: number, one: T) => list.map((old, at) => (at === index ? one : old));

  /** The relay lets somebody knock, under a nonce of a joiner's or of its own; the host greets. */
  function greetings(state: State): State[] {
    return state.hosts.flatMap((begun, h) => {
      if (begun) return [];
      const nonces = [...numbers(joiners).map((j) => [joinerNonce(j), `id${j}`] as const), ["eNonce", "id0"] as const];
      return nonces.map(([nonce, visitor]) => {
        const run: HostRun = { joinerNonce: nonce, visitor };
        const { point, commitment } = helloOf(h, run);
        const said = [hostNonce(h), point, HOST_KEY, commitment, ...(has("earlyReveal") ? [`r${h}`] : [])];
        return { ...state, hosts: replaced(state.hosts, h, run), heard: new Set([...state.heard, ...said]) };
      });
    });
  }

  interface Hello {
    readonly nonce: Term;
    readonly point: Term;
    readonly key: Term;
    readonly commitment: Term;
    readonly terms: Term;
  }

  /**
   * Every hello for this joiner that a host or the attacker could come to the same key with, and some that nobody could:
   * those differ in nothing that can be seen afterwards.
   */
  function hellosFor(state: State, j: number): Hello[] {
    const greeted = state.hosts.flatMap((run, h) => (run ? [{ h, ...helloOf(h, run) }] : []));
    const commitments = [commit("eReveal"), ...greeted.map(({ commitment }) => commitment)];
    const real = greeted.flatMap(({ h, point, commitment }) =>
      TERMS.flatMap((terms) =>
        [HOST_KEY, OWN_KEY].flatMap((key) =>
          [commitment, commit("eReveal")].map((other) => ({
            nonce: hostNonce(h),
            point,
            key,
            commitment: other,
            terms,
          })),
        ),
      ),
    );
    const made = ["eNonce", ...greeted.map(({ h }) => hostNonce(h))].flatMap((nonce) => {
      const point = share(generator(guess, sidOf(nonce, joinerNonce(j)), `id${j}`), "eX");
      const keys = [OWN_KEY, HOST_KEY, ...numbers(joiners).map(joinerKey)];
      return [...new Set(keys)].flatMap((key) =>
        commitments.flatMap((commitment) => TERMS.map((terms) => ({ nonce, point, key, commitment, terms }))),
      );
    });
    const echoed = state.joiners.flatMap((run) =>
      run ? [{ nonce: "eNonce", point: pointIn(run), key: OWN_KEY, commitment: commit("eReveal"), terms: SAID }] : [],
    );
    return [...real, ...made, ...echoed];
  }

  /** The joiner's own share in a run. */
  const pointIn = ({ agreed }: JoinRun) => parts.get(agreed.isk)![5]!;

  /** A joiner is given a hello, and proves the password; behind it comes the sealed offer. */
  function proofs(state: State): State[] {
    return state.joiners.flatMap((begun, j) => {
      if (begun) return [];
      return hellosFor(state, j).map(({ nonce, point, key, commitment, terms }) => {
        const own = joinersPoint(j, nonce);
        const data = hostData(key, commitment, terms);
        const sid = sidOf(nonce, joinerNonce(j));
        const isk = session(sid, raise(point, `xJ${j}`), point, data, own, joinerData(joinerKey(j)));
        const agreed: Agreed = { isk, channel: channel(isk, key, joinerKey(j)), peer: key };
        const run: JoinRun = { terms, commitment, hello: point, agreed };
        const proof = tag(isk, own, joinerData(joinerKey(j)));
        const offer = make("seal", agreed.channel, `offer${j}`);
        const said = [own, joinerKey(j), proof, sign(secretOf(joinerKey(j)), proof), offer];
        return { ...state, joiners: replaced(state.joiners, j, run), heard: new Set([...state.heard, ...said]) };
      });
    });
  }

  /** A host is given a proof; where it is right, it answers with its own and its number. */
  function welcomes(state: State): State[] {
    return state.hosts.flatMap((run, h) => {
      if (!run || run.agreed) return [];
      const hello = helloOf(h, run);
      const sid = sidOf(hostNonce(h), run.joinerNonce);
      const keys = [OWN_KEY, HOST_KEY, ...numbers(joiners).map(joinerKey)];
      const points = [
        share(generator(guess, sid, run.visitor), "eX"),
        ...state.joiners.flatMap((joiner) => (joiner ? [pointIn(joiner)] : [])),
      ];
      return points.flatMap((point) =>
        [...new Set(keys)].flatMap((key) => {
          const data = joinerData(key);
          const isk = session(sid, raise(point, `xH${h}`), hello.point, hello.data, point, data);
          const proof = tag(isk, point, data);
          if (!has("noTag") && !derives(state.heard, proof)) return [];
          if (!has("noPossession") && !has("noTag") && !derives(state.heard, sign(secretOf(key), proof))) return [];
          const agreed: Agreed = { isk, channel: channel(isk, HOST_KEY, key), peer: key };
          const known = derives(state.heard, `r${h}`);
          const welcome = tag(isk, hello.point, hello.data);
          const said = [welcome, sign("skH", welcome), `r${h}`];
          const next = { ...state, hosts: replaced(state.hosts, h, { ...run, agreed, known }) };
          return [{ ...next, heard: new Set([...state.heard, ...said]) }];
        }),
      );
    });
  }

  /** A joiner is given a welcome, and lets the host in where it is right. */
  function acceptances(state: State): State[] {
    return state.joiners.flatMap((run, j) => {
      if (!run || run.reveal !== undefined) return [];
      const { agreed, hello, commitment, terms } = run;
      const welcome = tag(agreed.isk, hello, hostData(agreed.peer, commitment, terms));
      if (!derives(state.heard, welcome)) return [];
      if (!has("noPossession") && !derives(state.heard, sign(secretOf(agreed.peer), welcome))) return [];
      // "eLate": whatever the attacker likes, now that it has heard everything else.
      const reveals = ["eReveal", "eLate", ...numbers(hosts).map((h) => `r${h}`)];
      return reveals
        .filter((reveal) => derives(state.heard, reveal) && commit(reveal) === commitment)
        .map((reveal) => ({ ...state, joiners: replaced(state.joiners, j, { ...run, reveal }) }));
    });
  }

  const honest = (key: Term) => key !== OWN_KEY;

  function judge({ hosts: ours, joiners: theirs, heard }: State): void {
    const accepted = theirs.filter((run) => run?.reveal !== undefined) as JoinRun[];
    const admitted = ours.filter((run) => run?.agreed) as (HostRun & { agreed: Agreed })[];
    for (const { agreed, terms, reveal } of accepted) {
      const partner = admitted.find((run) => run.agreed.isk === agreed.isk);
      if ((honest(agreed.peer) || !insider) && !partner) attacks.add("a false host");
      if (partner && terms !== SAID) attacks.add("other terms");
      if (reveal === "eLate") attacks.add("words chosen late");
    }
    for (const run of admitted) {
      const partner = theirs.some((joiner) => joiner?.agreed.isk === run.agreed.isk);
      if ((honest(run.agreed.peer) || !insider) && !partner) attacks.add("a false joiner");
      if (run.known && insider) attacks.add("words chosen late");
    }
    const channels = [...theirs, ...admitted].flatMap((run) => (run?.agreed ? [run.agreed] : []));
    for (const [at, one] of channels.entries()) {
      const same = channels.slice(at + 1).some((other) => other.channel === one.channel && other.isk !== one.isk);
      if (same) attacks.add("a message of another run opened");
    }
    for (const run of theirs) {
      if (run && !insider && readable(heard, run)) attacks.add("an offer read by a stranger");
    }
    // Whoever could make a tag that was heard, if it only knew the password, can try passwords on it for as long as it likes.
    if (!insider && [...heard].some((term) => triable(heard, term))) attacks.add("a password tried offline");
  }

  /** The channel's key is made of the session key and of a private key, of which the attacker has its own. */
  const readable = (heard: ReadonlySet<Term>, { agreed }: JoinRun): boolean =>
    !honest(agreed.peer) && (has("noSessionKeyInChannel") || derives(heard, agreed.isk));

  function triable(heard: ReadonlySet<Term>, term: Term): boolean {
    const made = parts.get(term);
    if (made?.[0] !== "mac") return false;
    const without = new Set(heard);
    without.delete(term);
    return !derives(without, term) && derives(without.add("password"), term);
  }

  const wholly = ({ hosts: ours, joiners: theirs }: State) =>
    theirs.filter((run) => run?.reveal !== undefined && ours.some((host) => host?.agreed?.isk === run.agreed.isk))
      .length === Math.min(hosts, joiners);

  const keyOf = ({ hosts: ours, joiners: theirs }: State) =>
    [
      ...ours.map((run) => run && `${run.joinerNonce} ${run.agreed?.isk} ${run.agreed?.peer} ${run.known}`),
      ...theirs.map((run) => run && `${run.agreed.isk} ${run.terms} ${run.commitment} ${run.reveal}`),
    ].join("|");

  const start: State = {
    hosts: numbers(hosts).map(() => undefined),
    joiners: numbers(joiners).map(() => undefined),
    heard: new Set([
      ...(insider ? ["password"] : []),
      ...numbers(joiners).flatMap((j) => [joinerNonce(j), `id${j}`]),
      HOST_KEY,
      ...numbers(joiners).map(joinerKey),
    ]),
  };
  const open = [start];
  for (let state = open.pop(); state; state = open.pop()) {
    const key = keyOf(state);
    if (seen.has(key)) continue;
    seen.add(key);
    judge(state);
    completed ||= wholly(state);
    open.push(...greetings(state), ...proofs(state), ...welcomes(state), ...acceptances(state));
  }
  return { attacks, states: seen.size, completed };
}

import { parseArgs } from 'node:util';

import { PINNED, type Release } from './servers/release.js';

export const usage = `npm run conformance [-- OPTIONS]

Runs every scenario on the released InvokeAI ${PINNED} and on the sandbox, and compares their responses and events.

  --version X    another release
  --unpinned     with the newest libraries that the release allows
  --server URL   a running server; everything created on it is deleted again
  --sandbox      the sandbox alone, against the expectations of the scenarios
  --users        only the scenarios with several users
  --model        also installs a tiny model and generates images with it
  --downloads    also downloads models from this machine: lost, paused and resumed, refused
  --drift        prints how the release differs from our models and from ${PINNED}
  --support      runs the scenarios of the SDK on every supported release and writes docs/support.md
  --web          runs InvokeAI's own web app in a browser, on the release and on the sandbox
  --editor       runs workflows in the web app's node editor, and compares what it sends with what ours would
  --metadata     reads files that other programs wrote, then 100 000 mutations of them; without a server
  --archive      writes archives, which sha256sum, bagit and roc-validator verify; without a server
  --mutations N  so many mutations, from the one that --seed names
  --pairs N      enqueues workflows that are two of ours in one, N of them or all, and compares the verdicts
  --transfers N  N images between servers and archives by the command line; by killed programs, from folders too
  --maps N       maps a workflow over N pictures, once to the end and once by programs that are killed
  --mutants      runs everything on sandboxes with one fault each; at least 95 % of the faults must be detected
  --only TEXT    only scenarios with TEXT in their title
  --generated N  only generated sequences, at least N exchanges; without it 2000 after the scenarios
  --nodes N      only random nodes, N of each type, or of the types in --only TYPE,TYPE
  --seed S       the seed of the first generated sequence; without --generated only this one, printed`;

/** The options of the command line. */
export interface Options {
  readonly release: Release;
  readonly server: string | undefined;
  readonly sandbox: boolean;
  readonly mutants: boolean;
  readonly web: boolean;
  readonly users: boolean;
  readonly editor: boolean;
  readonly model: boolean;
  readonly downloads: boolean;
  readonly archive: boolean;
  readonly metadata: boolean;
  readonly drift: boolean;
  readonly support: boolean;
  readonly only: string;
  /** Exchanges of generated sequences. */
  readonly generated: number | undefined;
  /** Random nodes of each type. */
  readonly nodes: number | undefined;
  readonly seed: number | undefined;
  /** Images that are transferred. */
  readonly transfers: number | undefined;
  /** Pictures that a workflow is mapped over. */
  readonly maps: number | undefined;
  /** Mutations of files. */
  readonly mutations: number | undefined;
  /** Workflows that are made of two. */
  readonly pairs: number | undefined;
  readonly help: boolean;
}

/** Parses the command line. Throws an error whose message can be printed as it is. */
export function readOptions(args: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      version: { type: 'string' },
      unpinned: flag,
      server: { type: 'string' },
      sandbox: flag,
      mutants: flag,
      web: flag,
      users: flag,
      editor: flag,
      model: flag,
      downloads: flag,
      archive: flag,
      metadata: flag,
      drift: flag,
      support: flag,
      only: { type: 'string', default: '' },
      generated: { type: 'string' },
      nodes: { type: 'string' },
      seed: { type: 'string' },
      mutations: { type: 'string' },
      pairs: { type: 'string' },
      transfers: { type: 'string' },
      maps: { type: 'string' },
      help: { ...flag, short: 'h' },
    },
  });
  const { version, unpinned, server, generated, nodes, seed, mutations, pairs, transfers, maps, ...rest } = values;
  if (version !== undefined && !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`--version: must be a release such as 6.8.1, got "${version}"`);
  if (server !== undefined && !URL.canParse(server))
    throw new Error('--server: must be a URL such as http://localhost:9090');
  const modes = [rest.sandbox && '--sandbox', rest.support && '--support', rest.drift && '--drift'].filter(Boolean);
  if (modes.length > 1) throw new Error(`${modes.join(' and ')}: cannot be combined`);
  if (rest.web && (rest.support || rest.drift || rest.mutants || rest.model)) throw new Error('--web: runs alone');
  if (rest.users && (server || modes.length > 0))
    throw new Error('--users: boots a server of its own, so it runs alone');
  if (rest.editor && (rest.sandbox || rest.support || rest.drift || rest.mutants || rest.model || rest.web))
    throw new Error('--editor: runs alone, on a real server');
  if (maps !== undefined && rest.sandbox) throw new Error('--maps: requires a real server');
  if (rest.model && (rest.sandbox || rest.support || rest.drift)) throw new Error('--model: requires a real server');
  const release = { version: version ?? PINNED, pinned: !unpinned };
  const counts = {
    generated: count('--generated', generated),
    nodes: count('--nodes', nodes),
    seed: count('--seed', seed),
    mutations: count('--mutations', mutations),
    pairs: count('--pairs', pairs),
    transfers: count('--transfers', transfers),
    maps: count('--maps', maps),
  };
  return { ...rest, ...counts, server, release };
}

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isCount = /^[1-9]\d{0,8}$/.test(text);
  if (!isCount) throw new Error(`${name}: must be a whole number from 1 to 999999999, got "${text}"`);
  return Number(text);
}

import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CRUISER = new URL('../../node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', import.meta.url);

/** Returns the imports that dependency-cruiser sees in the workspace at `root`, and what it refuses. */
export async function cruise(root, config = '.dependency-cruiser.mjs') {
  const { modules, summary } = JSON.parse(await run(root, config));
  const seen = new Set(modules.map(({ source }) => source));
  const comments = new Map(summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  return {
    modules,
    unseen: globSync('{packages,apps}/*/{src,test}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !seen.has(file)),
    refused: summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      comment: comments.get(rule.name),
      from,
      to,
    })),
  };
}

function run(root, config) {
  const args = [fileURLToPath(CRUISER), '--config', config, '--output-type', 'json', 'packages', 'apps'];
  return new Promise((resolve, reject) => {
    // The exit code is the number of violations, so only silence is a failure.
    execFile(process.execPath, args, { cwd: root, maxBuffer: 1e9 }, (_, stdout, stderr) =>
      stdout ? resolve(stdout) : reject(new Error(`dependency-cruiser: ${stderr}`)),
    );
  });
}

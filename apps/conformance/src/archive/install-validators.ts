import { installPackages } from '../servers/install-packages.js';

/** Who verifies archives: neither is ours. */
const packages = {
  kind: 'validators',
  requirements: ['bagit==1.9.0', 'roc-validator==0.13.0'],
  needs: 'the Python package index is reachable and 100 MB are free',
};

/** Installs the validators, unless an earlier run did, and returns the path of their Python. Rejects when it cannot. */
export const installValidators = (log: (line: string) => void): Promise<string> => installPackages(packages, log);

import type { Request, Step } from './step.js';

/**
 * Returns the shortest sequence found for which `fails` still resolves to true: without steps, then without parameters,
 * that are not needed. Gives up after `maxAttempts`.
 */
export async function shorten(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  maxAttempts = 150,
): Promise<readonly Step[]> {
  let shortest = steps;
  let attempts = 0;
  const attempt = async (candidate: readonly Step[]): Promise<boolean> => {
    attempts += 1;
    if (attempts > maxAttempts || !(await fails(candidate))) return false;
    shortest = candidate;
    return true;
  };
  const removeSteps = async (largest: number) => {
    for (let size = largest; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      // From the end, because the first steps create what the others need.
      for (let end = shortest.length; end > 0; end -= size) {
        await attempt(shortest.toSpliced(Math.max(0, end - size), Math.min(size, end)));
      }
    }
  };
  await removeSteps(Math.ceil(steps.length / 2));
  for (let index = 0; index < shortest.length; index++) {
    for (const simpler of simplerSteps(shortest[index])) {
      await attempt(shortest.with(index, simpler(shortest[index])));
    }
  }
  // A step may have been needed for a parameter only.
  await removeSteps(1);
  return shortest;
}

/** Returns a function for each query parameter and each field of the body that removes it from a step. */
function simplerSteps(step: Step | undefined): ((step: Step | undefined) => Step)[] {
  if (step === undefined || step === 'run the queue') return [];
  const without =
    (part: 'query' | 'upload', key: string) =>
    (current: Step | undefined): Step => {
      const request = current as Request;
      const { [key]: _, ...rest } = request[part] as Readonly<Record<string, never>>;
      return { ...request, [part]: rest };
    };
  return [
    ...Object.keys(step.query ?? {}).map((key) => without('query', key)),
    ...Object.keys(step.upload ?? {})
      .filter((key) => key !== 'picture')
      .map((key) => without('upload', key)),
  ];
}

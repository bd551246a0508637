/** Returns an object that does what `target` does, and reports what its methods throw, to any depth. */
export function observed<T extends object>(target: T, report: (error: unknown) => void): T {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = object[key as keyof T];
      if (typeof value === 'function')
        return (...args: unknown[]) => watchCall(() => value.apply(object, args), report);
      return isPlain(value) ? observed(value, report) : value;
    },
  });
}

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;

function watchCall(call: () => unknown, report: (error: unknown) => void): unknown {
  try {
    const result = call();
    if (result instanceof Promise) return result.catch(reportAndThrow(report));
    return isGenerator(result) ? watchGenerator(result, report) : result;
  } catch (error) {
    return reportAndThrow(report)(error);
  }
}

const isGenerator = (value: unknown): value is AsyncGenerator =>
  isPlain(value) && Symbol.asyncIterator in value && 'next' in value;

async function* watchGenerator(items: AsyncGenerator, report: (error: unknown) => void): AsyncGenerator {
  try {
    yield* items;
  } catch (error) {
    reportAndThrow(report)(error);
  }
}

const reportAndThrow =
  (report: (error: unknown) => void) =>
  (error: unknown): never => {
    report(error);
    throw error;
  };

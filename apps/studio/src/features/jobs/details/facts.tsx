/** The name of a fact and its value; `null` or `undefined` where there is none. */
type Fact = readonly [name: string, value: string | number | null | undefined];

/** Facts with their names. Those without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="job-facts">
      {facts
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

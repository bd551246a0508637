/** What went wrong, line by line. */
export function Problems({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => (
    <p key={line} role="alert" className="failure">
      {line}
    </p>
  ));
}

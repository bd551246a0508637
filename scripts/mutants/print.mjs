/** Prints what survived, then one line of figures. */
export function printVerdict({ killed, timedOut, rejected, survived, equivalent, stale, percent }) {
  for (const { file, line, column, mutator, original, changed, status } of survived) {
    console.log(`\n${file}:${line}:${column} ${mutator}${status === 'NoCoverage' ? ', run by no test' : ''}`);
    console.log(`- ${original}\n+ ${changed}`);
  }
  for (const { file, changed } of stale) console.log(`\nstale entry of equivalent.json, ${file}:\n+ ${changed}`);
  if (timedOut.length > 0) console.log('\ntimed out:');
  for (const { file, line, changed } of timedOut) console.log(`  ${file}:${line} ${changed.slice(0, 100)}`);
  console.log(
    `\nkilled by tests ${killed.length}, by the time limit ${timedOut.length}, by the compiler ${rejected.length}`,
  );
  const total = killed.length + timedOut.length + rejected.length;
  console.log(`${total} killed, ${survived.length} survived, ${equivalent.length} equivalent, ${percent.toFixed(1)} %`);
}

import { command } from '../command/command.js';
import { everywhere } from '../command/flags.js';
import { SHELLS, scriptFor } from '../completion/scripts.js';
import { UsageError } from '../error/cli-error.js';

/** `invoke completion` */
export const completion = command({
  kind: 'local',
  summary: 'Prints what makes a shell complete commands, flags, and the names of boards, models and profiles',
  details:
    'bash: source <(invoke completion bash) in ~/.bashrc. zsh: the same in ~/.zshrc, after compinit. fish: invoke completion fish > ~/.config/fish/completions/invoke.fish. PowerShell: invoke completion powershell | Out-String | Invoke-Expression in the profile.',
  examples: [
    { line: 'completion bash', about: 'For bash' },
    { line: 'completion powershell', about: 'For PowerShell' },
  ],
  flags: everywhere,
  args: { shell: { arity: 'one', about: SHELLS.join(', ') } },
  async run({ args }, { print }) {
    const shell = SHELLS.find((one) => one === args.shell);
    if (!shell) throw new UsageError(`unknown shell "${args.shell}"`, { hint: `It is one of ${SHELLS.join(', ')}.` });
    const script = scriptFor(shell);
    if (print.isJson) print.value({ shell, script });
    else print.text(script);
  },
});

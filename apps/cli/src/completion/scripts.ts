import { COMPLETE } from './complete-word.js';

/** The shells that can complete. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** Returns what a shell reads to complete command lines: it calls the program with the words, and offers its lines. */
export const scriptFor = (shell: (typeof SHELLS)[number]): string => SCRIPTS[shell];

/** What has been typed may have quotes and backslashes that the program must not see. */
const SCRIPTS = {
  bash: `_invoke() {
  local line word
  COMPREPLY=()
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  while IFS= read -r line; do
    word="\${line%%$'\\t'*}"
    COMPREPLY+=("$(printf '%q' "$word")")
  done < <(invoke ${COMPLETE} -- "\${words[@]//[\\\\\\"\\']/}" 2>/dev/null)
}
complete -o default -F _invoke invoke
`,
  zsh: `_invoke() {
  local -a found
  local line
  while IFS= read -r line; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(invoke ${COMPLETE} -- "\${(@)words[2,CURRENT]//[\\\\\\"\\']/}" 2>/dev/null)
  (( $#found )) && _describe invoke found || _files
}
compdef _invoke invoke
`,
  fish: `function __invoke_complete
  set -l typed (commandline -ct)
  set -l words (commandline -opc)[2..-1] (string replace -ra '[\\\\\\\\"\\']' '' -- "$typed")
  set -l found (invoke ${COMPLETE} -- $words 2>/dev/null)
  if set -q found[1]
    printf '%s\\n' $found
  else
    __fish_complete_path "$typed"
  end
end
complete -c invoke -f -a '(__invoke_complete)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName invoke -ScriptBlock {
  param($typed, $ast, $position)
  $elements = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $position })
  $words = @($elements | ForEach-Object { $_.Extent.Text.Trim("'", '"') })
  if ($typed -eq '') { $words += '""' }
  invoke ${COMPLETE} -- @words 2>$null | ForEach-Object {
    $word, $about = $_ -split "\`t", 2
    $text = if ($word -match '\\s') { "'" + $word.Replace("'", "''") + "'" } else { $word }
    $tip = if ($about) { $about } else { $word }
    [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $tip)
  }
}
`,
} as const;

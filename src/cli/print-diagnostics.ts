import type { Diagnostic } from '../model.ts'

/** Formats of the problems that `check` prints. */
export const diagnosticFormats = ['text', 'github', 'json'] as const
export type DiagnosticFormat = (typeof diagnosticFormats)[number]

/**
 * Format diagnostics, one per line: as a compiler does, columns aligned, or as GitHub's workflow annotations
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], format: 'text' | 'github'): string {
  return diagnostics.map(format === 'github' ? printAnnotation : printLine(diagnostics)).join('')
}

function printLine(all: readonly Diagnostic[]): (diagnostic: Diagnostic) => string {
  const locationWidth = longest(all.map(locationOf))
  const ruleWidth = longest(all.map(({ rule }) => rule))
  return diagnostic => {
    const { severity, rule, message } = diagnostic
    return `${locationOf(diagnostic).padEnd(locationWidth)}  ${severity.padEnd(7)}  ${rule.padEnd(ruleWidth)}  ${message}\n`
  }
}

function locationOf({ file, line, column }: Diagnostic): string {
  return `${file}:${line}:${column}`
}

function longest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0)
}

function printAnnotation({ severity, file, line, column, rule, message }: Diagnostic): string {
  const properties = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}`
  return `::${severity === 'note' ? 'notice' : severity} ${properties}::${escapeData(message)}\n`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

import { type Command, type Measurement, measure, type Peak } from './measure.ts'

/** One way to do a job, to be compared with others. */
export interface Subject {
  readonly name: string
  /** Make everything as it was before the first run; not measured. */
  readonly reset: () => Promise<void>
  readonly commands: readonly Command[]
}

export interface SubjectResult {
  readonly name: string
  /** Of every run, in order. */
  readonly seconds: readonly number[]
  readonly peak?: Peak
  readonly outputs: readonly string[]
}

/** Run subjects in turn (ours, peer, ours, peer, …), so that what else the machine does meets them alike. */
export async function compare(subjects: readonly Subject[], runs: number): Promise<readonly SubjectResult[]> {
  const measurements = subjects.map((): Measurement[] => [])
  for (let run = 0; run < runs; run++) {
    for (const [index, { reset, commands }] of subjects.entries()) {
      await reset()
      measurements[index]?.push(await measure(commands))
    }
  }
  return subjects.map(({ name }, index) => summarise(name, measurements[index] ?? []))
}

function summarise(name: string, measurements: readonly Measurement[]): SubjectResult {
  const [peak] = measurements
    .flatMap(({ peak }) => (peak ? [peak] : []))
    .toSorted((one, other) => other.megabytes - one.megabytes)
  return {
    name,
    seconds: measurements.map(({ seconds }) => seconds),
    outputs: measurements.map(({ output }) => output),
    ...(peak && { peak }),
  }
}

/** The middle value, or the mean of the middle two. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('expected values to take the median of')
  return (low + high) / 2
}

import { type Command, CommandFailure, type Measurement, measure, type Peak } from './measure.ts'

/** One way to do a job, to be compared with others. */
export interface Subject {
  readonly name: string
  /** Make everything as it was before the first run; not measured. */
  readonly reset: () => Promise<void>
  readonly commands: readonly Command[]
  /** Whether a failure of its is a finding, as of a peer that takes more memory than there is, and no defect of ours. */
  readonly mayFail?: boolean
}

export interface SubjectResult {
  readonly name: string
  /** Of every run, in order. */
  readonly seconds: readonly number[]
  /** Of every run, the seconds of each command. */
  readonly steps: readonly (readonly number[])[]
  /** Of every run, the seconds of work on all cores; of no run where the system does not tell. */
  readonly cpu: readonly number[]
  readonly peak?: Peak
  readonly outputs: readonly string[]
  /** What went wrong, after how long and which commands that ended well; it was not run again. */
  readonly failure?: Pick<Measurement, 'seconds' | 'steps'> & { readonly message: string }
}

/** Run subjects in turn (ours, peer, ours, peer, …), so that what else the machine does meets them alike. */
export async function compare(subjects: readonly Subject[], runs: number): Promise<readonly SubjectResult[]> {
  const found = subjects.map(() => ({ measurements: [] as Measurement[], failure: [] as CommandFailure[] }))
  for (let run = 0; run < runs; run++) {
    for (const [index, { reset, commands, mayFail = false }] of subjects.entries()) {
      const { measurements = [], failure = [] } = found[index] ?? {}
      if (failure.length > 0) continue
      await reset()
      try {
        measurements.push(await measure(commands))
      } catch (error) {
        if (!(mayFail && error instanceof CommandFailure)) throw error
        failure.push(error)
      }
    }
  }
  return subjects.map(({ name }, index) => {
    const { measurements = [], failure = [] } = found[index] ?? {}
    return summarise(name, measurements, failure[0])
  })
}

function summarise(
  name: string,
  measurements: readonly Measurement[],
  failure: CommandFailure | undefined,
): SubjectResult {
  const [peak] = [...measurements, ...(failure ? [failure.measured] : [])]
    .flatMap(({ peak }) => (peak ? [peak] : []))
    .toSorted((one, other) => other.megabytes - one.megabytes)
  return {
    name,
    seconds: measurements.map(({ seconds }) => seconds),
    steps: measurements.map(({ steps }) => steps),
    cpu: measurements.flatMap(({ cpu }) => cpu ?? []),
    outputs: measurements.map(({ output }) => output),
    ...(peak && { peak }),
    ...(failure && { failure: { message: failure.message, ...failure.measured } }),
  }
}

/** The median time of a subject; NaN where it has none. */
export function typicalSeconds(subject: SubjectResult | undefined): number {
  return subject === undefined || subject.seconds.length === 0 ? Number.NaN : median(subject.seconds)
}

/** The middle value, or the mean of the middle two. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('expected values to take the median of')
  return (low + high) / 2
}

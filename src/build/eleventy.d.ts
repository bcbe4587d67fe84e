/** The part of Eleventy 3.1 that this project uses; the package ships no types. https://www.11ty.dev/docs/programmatic/ */
declare module '@11ty/eleventy' {
  export interface EleventyConfig {
    readonly globalData: Readonly<Record<string, unknown>>
    readonly directories: { readonly output: string }
    addGlobalData(name: string, value: unknown): void
    addExtension(extension: string, options: Record<string, unknown>): void
    setInputDirectory(directory: string): void
    setTemplateFormats(formats: readonly string[]): void
    setDataFileSuffixes(suffixes: readonly string[]): void
    setUseGitIgnore(isUsed: boolean): void
    setQuietMode(isQuiet: boolean): void
    on(event: 'eleventy.after', listener: () => Promise<void>): void
  }

  export interface EleventyOptions {
    /** Write nothing. */
    readonly dryRun: boolean
    readonly configPath: string
    readonly quietMode: boolean
    readonly loader: 'esm'
    readonly config: (eleventyConfig: EleventyConfig) => void
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions)
    disableLogger(): void
    init(): Promise<void>
    write(): Promise<
      readonly [copied: unknown, written: readonly { readonly outputPath: string; readonly url: string }[]]
    >
  }
}

/** The part of Eleventy 3.1 that this project uses; the package ships no types. https://www.11ty.dev/docs/programmatic/ */
declare module '@11ty/eleventy' {
  export interface EleventyConfig {
    readonly globalData: Readonly<Record<string, unknown>>
    readonly directories: { readonly input: string; readonly output: string }
    readonly ignores: Set<string>
    readonly benchmarks: { readonly config: { setIsVerbose(isVerbose: boolean): void } }
    addPlugin<Options>(
      plugin: (eleventyConfig: EleventyConfig, options: Options) => void | Promise<void>,
      options: Options,
    ): void | Promise<void>
    addGlobalData(name: string, value: unknown): void
    setInputDirectory(directory: string): void
    addExtension(extension: string, options: Record<string, unknown>): void
    addTransform(
      name: string,
      transform: (
        this: { readonly inputPath: string; readonly outputPath: string; readonly url: string },
        content: string | Buffer,
      ) => unknown,
    ): void
    addTemplateFormats(formats: string): void
    addTemplate(path: string, content: unknown): void
    setDataFileSuffixes(suffixes: readonly string[]): void
    setUseTemplateCache(isUsed: boolean): void
    setUseGitIgnore(isUsed: boolean): void
    setQuietMode(isQuiet: boolean): void
    on(
      event: 'eleventy.before' | 'eleventy.after',
      listener: (run: { readonly directories: { readonly output: string } }) => Promise<void>,
    ): void
  }

  export interface EleventyOptions {
    readonly configPath: string
    readonly quietMode: boolean
    readonly loader: 'esm'
    /** Called before the configuration file. */
    readonly config: (eleventyConfig: EleventyConfig) => void
  }

  export default class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions)
    disableLogger(): void
    write(): Promise<unknown>
  }
}

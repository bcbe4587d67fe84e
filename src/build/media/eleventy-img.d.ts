/** The part of Eleventy Image 6 that this project uses; the package ships no types. https://www.11ty.dev/docs/plugins/image/ */
declare module '@11ty/eleventy-img' {
  export interface MadeFile {
    readonly width: number
    readonly height: number
    readonly url: string
  }

  export interface ImageOptions {
    readonly widths: number[]
    readonly formats: string[]
    readonly outputDir: string
    readonly urlPath: string
    readonly filenameFormat: (id: string, src: string, width: number, format: string) => string
    readonly sharpOptions: { readonly limitInputPixels: number; readonly animated: boolean }
    readonly fixOrientation: boolean
    readonly useCache: boolean
  }

  /** Make files of an image, by format from narrow to wide. */
  export default function image(
    file: string,
    options: ImageOptions,
  ): Promise<Readonly<Record<string, readonly MadeFile[] | undefined>>>
}

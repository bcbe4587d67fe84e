/** A path into `content/media`, from a post's file or from the root. */
const mediaPath = /^(?:(?:\.\.\/)+|\/)?media\/(.+)$/

/** Tell the path below `content/media` that an image leads to. Undefined for any other image. */
export function mediaPathOf(url: string): string | undefined {
  const [, name] = mediaPath.exec(url) ?? []
  return name === undefined || /(?:^|\/)\.\.?(?:\/|$)/.test(name) ? undefined : decodePath(name)
}

/** Read `%20` in a path. A path that is no encoded one is taken as it is. */
export function decodePath(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Tell whether an image lies elsewhere on the web. */
export function isRemoteImage({ url }: { readonly url: string }): boolean {
  return /^https?:\/\/./i.test(url)
}

/** An image in a body, roughly: text in code that looks like one counts too. */
const imageAddress = /!\[[^\n]*?\]\(\s*<?([^>)\n]+)>?\)/g

/** List the addresses of what may be images in a body. */
export function addressesOfImages(body: string): readonly string[] {
  return body.includes('![') ? Array.from(body.matchAll(imageAddress), ([, url = '']) => url.trim()) : []
}

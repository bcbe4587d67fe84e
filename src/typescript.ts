/**
 * Make Node load TypeScript from here on: the configuration, `.eleventy.ts` and the templates. To be called once, after
 * the modules that are faster for not passing through the loader. Does nothing where one runs these sources already.
 */
export async function enableTypeScript(): Promise<void> {
  if (import.meta.url.endsWith('.ts')) return
  const { register } = await import('tsx/esm/api')
  register()
}
